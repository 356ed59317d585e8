r"""How good the first ten answers to short queries are, as readers judge them, beside Lucene's.

    python -m tests.quality.pool INDEX ARTICLES.jsonl.gz QUERIES.txt GRADES.tsv --lucene /usr/share/java

INDEX is the folder of an index of ARTICLES, as `flask reindex` makes it; QUERIES has one query a line. The
first ten of either engine are pooled: what GRADES.tsv has no row for is added without a grade, in an order
that does not tell who found it. A reader fills in 0 (beside the point) to 3 (just what was asked for); the
next run prints nDCG@10, what is not graded counting 0.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from index.embedded.engine import EmbeddedEngine
from tests.quality import lucene
from tests.quality.collection import Document, Query, read_documents
from tests.quality.measures import DEPTH
from tests.quality.retrieval import search

Grades = Mapping[tuple[str, str], int | None]
Lists = Mapping[str, Sequence[str]]
EXCERPT = 300
"""Characters of an article that stand beside its grade; mostly they tell."""
SEED = 1
"""Of the order of new rows."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Add what is not graded yet, and print the measures."""
    given = _arguments(arguments)
    documents = {document.id: document for document in read_documents(given.articles)}
    lines = given.queries.read_text(encoding="utf-8").splitlines()
    queries = [Query(line, line, "") for line in lines if line.strip()]
    engine = EmbeddedEngine(given.index)
    ours = {query.id: [name for name, _ in search(engine, query.text)[:DEPTH]] for query in queries}
    answers = lucene.rank(given.lucene, documents.values(), queries)
    theirs = {query.id: [name for name, _ in answers.get(query.id, ())[:DEPTH]] for query in queries}
    grades = read_grades(given.grades)
    missing = sorted({(q.id, name) for q in queries for name in (*ours[q.id], *theirs[q.id])} - grades.keys())
    _append(given.grades, missing, documents)
    for name, lists in (("Telisik", ours), ("Lucene", theirs)):
        means = [ndcg(query.id, lists[query.id], grades) for query in queries]
        sys.stdout.write(f"{name:8} nDCG@{DEPTH} {sum(means) / len(means):.3f}\n")
    open_rows = len(missing) + sum(grade is None for grade in grades.values())
    sys.stdout.write(f"{len(queries)} queries, {open_rows} rows without a grade\n")


def ndcg(query: str, listed: Sequence[str], grades: Grades) -> float:
    """Normalised discounted cumulative gain of a list's first ten, with the gain 2^grade - 1.

    Args:
        query: the query.
        listed: what an engine lists, best first.
        grades: the grade of each pair of query and article.

    Returns:
        Between 0 and 1, which is the best order of all that is graded; 0 when nothing is worth finding.
    """
    gains = [2 ** (grades.get((query, name)) or 0) - 1 for name in listed[:DEPTH]]
    best = sorted(
        (2 ** (grade or 0) - 1 for (asked, _), grade in grades.items() if asked == query), reverse=True
    )
    ideal = _discounted(best[:DEPTH])
    return _discounted(gains) / ideal if ideal else 0.0


def read_grades(path: Path) -> dict[tuple[str, str], int | None]:
    """Read tab-separated query, article, grade (or nothing), excerpt; a file that is not there has none."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row[0], row[1]): int(row[2]) if row[2] else None for row in rows}


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def _append(path: Path, missing: Sequence[tuple[str, str]], documents: Mapping[str, Document]) -> None:
    """Add rows, query by query, in an order by chance within each."""
    chance = random.Random(SEED)
    rows = sorted((query, chance.random(), name) for query, name in missing)
    with path.open("a", encoding="utf-8") as lines:
        for query, _, name in rows:
            text = f"{documents[name].title or ''} | {documents[name].text}"
            lines.write(f"{query}\t{name}\t\t{' '.join(text.split())[:EXCERPT]}\n")


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path, help="folder of the index")
    parser.add_argument("articles", type=Path, help="JSON lines of the articles that it holds")
    parser.add_argument("queries", type=Path, help="one query a line")
    parser.add_argument("grades", type=Path, help="tab-separated query, article, grade, excerpt")
    parser.add_argument("--lucene", type=Path, metavar="JARS", required=True, help="folder of Lucene's jars")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()

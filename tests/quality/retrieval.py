r"""How well questions find the passage that answers them.

    python -m tests.quality.retrieval DOCUMENTS.jsonl.gz QUERIES.tsv \
        [--split valid] [--ablation] [--lucene /usr/share/java]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from index.embedded.engine import EmbeddedEngine
from index.engine import Engine, SearchRequest
from index.query.parser import parse
from tests.quality import lucene
from tests.quality.ablation import VARIANTS, Variant
from tests.quality.collection import Query, build_index, read_documents, read_queries
from tests.quality.measures import LISTED, Measures, Ranked, measure


def search(engine: Engine, text: str) -> Ranked:
    """The first results for what a reader would type."""
    answer = engine.search(SearchRequest(parse(text), per_page=LISTED))
    return [(hit.id, hit.score) for hit in answer.hits]


def measure_engine(engine: Engine, queries: Sequence[Query]) -> Measures:
    """Measure an engine that has indexed the documents."""
    return measure((query.document, search(engine, query.text)) for query in queries)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the measures."""
    given = _arguments(arguments)
    queries = read_queries(given.queries, given.split)
    for variant in VARIANTS if given.ablation else VARIANTS[:1]:
        show(variant.name, _measure_variant(variant, given.documents, queries))
    if given.lucene:
        answers = lucene.rank(given.lucene, read_documents(given.documents), queries)
        show("Lucene", measure((query.document, answers.get(query.id, [])) for query in queries))


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path, help="JSON lines with id and text")
    parser.add_argument("queries", type=Path, help="tab-separated id, query, document, split")
    parser.add_argument("--split", help="only queries of this split")
    parser.add_argument("--ablation", action="store_true", help="also with each signal switched off")
    parser.add_argument("--lucene", type=Path, metavar="JARS", help="folder of Lucene's jars, to compare")
    return parser.parse_args(arguments)


def _measure_variant(variant: Variant, documents: Path, queries: Sequence[Query]) -> Measures:
    with tempfile.TemporaryDirectory() as folder, variant.applied():
        build_index(read_documents(documents), Path(folder))
        return measure_engine(EmbeddedEngine(Path(folder), variant.weights), queries)


def show(name: str, measures: Measures) -> None:
    """Print one row."""
    sys.stdout.write(f"{name:40} {measures}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

r"""How well an article is found by its own headline, typed as a query.

python -m tests.quality.titles ARTICLES.jsonl.gz [--sample 500] [--ablation] [--lucene /usr/share/java]
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from index.embedded.engine import EmbeddedEngine
from tests.quality import lucene
from tests.quality.ablation import VARIANTS
from tests.quality.collection import Document, Query, build_index, read_documents
from tests.quality.measures import measure
from tests.quality.retrieval import measure_engine, show

SEED = 1
"""Of the sample, so that two runs ask the same."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the measures: for articles without their headline, then with it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="JSON lines with id, title and text")
    parser.add_argument("--sample", type=int, default=500, help="how many headlines are asked")
    parser.add_argument("--ablation", action="store_true", help="also with each weight switched off")
    parser.add_argument("--lucene", type=Path, metavar="JARS", help="folder of Lucene's jars, to compare")
    given = parser.parse_args(arguments)
    documents = list(read_documents(given.articles))
    titled = [document for document in documents if document.title]
    chosen = random.Random(SEED).sample(titled, min(given.sample, len(titled)))
    queries = [Query(document.id, document.title or "", document.id) for document in chosen]
    for name, searched in (
        ("without headlines", [replace(document, title=None) for document in documents]),
        ("with headlines", documents),
    ):
        _compare(name, searched, queries, ablation=given.ablation, jars=given.lucene)


def _compare(
    name: str, documents: Sequence[Document], queries: Sequence[Query], *, ablation: bool, jars: Path | None
) -> None:
    """Measure one state of the articles; variants that need an index of their own are left out."""
    variants = [variant for variant in VARIANTS if not variant.without] if ablation else VARIANTS[:1]
    with tempfile.TemporaryDirectory() as folder:
        build_index(documents, Path(folder))
        for variant in variants:
            engine = EmbeddedEngine(Path(folder), variant.weights)
            show(f"{name}: {variant.name}", measure_engine(engine, queries))
    if jars:
        answers = lucene.rank(jars, documents, queries)
        show(f"{name}: Lucene", measure((query.document, answers.get(query.id, [])) for query in queries))


if __name__ == "__main__":
    main()

r"""The benchmark: this index and its peers, in one run.

python -m tests.bench ARTICLES.jsonl.gz [--articles 100000] [--out DIR] [--peers fts5 tantivy_py]
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np

from tests.bench.corpus import Corpus, make_corpus
from tests.bench.documents import write_documents
from tests.bench.growth import measure_growth
from tests.bench.indexing import Indexed, Run, add_to_peer, index_peer, index_telisik, run_telisik
from tests.bench.isolated import isolated
from tests.bench.peers.peer import PEERS, installed_version
from tests.bench.peers.telisik import NAME, WHOLE
from tests.bench.plot import plot
from tests.bench.report import Results, label, report
from tests.bench.searching import measure_queries
from tests.bench.serving import measure_serving
from tests.bench.workers import measure_worker
from tests.bench.workload import SAMPLE, draw


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; prints the tables and writes them and the plot."""
    given = _arguments(arguments)
    if given.out is not None:
        given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=given.out) as folder:
        results = run(given.source, given.articles, given.queries, given.peers, Path(folder))
    text = report(results)
    sys.stdout.write(text)
    if given.out is not None:
        (given.out / "report.md").write_text(text, encoding="utf-8")
        title = (
            f"{given.articles:,} articles, ten hits, total, facets: median (full) and 95th percentile (pale)"
        )
        (given.out / "queries.svg").write_text(plot(results.searched, title), encoding="utf-8")


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.bench", description=__doc__)
    parser.add_argument(
        "source", type=Path, help="JSON lines with text, and title, date, url, source if known"
    )
    parser.add_argument("--articles", type=int, default=100_000, help="how many to index (100000)")
    parser.add_argument("--queries", type=int, default=30, help="how many of each kind to ask (30)")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=PEERS, help="whom to measure beside")
    parser.add_argument("--out", type=Path, help="where tables and plot go, and all else meanwhile")
    return parser.parse_args(arguments)


def run(source: Path, articles: int, queries: int, wanted: Sequence[str], folder: Path) -> Results:
    """Measure everything, one thing at a time."""
    versions = {name: version for name in wanted if (version := isolated(installed_version, name))}
    peers = list(versions)
    _tell(f"peers: {', '.join(map(label, peers))}")
    corpus = isolated(make_corpus, source, articles, folder)
    _tell("corpus made")
    indexed = _index(corpus, peers, folder)
    ours = folder / NAME
    workload = isolated(draw, folder / "documents.jsonl.gz", ours, queries)
    _tell(f"{len(workload)} queries drawn")
    searched = isolated(measure_queries, folder, peers, workload)
    _tell("queries asked")
    workers = {
        name: isolated(measure_worker, folder, name, peers, workload) for name in (NAME, WHOLE, *peers)
    }
    _tell("processes measured")
    served = isolated(measure_serving, ours, workload, folder)
    _tell("pages served")
    grown = measure_growth(corpus, ours, folder)
    _tell("smaller indexes searched")
    added = _add(corpus, peers, folder)
    machine = _machine(versions)
    return Results(machine, corpus, indexed, added, searched, len(workload), workers, served, grown)


def _index(corpus: Corpus, peers: Sequence[str], folder: Path) -> dict[str, Indexed]:
    indexed = {NAME: index_telisik(folder / NAME, corpus.parts)}
    _tell(f"{NAME} indexed")
    documents = folder / "documents.jsonl.gz"
    # Without peers, only the queries are drawn from them.
    isolated(write_documents, corpus.parts, documents, None if peers else SAMPLE)
    _tell("articles analysed for the peers")
    for name in peers:
        indexed[name] = index_peer(name, folder / name, documents)
        _tell(f"{label(name)} indexed")
    return indexed


def _add(corpus: Corpus, peers: Sequence[str], folder: Path) -> dict[str, Run]:
    extra = folder / "new-documents.jsonl.gz"
    isolated(write_documents, [corpus.extra], extra)
    added = {NAME: run_telisik(folder / NAME, [*corpus.parts, corpus.extra])}
    return added | {name: add_to_peer(name, folder / name, extra) for name in peers}


def _machine(versions: Mapping[str, str]) -> str:
    engines = ", ".join(f"{label(name)} {version}" for name, version in versions.items())
    processors = len(os.sched_getaffinity(0))
    return f"{processors} processors; Python {platform.python_version()}, NumPy {np.__version__}; {engines}"


def _tell(step: str) -> None:
    sys.stderr.write(f"{datetime.now():%H:%M:%S} {step}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()

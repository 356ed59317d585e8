"""The report: tables in Markdown of what was measured, each time beside its ratio."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tests.bench.corpus import NEW, Corpus
from tests.bench.growth import Grown
from tests.bench.indexing import Indexed, Run
from tests.bench.measures import MIB, Spread
from tests.bench.peers.telisik import NAME, WHOLE
from tests.bench.searching import Searched
from tests.bench.serving import CLIENTS, WORKERS, Served
from tests.bench.workers import Worker

LABELS = {
    "stock_whoosh": "stock Whoosh",
    "fts5": "SQLite FTS5",
    "tantivy_py": "tantivy",
    "xapian_py": "Xapian",
}


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that one run measured.

    Attributes:
        machine: processors, system, versions.
        corpus: the articles.
        indexed: by engine, what its index cost.
        added: by engine, a run with new articles, after everything else.
        searched: by engine, what the workload took.
        queries: how many queries the workload has.
        workers: by engine, what one more process costs.
        served: what pages took.
        grown: searches in indexes of different sizes.
    """

    machine: str
    corpus: Corpus
    indexed: dict[str, Indexed]
    added: dict[str, Run]
    searched: dict[str, Searched]
    queries: int
    workers: dict[str, Worker]
    served: Served
    grown: list[Grown]


def label(name: str) -> str:
    """How an engine is called in tables."""
    return LABELS.get(name, name)


def report(results: Results) -> str:
    """Write all tables."""
    articles = results.corpus.sizes[-1]
    made = articles - results.corpus.real
    lines = [
        f"# {articles:,} articles",
        "",
        f"{results.corpus.real:,} real ones, {made:,} recombined from their paragraphs and sentences. "
        f"{results.machine}.",
        "",
        *_section("Queries: ten hits, total, three facets (ms)", _queries(results)),
        *_section("Queries by kind, median (ms)", _kinds(results.searched)),
        *_section("Indexing", _indexing(results)),
        *_section("Index size", _sizes(results.indexed)),
        *_section("One more process", _workers(results.workers)),
        *_section(f"Served: gunicorn, {WORKERS} workers, {CLIENTS} clients (ms)", _served(results.served)),
        *_section("Growth (ms)", _growth(results.grown)),
    ]
    return "\n".join(lines)


def _section(title: str, rows: Iterable[Sequence[str]]) -> Iterator[str]:
    head, *body = rows
    yield f"## {title}"
    yield ""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' + '---:|' * (len(head) - 1)}"
    yield from (f"| {' | '.join(row)} |" for row in body)
    yield ""


def _queries(results: Results) -> Iterator[Sequence[str]]:
    ours, whole = results.searched[NAME].mixed, results.searched[WHOLE].mixed
    yield "", "median", "p95", "Telisik/it", "p95", "whole answer/it", "p95", "rounds", "same totals"
    for name, searched in results.searched.items():
        mixed = searched.mixed
        same = f"{searched.agreeing} of {results.queries}"
        ratios = (*_ratios(ours, mixed), *_ratios(whole, mixed))
        yield label(name), _ms(mixed.median), _ms(mixed.p95), *ratios, str(searched.rounds), same


def _ratios(ours: Spread, theirs: Spread) -> tuple[str, str]:
    return f"{ours.median / theirs.median:.3f}", f"{ours.p95 / theirs.p95:.3f}"


def _kinds(searched: dict[str, Searched]) -> Iterator[Sequence[str]]:
    kinds = list(searched[NAME].kinds)
    yield "", *kinds
    for name, engine in searched.items():
        yield label(name), *(_ms(engine.kinds[kind].median) for kind in kinds)
    for name, engine in searched.items():
        yield f"{label(name)}, p95", *(_ms(engine.kinds[kind].p95) for kind in kinds)


def _indexing(results: Results) -> Iterator[Sequence[str]]:
    ours = results.indexed[NAME].build.seconds
    head = "seconds", "articles/s", "it/Telisik", "unchanged, s", "of the first", f"{NEW} new, s"
    yield "", *head, "peak MiB", "helper's"
    for name, indexed in results.indexed.items():
        build = indexed.build
        speed = f"{results.corpus.sizes[-1] / build.seconds:.0f}"
        added = f"{results.added[name].seconds:.2f}"
        memory = f"{build.memory:.0f}", f"{build.helper:.0f}"
        times = f"{build.seconds:.1f}", speed, f"{build.seconds / ours:.2f}", *_unchanged(indexed), added
        yield label(name), *times, *memory


def _unchanged(indexed: Indexed) -> tuple[str, str]:
    """What a run without changes took, and its share of the first; peers have no such run."""
    again = indexed.unchanged
    return (f"{again.seconds:.2f}", f"1/{indexed.build.seconds / again.seconds:.0f}") if again else ("", "")


def _sizes(indexed: dict[str, Indexed]) -> Iterator[Sequence[str]]:
    ours = indexed[NAME].size
    yield "", "MiB", "Telisik/it"
    for name, engine in indexed.items():
        yield label(name), f"{engine.size / MIB:.1f}", f"{ours / engine.size:.2f}"
        for part, size in engine.parts.items():
            yield f"· {part}", f"{size / MIB:.1f}", ""


def _workers(workers: dict[str, Worker]) -> Iterator[Sequence[str]]:
    yield "", "opening, ms", "first query, ms", "private, MiB", "of that before opening"
    for name, worker in workers.items():
        memory = f"{worker.private:.1f}", f"{worker.bare:.1f}"
        yield label(name), _ms(worker.opening), _ms(worker.first), *memory


def _served(served: Served) -> Iterator[Sequence[str]]:
    yield "", "median", "p95", "constant, median", "p95", "ratio", "p95"
    for name, searched in (("new", served.new), ("again", served.again)):
        for kind, spread in searched.items():
            constant = served.constant[kind]
            times = (spread.median, spread.p95, constant.median, constant.p95)
            yield f"{kind}, {name}", *map(_ms, times), *_ratios(spread, constant)
    yield "private MiB of the workers", *(f"{private:.1f}" for private in served.private), *[""] * 4


def _growth(grown: Sequence[Grown]) -> Iterator[Sequence[str]]:
    yield (
        "articles",
        "matches",
        "found",
        "median",
        "p95",
        "whole answer",
        "p95",
        "median to the smallest index's",
    )
    first: dict[int, float] = {}
    for row in grown:
        least = first.setdefault(row.matches, row.time.median)
        times = (row.time.median, row.time.p95, row.whole.median, row.whole.p95)
        yield (
            f"{row.size:,}",
            str(row.matches),
            str(row.found),
            *map(_ms, times),
            f"{row.time.median / least:.2f}",
        )


def _ms(time: float) -> str:
    return f"{time:.3g}" if time < 100 else f"{time:.0f}"

"""Measuring growth: the same searches in indexes of different sizes, at known numbers of matches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from index.embedded.engine import EmbeddedEngine
from tests.bench.corpus import Corpus, Planted
from tests.bench.indexing import run_telisik
from tests.bench.isolated import isolated
from tests.bench.measures import Spread
from tests.bench.peers import telisik
from tests.bench.peers.peer import Asked, Opened
from tests.bench.workload import asked_of

REPEATS = 41


@dataclass(frozen=True, slots=True)
class Grown:
    """How a search of a word in a known number of articles fares in an index of some size.

    Attributes:
        size: articles in the index.
        matches: articles that the word was planted in.
        found: articles that were found; one may have lost it with what is no part of the article.
        time: of Telisik doing its peers' work.
        whole: of the whole answer.
    """

    size: int
    matches: int
    found: int
    time: Spread
    whole: Spread


def measure_growth(corpus: Corpus, index_dir: Path, folder: Path) -> list[Grown]:
    """Index the smaller parts of a corpus, and search all sizes.

    Args:
        corpus: the corpus.
        index_dir: the index of all of it.
        folder: where the smaller indexes go.
    """
    grown = []
    for number, size in enumerate(corpus.sizes, 1):
        whole = number == len(corpus.sizes)
        place = index_dir if whole else folder / f"articles-{size}"
        if not whole:
            run_telisik(place, corpus.parts[:number])
        words = [planted for planted in corpus.planted if planted.size == size]
        grown += isolated(_search, place, words)
    return grown


def _search(index_dir: Path, words: Sequence[Planted]) -> list[Grown]:
    same, whole = telisik.SameWork(index_dir), telisik.WholeAnswer(index_dir)
    engine = EmbeddedEngine(index_dir)
    grown = []
    for word in words:
        asked = asked_of("planted", word.word)
        assert asked is not None
        found = engine.search(telisik.request_of(asked)).total
        times = _times(same, asked), _times(whole, asked)
        grown.append(Grown(word.size, word.matches, found, *times))
    return grown


def _times(opened: Opened, asked: Asked) -> Spread:
    prepared = opened.prepare(asked)
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        opened.answer(prepared)
        times.append((perf_counter() - start) * 1000)
    return Spread.of(times)

"""The corpus: real articles, and beyond their number articles recombined from their paragraphs."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

NEW = 100
"""How many articles are added to a finished index."""
STEPS = (100, 10, 1)
"""The index is also built of a hundredth and a tenth of the articles, to see how it grows."""
PLANTED = (10, 100, 1000)
"""In how many articles a planted word stands, if that is no more than half of the smallest index."""
MOST_PIECES = 60
"""Pieces of a recombined article; a few real ones are books."""
SEED = 4

Row = dict[str, Any]
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“(])")


@dataclass(frozen=True, slots=True)
class Planted:
    """A made-up word that stands in so many articles, spread evenly over the first `size`."""

    word: str
    size: int
    matches: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was made.

    Attributes:
        parts: JSON lines; together all articles, the first `n` parts are the articles of `sizes[n - 1]`.
        sizes: how many articles the first part, the first two, and all have.
        extra: further articles, as new ones.
        real: how many articles are real; the others are recombined.
        planted: the words of known frequency.
    """

    parts: tuple[Path, ...]
    sizes: tuple[int, ...]
    extra: Path
    real: int
    planted: tuple[Planted, ...]


def make_corpus(source: Path, articles: int, folder: Path) -> Corpus:
    """Write a corpus.

    Args:
        source: JSON lines with `text` and, where known, `title`, `date`, `url` and `source`.
        articles: how many to write.
        folder: where to; made when it is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows = list(islice(_read(source), articles + NEW))
    real = min(articles, len(rows))
    sizes = tuple(dict.fromkeys(max(articles // step, 1) for step in STEPS))
    planted = _planted(sizes)
    stream = _with_planted(chain(rows[:real], _recombined(rows, articles - real)), planted)
    parts = []
    for number, size in enumerate(sizes):
        parts.append(folder / f"corpus-{number}.jsonl.gz")
        written = sizes[number - 1] if number else 0
        _write(parts[-1], islice(stream, size - written), first=written)
    extra = folder / "new.jsonl.gz"
    _write(extra, _recombined(rows, NEW, SEED + 1), first=articles)
    return Corpus(tuple(parts), sizes, extra, real, planted)


def _read(source: Path) -> Iterator[Row]:
    opener = gzip.open if source.suffix == ".gz" else open
    with opener(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if isinstance(row.get("text"), str) and row["text"].strip():
                yield row


def _write(path: Path, rows: Iterator[Row], first: int) -> None:
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as lines:
        for number, row in enumerate(rows, first):
            lines.write(json.dumps({**row, "id": f"a{number}"}, ensure_ascii=False) + "\n")


def _pieces(text: str) -> tuple[str, list[str]]:
    """What a text is joined of, and by what: its paragraphs if it has several, else its sentences."""
    paragraphs = [line for line in text.split("\n") if line.strip()]
    if len(paragraphs) > 3:
        return "\n", paragraphs[:MOST_PIECES]
    return " ", _SENTENCE_END.split(text)[:MOST_PIECES]


def _recombined(rows: Sequence[Row], count: int, seed: int = SEED) -> Iterator[Row]:
    """Articles with a real one's headline, date and beginning; every later piece is another real article's.

    A piece keeps its number, so that leads, bodies and closings stay in their places.
    """
    if count <= 0:
        return
    chooser = random.Random(seed)
    texts = [_pieces(row["text"]) for row in rows]
    by_number: list[list[str]] = [[] for _ in range(MOST_PIECES)]
    for _, pieces in texts:
        for number, piece in enumerate(pieces):
            by_number[number].append(piece)
    for _ in range(count):
        chosen = chooser.randrange(len(rows))
        joint, pieces = texts[chosen]
        later = [chooser.choice(by_number[number]) for number in range(1, len(pieces))]
        yield {**rows[chosen], "text": joint.join((pieces[0], *later))}


def _planted(sizes: Sequence[int]) -> tuple[Planted, ...]:
    letters = "bcdfghjklmnp"
    counts = [matches for matches in PLANTED if matches <= sizes[0] // 2] or [1]
    return tuple(
        Planted(f"zq{letters[row]}{letters[column]}x", size, matches)
        for row, size in enumerate(sizes)
        for column, matches in enumerate(counts)
    )


def _with_planted(rows: Iterator[Row], planted: Sequence[Planted]) -> Iterator[Row]:
    wanted: dict[int, list[str]] = {}
    for word in planted:
        for place in range(word.matches):
            wanted.setdefault(place * word.size // word.matches, []).append(word.word)
    for number, row in enumerate(rows):
        words = wanted.get(number)
        yield {**row, "text": _with_words(row["text"], words)} if words else row


def _with_words(text: str, words: Sequence[str]) -> str:
    """Put words into the middle of a text; its ends may be taken for what surrounds an article."""
    at = text.find(" ", len(text) // 2)
    return f"{text[:at]} {' '.join(words)} {text[at:]}" if at > 0 else f"{' '.join(words)} {text}"

"""Frequent phrases: words that often stand together in titles and first sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.analysis.chain import function_words
from index.embedded import arrays
from index.embedded.arrays import Bool, Int32
from index.embedded.offsets import TokenOffsets
from index.embedded.postings import FieldPostings, decoded
from index.embedded.strings import StringTable, write_strings

OPENING = 30
"""How many words of a text's beginning are read: about the first sentence, which says what it is about."""
MOST_SCANNED = 50_000_000
"""A field with more positions is left alone: titles alone give phrases enough then."""
MOST_READ = 2_000_000
"""So many words are read at most, those of the highest document numbers: for a moment 100 MB."""
CHUNK = 4_000_000
"""How many positions are looked at at a time."""
MOST_PHRASES = 40_000
"""How many phrases of a segment are kept, the commonest."""
LEAST_COUNT = 2
SHORTEST_WORD = 2
_LONGEST = 3
"""Words of the longest phrase."""
PHRASES, COUNTS = "phrases", "counts.i4"


@dataclass(frozen=True, slots=True)
class PhraseTable:
    """The frequent phrases of one segment.

    Attributes:
        phrases: one to three folded words each, sorted.
        counts: how often each stands in openings.
    """

    phrases: StringTable
    counts: Int32

    @classmethod
    def open(cls, folder: Path) -> PhraseTable:
        """Map the phrases in a folder."""
        return cls(StringTable.open(folder / PHRASES), arrays.load(folder / COUNTS))

    def commonest(self, beginning: str, most: int) -> list[bytes]:
        """The commonest phrases that begin so."""
        first, last = self.phrases.prefix_range(beginning)
        order = np.argsort(-self.counts[first:last], kind="stable")[:most]
        return [self.phrases[first + row] for row in order.tolist()]

    def count(self, phrase: str) -> int:
        """How often a phrase stands in openings."""
        at = self.phrases.find(phrase)
        return 0 if at is None else int(self.counts[at])


class FrequentPhrases:
    """The frequent phrases of all segments; safe to share between threads."""

    def __init__(self, tables: Sequence[PhraseTable]) -> None:
        self._tables = tables

    def completing(self, typed: str, most: int) -> list[str]:
        """The commonest phrases that begin with a folded text and go on."""
        found = {phrase.decode() for table in self._tables for phrase in table.commonest(typed, most + 1)}
        found.discard(typed.strip())
        return sorted(found, key=lambda phrase: (-self._count(phrase), phrase))[:most]

    def _count(self, phrase: str) -> int:
        return sum(table.count(phrase) for table in self._tables)


def write_phrases(folder: Path, fields: Iterable[tuple[FieldPostings, TokenOffsets]]) -> None:
    """Count the phrases of a segment and write the commonest down.

    Args:
        folder: where the files go; it must not exist.
        fields: the segment's fields of words as they are written, each with the places of its words.
    """
    counts: Counter[str] = Counter()
    for field, offsets in fields:
        if 0 < field.arrays.position_starts[-1] <= MOST_SCANNED:
            counts.update(dict(_phrases(field, offsets)))
    kept = sorted((phrase.encode(), count) for phrase, count in counts.most_common(MOST_PHRASES))
    folder.mkdir()
    write_strings(folder / PHRASES, [phrase for phrase, _ in kept])
    arrays.save(folder / COUNTS, np.fromiter((count for _, count in kept), np.int32, len(kept)))


def _phrases(field: FieldPostings, offsets: TokenOffsets) -> Iterator[tuple[str, int]]:
    words = [term.decode() for term in field.terms]
    inner = np.fromiter(map(_is_word, words), np.bool_, len(words))
    functions = function_words()
    outer = inner & np.fromiter((word not in functions for word in words), np.bool_, len(words))
    terms, beside = _openings(field, offsets)
    for length in range(1, _LONGEST + 1):
        for row, count in _frequent(terms, beside, length, inner, outer):
            yield " ".join(words[term] for term in terms[row : row + length]), count


def _is_word(word: str) -> bool:
    return len(word) >= SHORTEST_WORD and word.isalpha()


def _openings(field: FieldPostings, offsets: TokenOffsets) -> tuple[Int32, Bool]:
    """The first words of the texts, in order, and whether only a space stands between each and the next."""
    oldest = len(offsets.texts) - 1 - MOST_READ // OPENING
    chunks = zip(*_opening_chunks(field, oldest), strict=True)
    docs, places, terms = (np.concatenate(parts) for parts in chunks)
    firsts, lasts = offsets.tokens[offsets.texts[docs]], offsets.tokens[offsets.texts[docs] + 1]
    tokens = firsts + places
    order = np.argsort(tokens, kind="stable")
    order = order[tokens[order] < lasts[order]]
    tokens, terms, is_first = tokens[order], terms[order], places[order] == 0
    beside = np.zeros(len(tokens), np.bool_)
    follows = (np.diff(tokens) == 1) & (offsets.steps.take(tokens[1:])[0] == 1)
    beside[:-1] = follows & ~is_first[1:]
    return terms, beside


def _opening_chunks(field: FieldPostings, oldest: int) -> Iterator[tuple[Int32, Int32, Int32]]:
    """The document, the position and the term of every word near a beginning, a chunk of terms at a time."""
    held = field.arrays
    starts = held.position_starts
    first = 0
    while first < len(starts) - 1:
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + CHUNK, "right")) - 1)
        postings = int(held.starts[first]), int(held.starts[last])
        docs = np.repeat(held.docs[slice(*postings)], held.frequencies.part(*postings))
        places, widths = decoded(held.positions(first, last))
        kept = (places < OPENING) & (widths == 1) & (docs >= oldest)
        owners = np.repeat(np.arange(first, last, dtype=np.int32), np.diff(starts[first : last + 1]))
        yield docs[kept], places[kept], owners[kept]
        held.forget()
        first = last


def _frequent(terms: Int32, beside: Bool, length: int, inner: Bool, outer: Bool) -> Iterator[tuple[int, int]]:
    """A row where each frequent phrase of this length begins, and how often it was seen."""
    size = len(terms) - length + 1
    if size <= 0:
        return
    whole = outer[terms[:size]] & outer[terms[length - 1 :]]
    code = terms[:size].astype(np.int64)
    for step in range(1, length):
        whole &= inner[terms[step : size + step]] & beside[step - 1 : size + step - 1]
        # The numbers of three terms may overflow; a wrong count of two phrases with one code does no harm.
        code = code * np.int64(len(inner)) + terms[step : size + step]
    rows = np.flatnonzero(whole)
    _, first, counts = np.unique(code[rows], return_index=True, return_counts=True)
    for at in np.flatnonzero(counts >= LEAST_COUNT):
        yield int(rows[first[at]]), int(counts[at])

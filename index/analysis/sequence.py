"""A text as a sequence of words at positions, with the compounds that lie over several of them."""

from __future__ import annotations

from itertools import chain, compress, count
from operator import attrgetter, not_
from typing import NamedTuple

from index.analysis import hyphens
from index.analysis.tokens import parted
from index.analysis.words import Part, Reading, read

_parts, _exact, _plain, _text = map(attrgetter, ("parts", "exact", "plain", "text"))


class Compound(NamedTuple):
    """Several parts that are one word: hyphenated, or a bound form and its word.

    Attributes:
        term: its index term.
        start: index of its first part.
        end: index behind its last part.
    """

    term: str
    start: int
    end: int


class Written(NamedTuple):
    """The words of a text as they are written; every piece between hyphens takes one position.

    Attributes:
        words: the folded word at each position.
        starts: where each begins in the text.
        ends: where each ends.
        wholes: the hyphenated words as a whole, as (folded word, position, width), in order.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    wholes: list[tuple[str, int, int]]


class Sequence(NamedTuple):
    """The parts of a text.

    Attributes:
        parts: the words, and the parts of hyphenated words.
        positions: the position of each, and the one behind the last, so that a word has the same position
            however it is analysed; a reduplication spans two.
        starts: where each begins in the text.
        ends: where each ends.
        compounds: in order, not overlapping; their start and end are indices of parts.
        written: the words as they are written.
    """

    parts: list[Part]
    positions: list[int]
    starts: list[int]
    ends: list[int]
    compounds: list[Compound]
    written: Written


def sequence(text: str) -> Sequence:
    """Read a text in normal form. Linear in its length."""
    tokens, starts, ends = parted(text)
    readings = read(tokens)
    # What is done for every word is done without Python's loops: it is a quarter of the analysis.
    parts = list(chain.from_iterable(map(_parts, readings)))
    written = list(map(_text, chain.from_iterable(map(_exact, readings))))
    others = list(compress(count(), map(not_, map(_plain, readings))))
    if not others:
        positions = list(range(len(parts) + 1))
        return Sequence(parts, positions, starts, ends, [], Written(written, starts, ends, []))
    words = Sequence(parts, [], [], [], [], Written(written, [], [], []))
    bound: list[int] = []
    first = 0
    for at in others:
        _place_plain(words, starts[first:at], ends[first:at])
        if readings[at].bound:
            bound.append(len(words.starts))
        _place(words, readings[at], starts[at])
        first = at + 1
    _place_plain(words, starts[first:], ends[first:])
    words.positions.append(len(written))
    return words._replace(compounds=_with_bound_forms(words, bound)) if bound else words


def _place_plain(words: Sequence, starts: list[int], ends: list[int]) -> None:
    """Place the next tokens, each of which is one word."""
    written = words.written
    words.positions.extend(range(len(written.starts), len(written.starts) + len(starts)))
    for held in (words, written):
        held.starts.extend(starts)
        held.ends.extend(ends)


def _place(words: Sequence, reading: Reading, begin: int) -> None:
    """Place the next token, which is more, or less, than one word."""
    written, first = words.written, len(words.starts)
    position = len(written.starts)
    if reading.joined is not None:
        words.compounds.append(Compound(reading.joined, first, first + len(reading.parts)))
    words.positions.extend(range(position, position + len(reading.parts)))
    words.starts.extend([begin + part.start for part in reading.parts])
    words.ends.extend([begin + part.end for part in reading.parts])
    if reading.whole is not None:
        written.wholes.append((reading.whole, position, len(reading.exact)))
    written.starts.extend([begin + piece.start for piece in reading.exact])
    written.ends.extend([begin + piece.end for piece in reading.exact])


def _with_bound_forms(words: Sequence, bound: list[int]) -> list[Compound]:
    """Add the compounds of bound forms that are written apart from the next word."""
    parts, compounds = words.parts, words.compounds.copy()
    taken = {at for compound in compounds for at in range(compound.start, compound.end)}
    for at in bound:
        if at + 1 < len(parts) and not taken & {at, at + 1}:
            compounds.append(Compound(hyphens.join(parts[at].written, parts[at + 1].written), at, at + 2))
            taken |= {at, at + 1}
    return sorted(compounds, key=lambda compound: compound.start)

"""A text as a sequence of words at positions, with the compounds that lie over several of them."""

from __future__ import annotations

from collections.abc import Sequence as Run
from operator import attrgetter
from typing import NamedTuple

from index.analysis import hyphens
from index.analysis.tokens import TOKEN
from index.analysis.words import Part, Reading, read

_is_plain = attrgetter("plain")


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
    positions: Run[int]
    starts: list[int]
    ends: list[int]
    compounds: list[Compound]
    written: Written


def sequence(text: str) -> Sequence:
    """Read a text in normal form. Linear in its length."""
    spans = [match.span() for match in TOKEN.finditer(text)]
    readings = read([text[start:end] for start, end in spans])
    starts = [start for start, _ in spans]
    if not all(map(_is_plain, readings)):
        return _with_compounds(readings, starts)
    ends = [end for _, end in spans]
    parts = [reading.parts[0] for reading in readings]
    written = Written([reading.exact[0].text for reading in readings], starts, ends, [])
    return Sequence(parts, range(len(parts) + 1), starts, ends, [], written)


def _with_compounds(readings: list[Reading], begins: list[int]) -> Sequence:
    """The sequence of tokens of which some are more, or less, than one word."""
    positions: list[int] = []
    words = Sequence([], positions, [], [], [], _written(readings, begins))
    position = 0
    bound: list[int] = []
    for reading, begin in zip(readings, begins, strict=True):
        if reading.joined is not None:
            first = len(words.parts)
            words.compounds.append(Compound(reading.joined, first, first + len(reading.parts)))
        elif reading.bound:
            bound.append(len(words.parts))
        words.parts.extend(reading.parts)
        positions.extend(range(position, position + len(reading.parts)))
        words.starts.extend([begin + part.start for part in reading.parts])
        words.ends.extend([begin + part.end for part in reading.parts])
        position += len(reading.exact)
    positions.append(position)
    return words._replace(compounds=_with_bound_forms(words, bound)) if bound else words


def _written(readings: list[Reading], begins: list[int]) -> Written:
    written = Written([], [], [], [])
    for reading, begin in zip(readings, begins, strict=True):
        if reading.whole is not None:
            written.wholes.append((reading.whole, len(written.words), len(reading.exact)))
        for word, start, end in reading.exact:
            written.words.append(word)
            written.starts.append(begin + start)
            written.ends.append(begin + end)
    return written


def _with_bound_forms(words: Sequence, bound: list[int]) -> list[Compound]:
    """Add the compounds of bound forms that are written apart from the next word."""
    parts, compounds = words.parts, words.compounds.copy()
    taken = {at for compound in compounds for at in range(compound.start, compound.end)}
    for at in bound:
        if at + 1 < len(parts) and not taken & {at, at + 1}:
            compounds.append(Compound(hyphens.join(parts[at].written, parts[at + 1].written), at, at + 2))
            taken |= {at, at + 1}
    return sorted(compounds, key=lambda compound: compound.start)

"""A text as a sequence of words at positions, with the compounds that lie over several of them."""

from __future__ import annotations

from typing import NamedTuple

from index.analysis import hyphens
from index.analysis.tokens import TOKEN
from index.analysis.words import Part, read


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


class Sequence(NamedTuple):
    """The parts of a text.

    Attributes:
        parts: the words, and the parts of hyphenated words.
        positions: the position of each, and the one behind the last. Every piece between hyphens takes one,
            so that a word has the same position however it is analysed; a reduplication spans two.
        starts: where each begins in the text.
        ends: where each ends.
        compounds: in order, not overlapping; their start and end are indices of parts.
    """

    parts: list[Part]
    positions: list[int]
    starts: list[int]
    ends: list[int]
    compounds: list[Compound]


def sequence(text: str) -> Sequence:
    """Read a text in normal form. Linear in its length."""
    parts: list[Part] = []
    positions: list[int] = []
    position = 0
    starts: list[int] = []
    ends: list[int] = []
    compounds: list[Compound] = []
    bound: list[int] = []
    for match in TOKEN.finditer(text):
        begin = match.start()
        reading = read(match.group())
        if reading.joined is not None:
            compounds.append(Compound(reading.joined, len(parts), len(parts) + len(reading.parts)))
        elif reading.bound:
            bound.append(len(parts))
        for at, part in enumerate(reading.parts, position):
            parts.append(part)
            positions.append(at)
            starts.append(begin + part.start)
            ends.append(begin + part.end)
        position += len(reading.exact)
    positions.append(position)
    if bound:
        compounds = _with_bound_forms(parts, bound, compounds)
    return Sequence(parts, positions, starts, ends, compounds)


def _with_bound_forms(parts: list[Part], bound: list[int], compounds: list[Compound]) -> list[Compound]:
    """Add the compounds of bound forms that are written apart from the next word."""
    taken = {at for compound in compounds for at in range(compound.start, compound.end)}
    for at in bound:
        if at + 1 < len(parts) and not taken & {at, at + 1}:
            compounds.append(Compound(hyphens.join(parts[at].written, parts[at + 1].written), at, at + 2))
            taken |= {at, at + 1}
    return sorted(compounds, key=lambda compound: compound.start)

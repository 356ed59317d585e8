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
        start: position of its first part.
        end: position behind its last part.
    """

    term: str
    start: int
    end: int


class Sequence(NamedTuple):
    """The parts of a text; a part's index is its position.

    Attributes:
        parts: the words, and the parts of hyphenated words.
        starts: where each begins in the text.
        ends: where each ends.
        compounds: in order of position, not overlapping.
    """

    parts: list[Part]
    starts: list[int]
    ends: list[int]
    compounds: list[Compound]


def sequence(text: str) -> Sequence:
    """Read a text in normal form. Linear in its length."""
    parts: list[Part] = []
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
        for part in reading.parts:
            parts.append(part)
            starts.append(begin + part.start)
            ends.append(begin + part.end)
    if bound:
        compounds = _with_bound_forms(parts, bound, compounds)
    return Sequence(parts, starts, ends, compounds)


def _with_bound_forms(parts: list[Part], bound: list[int], compounds: list[Compound]) -> list[Compound]:
    """Add the compounds of bound forms that are written apart from the next word."""
    taken = {at for compound in compounds for at in range(compound.start, compound.end)}
    for at in bound:
        if at + 1 < len(parts) and not taken & {at, at + 1}:
            compounds.append(Compound(hyphens.join(parts[at].written, parts[at + 1].written), at, at + 2))
            taken |= {at, at + 1}
    return sorted(compounds, key=lambda compound: compound.start)

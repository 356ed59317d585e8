"""A place named in a text, with what its neighbours say about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from index.extraction.gazetteer import Place


class Strength(IntEnum):
    """How much the neighbours of a name say for its being a place."""

    BARE = 0
    """Nothing."""
    PLACED = 1
    """A word such as "di" or "warga" before it."""
    KINDED = 2
    """A kind before it: "Kabupaten", "Kecamatan"."""
    GOVERNED = 3
    """An office or a unit that belongs to it before it: "Bupati", "BPBD Kota"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a text.

    Attributes:
        first: number of the name's first word.
        last: number of the word behind it.
        opens: number of the word that opens the name with its kind.
        places: what the name can stand for here; of several provinces only while nothing decides.
        strength: what its neighbours say.
        kind: the kind that stands before it ("Kabupaten"), or nothing.
        governor: number of the hit (office or unit) that belongs to it, or None.
        before: the word before the name and its kind, in small letters.
        sure: whether the name counts without support from other names of its province.
        careful: whether the name has other meanings.
        implied: whether the place itself is not named, only a body that sits there.
    """

    first: int
    last: int
    opens: int
    places: tuple[Place, ...]
    strength: Strength = Strength.BARE
    kind: str = ""
    governor: int | None = None
    before: str = ""
    sure: bool = True
    careful: bool = False
    implied: bool = False

    @property
    def provinces(self) -> frozenset[str]:
        """The provinces that its places lie in today."""
        return frozenset(place.province for place in self.places)

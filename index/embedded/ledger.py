"""The ledger of a generation: which article has which document number, and what it was made from."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path

import numpy as np

from index.embedded import arrays
from index.embedded.arrays import Bool, Int32
from index.embedded.strings import StringsWriter, StringTable
from index.seen import Digests

NAMES = "names"
NUMBERS = "numbers.i4"
FINGERPRINTS = "fingerprints.u1"
FINGERPRINT_SIZE = 16
"""Bytes of a fingerprint."""
ROWS_AT_A_TIME = 10_000
"""How many rows of a ledger are written together."""

Row = tuple[bytes, int, bytes]
"""An article's id, document number and fingerprint."""


class Numbers:
    """The document numbers of a generation by article id, searched where they lie."""

    def __init__(self, folder: Path) -> None:
        """Map what `write_ledger` wrote into a generation's folder."""
        self._names = StringTable.open(folder / NAMES)
        self._numbers = arrays.load(folder / NUMBERS)

    def find(self, name: str) -> int | None:
        """The document number of an article, or None."""
        at = self._names.find(name)
        return None if at is None else int(self._numbers[at])

    def listed(self, first: int, count: int) -> Iterator[tuple[str, int]]:
        """Articles by id in ascending order, with their document numbers; the first ones passed over."""
        for at in range(first, min(first + count, len(self._names))):
            yield self._names[at].decode(), int(self._numbers[at])


class Ledger(Numbers):
    """The same with what each article was made from; article by article in the order of the ids."""

    def __init__(self, folder: Path) -> None:
        """Map what `write_ledger` wrote into a generation's folder."""
        super().__init__(folder)
        self._fingerprints = arrays.load(folder / FINGERPRINTS).data

    def __len__(self) -> int:
        return len(self._names)

    @property
    def numbers(self) -> Int32:
        """The articles' document numbers."""
        return self._numbers

    def row(self, name: str) -> int | None:
        """Which article has an id, or None."""
        return self._names.find(name)

    def made_from(self, fingerprint: bytes) -> int | None:
        """The first article that has a fingerprint, or None."""
        return self._made_from.number(fingerprint)

    def name(self, row: int) -> str:
        """The id of an article."""
        return self._names[row].decode()

    @cached_property
    def _made_from(self) -> Digests:
        """The fingerprints, read once: a run asks for every article's."""
        digests = Digests(FINGERPRINT_SIZE)
        for row in range(len(self)):
            digests.add(self.fingerprint(row))
        return digests

    def fingerprint(self, row: int) -> bytes:
        """The fingerprint of an article."""
        return bytes(self._fingerprints[row * FINGERPRINT_SIZE : (row + 1) * FINGERPRINT_SIZE])

    def rows(self, kept: Bool, docmap: Int32) -> Iterator[Row]:
        """Some of the articles with the numbers that a map gives them."""
        for row in np.flatnonzero(kept).tolist():
            yield self._names[row], int(docmap[self._numbers[row]]), self.fingerprint(row)


class Arrived:
    """The ids and fingerprints of new articles, in the order of their numbers."""

    def __init__(self) -> None:
        self._names: list[bytes] = []
        self._fingerprints = bytearray()

    def __len__(self) -> int:
        return len(self._names)

    def append(self, name: str, fingerprint: bytes) -> None:
        """Give the next number to an article."""
        self._names.append(name.encode())
        self._fingerprints += fingerprint

    def rows(self, first: int) -> Iterator[Row]:
        """All of them in the order of their ids, numbered from `first` on."""
        for number in sorted(range(len(self)), key=self._names.__getitem__):
            at = number * FINGERPRINT_SIZE
            yield self._names[number], first + number, bytes(self._fingerprints[at : at + FINGERPRINT_SIZE])


def write_ledger(folder: Path, *parts: Iterator[Row]) -> None:
    """Write a ledger into a generation's folder.

    Args:
        folder: the folder.
        parts: articles in the order of their ids, none in two parts.
    """
    names, rows = StringsWriter(folder / NAMES), heapq.merge(*parts)
    with (folder / NUMBERS).open("wb") as numbers, (folder / FINGERPRINTS).open("wb") as fingerprints:
        while some := list(islice(rows, ROWS_AT_A_TIME)):
            names.write([name for name, _, _ in some])
            numbers.write(np.asarray([number for _, number, _ in some], "<i4").data)
            fingerprints.write(b"".join(fingerprint for _, _, fingerprint in some))
    names.close()

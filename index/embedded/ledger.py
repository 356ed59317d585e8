"""The ledger of a generation: which article has which document number, and what it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index.embedded import arrays
from index.embedded.arrays import Int32
from index.embedded.strings import StringTable, write_strings

FILE = "ledger.tsv"
NAMES = "names"
NUMBERS = "numbers.i4"


class Numbers:
    """The document numbers of a generation by article id, searched where they lie."""

    def __init__(self, folder: Path) -> None:
        """Map what `Ledger.save` wrote into a generation's folder."""
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


class Ledger:
    """Article ids and fingerprints by document number; a number may be unused."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, str] | None] = []
        self.fingerprints: dict[str, str] = {}
        """The fingerprint of each article, by id."""

    def __len__(self) -> int:
        """The number behind the last document's, unused ones counted."""
        return len(self._rows)

    def append(self, name: str, fingerprint: str) -> None:
        """Give the next number to an article."""
        self._rows.append((name, fingerprint))
        self.fingerprints[name] = fingerprint

    def numbers(self) -> Iterator[tuple[int, str]]:
        """All used numbers with their articles' ids, ascending."""
        return ((number, row[0]) for number, row in enumerate(self._rows) if row is not None)

    def name(self, number: int) -> str:
        """The id of the article with a used number."""
        row = self._rows[number]
        if row is None:
            raise KeyError(number)
        return row[0]

    def renumbered(self, docmap: Int32, size: int) -> Ledger:
        """A ledger of `size` numbers with the documents where a map puts them (-1 leaves one out)."""
        result = Ledger()
        for row, number in zip(self._rows, docmap.tolist(), strict=True):
            if row is not None and number >= 0:
                result._place(number, row)
        result._pad(size)
        return result

    def joined(self, other: Ledger, first: int) -> Ledger:
        """This ledger with another's documents numbered from `first` on."""
        for number, row in enumerate(other._rows, first):
            if row is not None:
                self._place(number, row)
        return self

    def _place(self, number: int, row: tuple[str, str]) -> None:
        self._pad(number)
        self._rows.append(row)
        self.fingerprints[row[0]] = row[1]

    def _pad(self, size: int) -> None:
        self._rows.extend([None] * (size - len(self._rows)))

    def save(self, folder: Path) -> None:
        """Write the ledger into a generation's folder."""
        lines = ("\t".join(row) if row else "" for row in self._rows)
        (folder / FILE).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        by_name = sorted((name.encode(), number) for number, name in self.numbers())
        write_strings(folder / NAMES, [name for name, _ in by_name])
        arrays.save(folder / NUMBERS, np.asarray([number for _, number in by_name], np.int32))

    @classmethod
    def open(cls, folder: Path) -> Ledger:
        """Read the ledger of a generation."""
        ledger = cls()
        for line in (folder / FILE).read_text(encoding="utf-8").splitlines():
            if line:
                name, fingerprint = line.split("\t")
                ledger.append(name, fingerprint)
            else:
                ledger._rows.append(None)
        return ledger

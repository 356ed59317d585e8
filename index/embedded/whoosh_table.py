"""Whoosh's table of terms, written many terms at a time.

What is written means the same as what Whoosh 2.7.4 writes, and stock Whoosh reads it. Whoosh adds each term
by itself, keeps a tuple of each and packs every number alone, which takes longer than encoding the postings.
`whoosh.filedb.filetables` describes the file: keys with values, 256 hash tables of their places, and the
place of every key in order.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from struct import Struct
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3Segment
from whoosh.filedb.filetables import HashWriter, OrderedHashWriter

from index.embedded.arrays import Int64

_CRC32 = 1
"""The file says how its keys are hashed; of the three ways this is the fastest."""
_TABLES = 256
_SIZES = Struct("!ii")
_POINTER = np.dtype([("hash", ">u4"), ("place", ">i8")])


class TermTable(OrderedHashWriter):  # type: ignore[misc]
    """The table; twelve bytes of each term are held until it is closed."""

    def __init__(self, file: Any) -> None:
        super().__init__(file)
        file.seek(self.startoffset)
        HashWriter.__init__(self, file, hashtype=_CRC32)
        self._hashes = array("I")
        self._places = array("q")

    def add(self, key: bytes, value: bytes) -> None:
        """Add one term."""
        self.add_some([key], [value])

    def add_some(self, keys: Sequence[bytes], values: Sequence[bytes]) -> None:
        """Add terms in their order, behind those that were added before."""
        place = self.dbfile.tell()
        written = []
        for key, value in zip(keys, values, strict=True):
            row = _SIZES.pack(len(key), len(value)) + key + value
            written.append(row)
            self._places.append(place)
            place += len(row)
        self.dbfile.write(b"".join(written))
        self._hashes.extend(map(crc32, keys))

    def _write_hashes(self) -> None:
        hashes, places = np.array(self._hashes, np.uint32), np.array(self._places, np.int64)
        table_of = hashes & (_TABLES - 1)
        for number in range(_TABLES):
            own = np.flatnonzero(table_of == number)
            self.directory.append((self.dbfile.tell(), 2 * len(own)))
            self.dbfile.write(_hash_table(hashes[own], places[own]).tobytes())
        for place in self._places:
            self.index.append(place)


def _hash_table(hashes: NDArray[np.uint32], places: Int64) -> NDArray[Any]:
    """A table with a free slot for each one taken; a term whose slot is taken stands in the next free one."""
    table = np.zeros(2 * len(hashes), _POINTER)
    taken = bytearray(len(table))
    slots = []
    for wanted in ((hashes >> 8) % max(len(table), 1)).tolist():
        # The slots are a ring.
        slot = taken.find(0, wanted)
        slot = taken.find(0) if slot < 0 else slot
        taken[slot] = 1
        slots.append(slot)
    table["hash"][slots], table["place"][slots] = hashes, places
    return table


class FieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Whoosh's writer of fields over such a table."""

    _tindex: TermTable
    _fieldmap: dict[str, int]

    def __init__(self, codec: W3Codec, storage: Any, segment: Any) -> None:
        super().__init__(codec, storage, segment)
        file = self._tindex.dbfile
        file.seek(0)
        self._tindex = TermTable(file)
        self._fieldmap = self._tindex.extras["fieldmap"] = {}


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with such a writer."""

    length_stats = False
    """Of the fields that Whoosh's own way writes none has lengths, and each posting would look for one."""

    def field_writer(self, storage: Any, segment: Any) -> FieldWriter:
        """A writer of fields."""
        return FieldWriter(self, storage, segment)

    def new_segment(self, storage: Any, name: str) -> W3Segment:
        """A segment that names Whoosh's own codec, so that it is read without this one."""
        return W3Codec().new_segment(storage, name)

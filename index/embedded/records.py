"""Records: the stored articles, compressed part by part, read straight from the mapped file.

Parts are short and alike, so a dictionary trained on some of them goes before each (Zstandard, RFC 8878,
section 5); without it they would take a third more.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import numpy as np
import zstandard

from index.embedded import arrays
from index.embedded.arrays import Int32
from index.embedded.narrow import NarrowArray, save_narrow
from index.embedded.record import Record

BLOB = "records.u1"
STARTS = "starts.i8"
LENGTHS = ("heads.n2", "texts.n2", "proofs.n2")
DICTIONARY = "dictionary.u1"
DICTIONARY_SIZE = 112_640
"""Bytes of a dictionary: what the library's own command trains by default (110 KiB)."""
SAMPLE = 1000
"""Articles that a dictionary is trained on."""
LEAST_SAMPLE = 50
"""With fewer there is none: a dictionary would be as large as what it saves."""
LEVEL = 3


class Records:
    """The records of one segment by document number. Safe to use from several threads at a time."""

    def __init__(self, folder: Path) -> None:
        """Map the records that a `RecordsWriter` wrote."""
        self.dictionary = (folder / DICTIONARY).read_bytes()
        self._blob = arrays.load(folder / BLOB).data
        self._starts = arrays.load(folder / STARTS).data
        self._lengths = [NarrowArray.open(folder / name) for name in LENGTHS]
        self._decompressor = zstandard.ZstdDecompressor(_prepared(self.dictionary))
        self._lock = Lock()

    def parts(self, number: int, count: int) -> list[str]:
        """The first so many parts of a document's record, in the order of `Record`."""
        start = self._starts[number]
        parts = []
        with self._lock:
            for lengths in self._lengths[:count]:
                end = start + lengths[number]
                parts.append(self._decompressor.decompress(self._blob[start:end]).decode())
                start = end
        return parts

    def record(self, number: int) -> Record:
        """All of a document's record."""
        return Record(*self.parts(number, len(LENGTHS)))

    def packed(self, number: int) -> tuple[bytes, list[int]]:
        """A document's record as it is compressed, and the length of each part."""
        start = self._starts[number]
        lengths = [kept[number] for kept in self._lengths]
        return bytes(self._blob[start : start + sum(lengths)]), lengths


class RecordsWriter:
    """Writes the records of a segment, in the order of their document numbers."""

    def __init__(self, folder: Path, dictionary: bytes | None = None) -> None:
        """Begin.

        Args:
            folder: where the files go; it must not exist.
            dictionary: what to compress with; None to train one on the first articles.
        """
        folder.mkdir(parents=True)
        self._folder = folder
        self._blob = (folder / BLOB).open("wb")
        self._lengths = [array("i") for _ in LENGTHS]
        self._waiting: list[list[bytes]] = []
        self._compressor: zstandard.ZstdCompressor | None = None
        self._dictionary = b""
        if dictionary is not None:
            self._use(dictionary)

    def add(self, record: Record) -> None:
        """Add one article."""
        # A lone surrogate, which a JSON line may hold, has no bytes of its own.
        parts = [part.encode("utf-8", "replace") for part in record]
        if self._compressor is None:
            self._waiting.append(parts)
            if len(self._waiting) == SAMPLE:
                self._use(_trained(self._waiting))
        else:
            self._compress(parts, self._compressor)

    def take_over(self, records: Records, numbers: Sequence[int]) -> None:
        """Add articles of another segment."""
        same = self._compressor is not None and records.dictionary == self._dictionary
        for number in numbers:
            if same:
                self._append(*records.packed(number))
            else:
                self.add(records.record(number))

    def abandon(self) -> None:
        """Take no more."""
        self._blob.close()

    def close(self, first: int = 0) -> None:
        """Complete the files.

        Args:
            first: which of the added articles has the number 0; those added before it come last.
        """
        if self._compressor is None:
            self._use(_trained(self._waiting) if len(self._waiting) >= LEAST_SAMPLE else b"")
        self._blob.close()
        (self._folder / DICTIONARY).write_bytes(self._dictionary)
        lengths = [np.asarray(values, np.int32) for values in self._lengths]
        for name, values in zip(LENGTHS, lengths, strict=True):
            save_narrow(self._folder / name, np.roll(values, -first))
        total: Int32 = np.sum(lengths, axis=0, dtype=np.int32)
        arrays.save(self._folder / STARTS, np.roll(arrays.offsets(total)[:-1], -first))

    def _use(self, dictionary: bytes) -> None:
        """Compress with a dictionary from now on, and what has waited for one."""
        self._dictionary = dictionary
        compressor = zstandard.ZstdCompressor(LEVEL, _prepared(dictionary), write_dict_id=False)
        self._compressor = compressor
        for parts in self._waiting:
            self._compress(parts, compressor)
        self._waiting.clear()

    def _compress(self, parts: Sequence[bytes], compressor: zstandard.ZstdCompressor) -> None:
        packed = [compressor.compress(part) for part in parts]
        self._append(b"".join(packed), [len(part) for part in packed])

    def _append(self, packed: bytes, lengths: Sequence[int]) -> None:
        self._blob.write(packed)
        for values, length in zip(self._lengths, lengths, strict=True):
            values.append(length)


def _prepared(dictionary: bytes) -> zstandard.ZstdCompressionDict | None:
    return zstandard.ZstdCompressionDict(dictionary) if dictionary else None


def _trained(sample: Sequence[Sequence[bytes]]) -> bytes:
    """A dictionary for parts like these; an empty one where they are too short or too few to train any."""
    try:
        parts: list[bytes | bytearray | memoryview] = [part for record in sample for part in record]
        return zstandard.train_dictionary(DICTIONARY_SIZE, parts).as_bytes()
    except zstandard.ZstdError:
        return b""

"""Posting blocks as Whoosh's codec reads them, made from arrays without a step in Python for each posting.

A block holds the pickled tuple of its document numbers, weights and coded positions. Whoosh writes it with
`pickle.dumps` in protocol 2, which spends some forty bytes on every bytes object and a note on every other.
Here the same tuple is spelled in the shortest opcodes (`pickletools` in Python's library describes them),
which takes two fifths of the space; to `pickle.loads`, and so to Whoosh, they are the same.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from struct import Struct
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC
from whoosh.util.numeric import byte_to_length

from index.embedded import arrays
from index.embedded.arrays import Int32, Int64

Bytes = NDArray[np.uint8]

BLOCK_POSTINGS = 128
"""Postings of a block, as in Whoosh's codec; a reader unpacks a block at a time."""
COMPRESSION = 6
WORTH_COMPRESSING = 64
"""Shorter blocks only grow; a single posting takes 22 bytes."""

_BLOCK_LENGTH = Struct("!i")
_MARK, _TUPLE, _LIST, _STOP, _NONE = b"(", b"t", b"l", b".", b"N"
_BYTE, _SHORT, _INT = ord("K"), ord("M"), ord("J")
_SHORT_BYTES, _LONG_BYTES = ord("C"), ord("B")
_UNPACKED, _PACKED = bytes((_BYTE, 0)), bytes((_BYTE, COMPRESSION))
_LENGTHS = np.asarray([byte_to_length(byte) for byte in range(256)])
_COUNT_SIZE = 4
"""A coded list of positions begins with their number, big-endian."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of a run of terms; term t has the rows [starts[t], starts[t + 1]), at least one.

    Attributes:
        starts: first row of each term, and the end (terms + 1).
        docs: document numbers, ascending within a term (rows).
        frequencies: how many positions each has (rows).
        positions: positions, row after row, ascending within one.
        lengths: the number of words in the field of each row's document (rows).
    """

    starts: Int64
    docs: Int32
    frequencies: Int32
    positions: Int32
    lengths: Int32


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a term, or some of them, and what Whoosh's list of terms says of it.

    Attributes:
        blocks: the blocks in their order.
        weight: the sum of the weights.
        documents: the number of documents.
        lengths: the lowest and the highest number of words, as Whoosh rounds them to a byte.
        most: the highest weight.
        ends: the first and the last document number.
    """

    blocks: list[bytes]
    weight: int
    documents: int
    lengths: tuple[int, int]
    most: int
    ends: tuple[int, int]

    @property
    def content(self) -> bytes:
        """What stands in the file of postings."""
        *others, last = self.blocks
        sized = [_BLOCK_LENGTH.pack(len(block)) + block for block in others]
        return b"".join((WHOOSH3_HEADER_MAGIC, *sized, _BLOCK_LENGTH.pack(-len(last)), last))

    @classmethod
    def joined(cls, parts: Sequence[Blocks]) -> Blocks:
        """The parts of one term's blocks, which were encoded one after the other, as one."""
        if len(parts) == 1:
            return parts[0]
        return cls(
            [block for part in parts for block in part.blocks],
            sum(part.weight for part in parts),
            sum(part.documents for part in parts),
            (min(part.lengths[0] for part in parts), max(part.lengths[1] for part in parts)),
            max(part.most for part in parts),
            (parts[0].ends[0], parts[-1].ends[1]),
        )


def encoded(postings: Postings) -> Iterator[Blocks]:
    """Encode the postings of each term."""
    if len(postings.docs):
        yield from _Encoder(postings).terms()


class _Encoder:
    """The postings of a run of terms, coded together and cut into blocks."""

    def __init__(self, postings: Postings) -> None:
        counts = np.diff(postings.starts)
        blocks = -(-counts // BLOCK_POSTINGS)
        self._postings = postings
        self._term_blocks = arrays.offsets(blocks)
        number = np.arange(self._term_blocks[-1]) - np.repeat(self._term_blocks[:-1], blocks)
        self._firsts = np.repeat(postings.starts[:-1], blocks) + BLOCK_POSTINGS * number
        self._lasts = np.minimum(self._firsts + BLOCK_POSTINGS, np.repeat(postings.starts[1:], blocks))

    def terms(self) -> Iterator[Blocks]:
        """Cut and count."""
        rows, terms = self._postings, self._postings.starts[:-1]
        blocks = list(self._blocks())
        columns = (
            self._term_blocks[:-1],
            self._term_blocks[1:],
            np.add.reduceat(rows.frequencies, terms),
            np.diff(rows.starts),
            _rounded(np.minimum.reduceat(rows.lengths, terms)),
            _rounded(np.maximum.reduceat(rows.lengths, terms)),
            np.maximum.reduceat(rows.frequencies, terms),
            rows.docs[terms],
            rows.docs[rows.starts[1:] - 1],
        )
        listed = (column.tolist() for column in columns)
        for first, last, weight, count, shortest, longest, most, low, high in zip(*listed, strict=True):
            yield Blocks(blocks[first:last], weight, count, (shortest, longest), most, (low, high))

    def _blocks(self) -> Iterator[bytes]:
        rows, firsts, lasts = self._postings, self._firsts, self._lasts
        ids = _Cut(_numbers(_differences(rows.docs, firsts)), firsts, lasts)
        weights = _Cut(_numbers(rows.frequencies), firsts, lasts)
        values = _Cut(_coded_positions(rows.positions, rows.frequencies), firsts, lasts)
        most = np.maximum.reduceat(rows.frequencies, firsts)
        heads = _told(lasts - firsts, rows.docs[lasts - 1], most)
        lengths = _told(
            _rounded(np.minimum.reduceat(rows.lengths, firsts)),
            _rounded(np.maximum.reduceat(rows.lengths, firsts)),
        )
        for number, highest in enumerate(most.tolist()):
            shown = _NONE if highest == 1 else _MARK + weights[number] + _TUPLE
            data = b"((" + ids[number] + _TUPLE + shown + _MARK + values[number] + b"tt."
            if len(data) < WORTH_COMPRESSING:
                yield _MARK + heads[number] + _UNPACKED + lengths[number] + b"t." + data
            else:
                packed = zlib.compress(data, COMPRESSION)
                yield _MARK + heads[number] + _PACKED + lengths[number] + b"t." + packed


class _Cut:
    """The bytes of all rows, to be cut into those of the rows of each block."""

    def __init__(self, coded: tuple[Bytes, Int64], firsts: Int64, lasts: Int64) -> None:
        content, starts = coded
        self._content = content.tobytes()
        self._firsts = starts[firsts].tolist()
        self._lasts = starts[lasts].tolist()

    def __getitem__(self, block: int) -> bytes:
        """The bytes of a block's rows."""
        return self._content[self._firsts[block] : self._lasts[block]]


def _differences(values: Int32, firsts: Int64) -> Int32:
    """Each value less the one before it; those at `firsts` stay as they are."""
    differences = np.diff(values, prepend=values[:1])
    differences[firsts] = values[firsts]
    return differences


def _told(*columns: NDArray[Any]) -> _Cut:
    """Rows of numbers."""
    numbers = np.stack(columns, axis=1)
    firsts = np.arange(len(numbers)) * len(columns)
    return _Cut(_numbers(numbers.ravel()), firsts, firsts + len(columns))


def _rounded(lengths: Int32) -> Int64:
    """Numbers of words as Whoosh rounds them to a byte (`whoosh.util.numeric.length_to_byte`)."""
    return np.minimum(_LENGTHS.searchsorted(lengths), len(_LENGTHS) - 1)


def _numbers(values: Int32) -> tuple[Bytes, Int64]:
    """Numbers as pickle spells them, and where each begins; the end comes last."""
    values = values.astype(np.int32, copy=False)
    short, long = values >= 1 << 8, values >= 1 << 16
    sizes = 2 + short.astype(np.int64) + 2 * long
    starts = arrays.offsets(sizes)
    coded = np.empty(int(starts[-1]), np.uint8)
    coded[starts[:-1]] = np.where(long, _INT, np.where(short, _SHORT, _BYTE))
    for place, chosen in ((0, slice(None)), (1, short), (2, long), (3, long)):
        coded[starts[:-1][chosen] + 1 + place] = values[chosen] >> 8 * place & 0xFF
    return coded, starts


def _coded_positions(positions: Int32, counts: Int32) -> tuple[Bytes, Int64]:
    """For each row its positions as Whoosh's format codes them: their number, and a pickled list of steps.

    Each code is itself spelled as a bytes object.
    """
    firsts = arrays.offsets(counts)
    numbers, starts = _numbers(_differences(positions, firsts[:-1]))
    listed = np.diff(starts[firsts])
    sizes = _COUNT_SIZE + len(_MARK + _LIST + _STOP) + listed
    long = sizes >= 1 << 8
    opening = np.where(long, 5, 2)
    places = arrays.offsets(opening + sizes)
    coded = np.empty(int(places[-1]), np.uint8)
    begins = places[:-1]
    coded[begins] = np.where(long, _LONG_BYTES, _SHORT_BYTES)
    for place, chosen in ((0, slice(None)), (1, long), (2, long), (3, long)):
        coded[begins[chosen] + 1 + place] = sizes[chosen] >> 8 * place & 0xFF
    inside = begins + opening
    for place in range(_COUNT_SIZE):
        coded[inside + place] = counts >> 8 * (_COUNT_SIZE - 1 - place) & 0xFF
    coded[inside + _COUNT_SIZE] = _MARK[0]
    coded[arrays.ranges(inside + _COUNT_SIZE + 1, listed)] = numbers
    coded[places[1:] - 2], coded[places[1:] - 1] = _LIST[0], _STOP[0]
    return coded, places

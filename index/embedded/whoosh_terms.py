"""The terms of a text field as Whoosh keeps them: encoded some at a time, then laid into its files."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from operator import add
from pathlib import Path
from struct import Struct

import numpy as np
from whoosh.codec.whoosh3 import W3TermInfo
from whoosh.fields import FieldType

from index.embedded import arrays
from index.embedded.arrays import Int32
from index.embedded.document import WIDTH_BITS
from index.embedded.postings import FieldPostings, PostingsArrays
from index.embedded.whoosh_blocks import BLOCK_POSTINGS, Blocks, Postings, encoded
from index.embedded.whoosh_table import FieldWriter

POSITIONS_AT_A_TIME = 64_000
"""How many positions are encoded together; bounds the memory that it takes to some fifteen megabytes."""
TERMS_AT_A_TIME = 2000
"""How many terms are encoded together."""
POSTINGS_AT_A_TIME = BLOCK_POSTINGS * (POSITIONS_AT_A_TIME // 8 // BLOCK_POSTINGS)
"""How many postings of a term that is commoner than that."""

_KEY = Struct("!H")
_EXTENT = Struct("!qi")
"""Where a term's blocks begin in the file of postings, and their length."""


@dataclass(frozen=True, slots=True)
class EncodedTerms:
    """A run of a field's terms.

    Attributes:
        terms: the terms.
        told: for each of them what Whoosh's list of terms says of it, without where its blocks stand.
        sizes: how many bytes its blocks have.
        content: the blocks of all of them.
    """

    terms: list[bytes]
    told: list[bytes]
    sizes: array[int]
    content: bytes


def encode_field(folder: Path, lengths: Path, behind: int, target: Path) -> None:
    """Encode a field's terms, a run at a time.

    Args:
        folder: the field's postings.
        lengths: the file with the number of words of each document.
        behind: which of these is the postings' first document.
        target: the file for what `read_encoded` reads.
    """
    postings = FieldPostings.open(folder)
    own = arrays.load(lengths)[behind:]
    with target.open("wb") as file:
        for first, last in _runs(postings.arrays):
            pickle.dump(_encoded(postings, own, first, last), file, pickle.HIGHEST_PROTOCOL)
            postings.arrays.forget()


def read_encoded(path: Path) -> Iterator[EncodedTerms]:
    """Read what `encode_field` wrote, and remove it."""
    with path.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                break
    path.unlink()


def _runs(postings: PostingsArrays) -> Iterator[tuple[int, int]]:
    """Cut a field's terms into runs that are worth encoding together."""
    ends = postings.position_starts
    first = 0
    while first < len(ends) - 1:
        last = int(ends.searchsorted(ends[first] + POSITIONS_AT_A_TIME, "right")) - 1
        last = min(max(last, first + 1), first + TERMS_AT_A_TIME)
        yield first, last
        first = last


def _encoded(postings: FieldPostings, lengths: Int32, first: int, last: int) -> EncodedTerms:
    contents, told = [], []
    for blocks in _blocks(postings.arrays, lengths, first, last):
        contents.append(blocks.content)
        numbers = blocks.weight, blocks.documents, *blocks.lengths, blocks.most, *blocks.ends
        told.append(W3TermInfo._struct.pack(0, *numbers))
    sizes = array("i", map(len, contents))
    return EncodedTerms(postings.terms.part(first, last), told, sizes, b"".join(contents))


def _blocks(postings: PostingsArrays, lengths: Int32, first: int, last: int) -> Iterator[Blocks]:
    starts = postings.starts[first : last + 1]
    if last - first == 1:
        parts = list[Blocks]()
        for some, positions in postings.pieces(first, POSTINGS_AT_A_TIME):
            ends = np.asarray((0, some.stop - some.start))
            parts += encoded(_rows(postings, lengths, some, ends, positions))
        yield Blocks.joined(parts)
    else:
        some = slice(int(starts[0]), int(starts[-1]))
        yield from encoded(
            _rows(postings, lengths, some, starts - starts[0], postings.positions(first, last))
        )


def _rows(
    postings: PostingsArrays, lengths: Int32, some: slice, starts: arrays.Int64, positions: Int32
) -> Postings:
    docs = postings.docs[some]
    frequencies = postings.frequencies.part(some.start, some.stop)
    return Postings(starts, docs, frequencies, positions >> WIDTH_BITS, lengths[docs])


def write_field(writer: FieldWriter, name: str, field: FieldType, parts: Iterable[EncodedTerms]) -> None:
    """Write a field's terms, in their order, into Whoosh's files."""
    writer.start_field(name, field)
    terms, key = writer._tindex, _KEY.pack(writer._fieldid)
    offset = writer._postfile.tell()
    for part in parts:
        writer._postfile.write(part.content)
        ends = list(accumulate(part.sizes, initial=offset))
        extents = map(_EXTENT.pack, ends, part.sizes)
        terms.add_some([key + term for term in part.terms], list(map(add, part.told, extents)))
        offset = ends[-1]

"""Blocks made from arrays hold what Whoosh's own classes read from them."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.filedb.structfile import BufferFile
from whoosh.formats import Positions

from index.embedded.arrays import offsets
from index.embedded.whoosh_blocks import BLOCK_POSTINGS, Blocks, Postings, encoded

Term = dict[int, list[int]]
"""By document number, the positions of one term."""

places = st.lists(st.integers(0, 300) | st.integers(0, 1 << 27), min_size=1, max_size=90, unique=True).map(
    sorted
)
terms = st.lists(
    st.dictionaries(st.integers(0, 300) | st.integers(0, 1 << 20), places, min_size=1, max_size=6), max_size=4
)


def laid_out(made: list[Term]) -> Postings:
    rows = [(doc, term[doc]) for term in made for doc in sorted(term)]
    return Postings(
        offsets(np.asarray([len(term) for term in made], np.int64)),
        np.asarray([doc for doc, _ in rows], np.int32),
        np.asarray([len(held) for _, held in rows], np.int32),
        np.asarray([place for _, held in rows for place in held], np.int32),
        np.asarray([len(held) + doc % 7 for doc, held in rows], np.int32),
    )


def read(blocks: Blocks) -> Term:
    matcher = W3LeafMatcher(BufferFile(blocks.content), 0, len(blocks.content), Positions())
    found = {}
    while matcher.is_active():
        found[matcher.id()] = matcher.value_as("positions")
        assert matcher.weight() == len(found[matcher.id()])
        assert matcher.id() <= matcher.block_max_id()
        assert matcher.weight() <= matcher.block_max_weight()
        matcher.next()
    return found


@settings(deadline=None)
@given(made=terms)
def test_whoosh_reads_the_postings_that_were_encoded(made: list[Term]) -> None:
    blocks = list(encoded(laid_out(made)))
    assert [read(block) for block in blocks] == [dict(sorted(term.items())) for term in made]
    for block, term in zip(blocks, made, strict=True):
        frequencies = [len(held) for held in term.values()]
        assert (block.documents, block.weight, block.most) == (len(term), sum(frequencies), max(frequencies))
        assert block.ends == (min(term), max(term))


def test_a_common_term_has_several_blocks_that_can_be_skipped() -> None:
    (blocks,) = encoded(laid_out([{doc: [doc % 9] for doc in range(0, 30 * BLOCK_POSTINGS, 3)}]))
    assert len(read(blocks)) == 10 * BLOCK_POSTINGS
    matcher = W3LeafMatcher(BufferFile(blocks.content), 0, len(blocks.content), Positions())
    matcher.skip_to(3000)
    assert (matcher.id(), matcher.value_as("positions")) == (3000, [3000 % 9])


def test_a_term_encoded_in_parts_is_the_same_as_encoded_at_once() -> None:
    term = {doc: [doc % 9, 20 + doc % 700] for doc in range(0, 30 * BLOCK_POSTINGS, 3)}
    (at_once,) = encoded(laid_out([term]))
    cut = 4 * BLOCK_POSTINGS
    parts = [dict(list(term.items())[:cut]), dict(list(term.items())[cut:])]
    joined = Blocks.joined([blocks for part in parts for blocks in encoded(laid_out([part]))])
    assert joined == at_once
    assert joined.content == at_once.content

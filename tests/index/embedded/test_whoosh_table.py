"""Whoosh finds in a table written at once what it finds in its own."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.filedb.filestore import RamStorage
from whoosh.filedb.filetables import OrderedHashReader

from index.embedded.whoosh_table import TermTable


@settings(deadline=None)
@given(
    held=st.dictionaries(st.binary(min_size=1, max_size=6), st.binary(max_size=9), max_size=300),
    at_once=st.integers(1, 50),
    wanted=st.binary(min_size=1, max_size=6),
)
def test_whoosh_reads_every_term_and_finds_the_next_one(
    held: dict[bytes, bytes], at_once: int, wanted: bytes
) -> None:
    keys = sorted(held)
    storage = RamStorage()
    table = TermTable(storage.create_file("terms"))
    for first in range(0, len(keys), at_once):
        some = keys[first : first + at_once]
        table.add_some(some, [held[key] for key in some])
    table.close()
    reader = OrderedHashReader(storage.open_file("terms"), storage.file_length("terms"))
    assert list(reader.items()) == [(key, held[key]) for key in keys]
    for key in keys:
        assert reader[key] == held[key]
    assert (wanted in reader) == (wanted in held)
    assert reader.closest_key(wanted) == next((key for key in keys if key >= wanted), None)

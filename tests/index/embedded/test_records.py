"""Stored articles come back as they were, whatever they were compressed with and in whichever order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.article import Basis, Evidence, Field, Origin, PublishedDate
from index.embedded import records
from index.embedded.record import Record, from_record, heading, to_record
from index.embedded.records import Records, RecordsWriter
from tests.index.embedded.library import article

RECORDS = [
    to_record(
        article(f"a{number}", f"Warga desa {number} membangun jalan", "ke pasar", title=f"Jalan {number}")
    )
    for number in range(60)
]


def written(folder: Path, made: list[Record], dictionary: bytes | None = None) -> Records:
    writer = RecordsWriter(folder, dictionary)
    for record in made:
        writer.add(record)
    writer.close()
    return Records(folder)


def all_of(held: Records, count: int) -> list[Record]:
    return [held.record(number) for number in range(count)]


@pytest.mark.parametrize("count", [0, 1, 60])
def test_records_are_read_back(count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "SAMPLE", 55)
    held = written(tmp_path / "records", RECORDS[:count])
    assert all_of(held, count) == RECORDS[:count]


def test_many_like_records_take_less_with_a_dictionary(tmp_path: Path) -> None:
    trained = written(tmp_path / "trained", RECORDS)
    plain = written(tmp_path / "plain", RECORDS, b"")
    assert trained.dictionary
    assert not plain.dictionary
    assert len(trained.packed(3)[0]) < 0.7 * len(plain.packed(3)[0])
    assert all_of(plain, len(RECORDS)) == RECORDS


@pytest.mark.parametrize("shared", [True, False])
def test_records_of_an_older_segment_are_taken_over_in_front(shared: bool, tmp_path: Path) -> None:
    old = written(tmp_path / "old", RECORDS[:55])
    writer = RecordsWriter(tmp_path / "new", old.dictionary if shared else b"")
    for record in RECORDS[55:]:
        writer.add(record)
    writer.take_over(old, [0, 2, 54])
    writer.close(first=5)
    expected = [RECORDS[0], RECORDS[2], RECORDS[54], *RECORDS[55:]]
    assert all_of(Records(tmp_path / "new"), 8) == expected


def test_an_article_is_read_back_from_its_parts() -> None:
    made = replace(
        article("a", "", "dua\nbaris", "\u2028", title="Jalan", provinces=["Bali"]),
        published=PublishedDate("2018-08", Basis.COMPLETED, "2018-08-01", "2018-08-31"),
        evidence=(Evidence(Field.TITLE, "Jalan", "Jalan", 0, 5, Origin.TEXT),),
    )
    record = to_record(made)
    assert from_record(*record) == made
    assert from_record(record.head, record.text, None).evidence == ()
    assert heading(record.head) == ("a", "Jalan")

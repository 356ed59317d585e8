"""Years that are counted from a founding or by the Islamic calendar."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import knowledge
from index.extraction import countedyears
from index.extraction.body import Span
from index.extraction.datecues import Cue
from index.extraction.folding import fold

PIECES = st.lists(
    st.sampled_from(
        [
            "HUT ",
            "ke-81 ",
            "ke- 79",
            "RI",
            " Kemerdekaan",
            "(HUT) ",
            "Hari Bhayangkara ",
            "1447 ",
            "H",
            " Hijriah.",
            "Z",
        ]
    )
)


def found(text: str) -> tuple[Cue, ...]:
    return countedyears.find(fold(text), [Span(0, len(text))])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("HUT Ke-81 RI", date(2026, 8, 17)),
        ("Hari Ulang Tahun (HUT) ke-80 Republik Indonesia", date(2025, 8, 17)),
        ("HUT Kemerdekaan Republik Indonesia (RI) ke-80", date(2025, 8, 17)),
        ("Hari Bhayangkara ke-79", date(2025, 7, 1)),
        ("Hari Jadi ke-80 Provinsi Jawa Timur", date(2025, 10, 12)),
        ("musim haji 1446 H", date(2025, 6, 6)),
        ("Ramadan 1445 Hijriah", date(2024, 3, 12)),
    ],
)
def test_a_counted_year_allows_its_day_and_no_other_year(text: str, day: date) -> None:
    (cue,) = found(text)
    assert cue.allows(day)
    assert not cue.allows(day.replace(year=day.year - 2))
    assert not cue.allows(day.replace(year=day.year + 2))


@pytest.mark.parametrize(
    "text", ["HUT ke-20 SMA itu", "juara ke-3 RI", "pasal 1446 huruf a", "Rp1.446 H", "1446 hektare"]
)
def test_other_numbers_count_no_years(text: str) -> None:
    assert found(text) == ()


@given(PIECES)
def test_any_pieces_give_spans_of_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert all(0 <= cue.span.start < cue.span.end <= len(text) for cue in found(text))


@pytest.mark.parametrize("piece", ["hut ", "hut ke-8", "hut ri ", "1447 h", "hari jadi provinsi "])
def test_cost_is_linear(piece: str) -> None:
    start = time.process_time()
    found(piece * 40_000)
    assert time.process_time() - start < 4


def test_every_anniversary_has_names_a_day_and_a_source() -> None:
    for row in knowledge.table("anniversaries"):
        assert knowledge.split(row["names"]), row
        assert date.fromisoformat(row["founded"]) < date(2026, 1, 1), row
        assert row["source"], row

"""The timeline: the date facet as bars, and the relative ranges beside it."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient

from index.engine import MISSING, Facet, FacetCount
from tests.webapp.fake_engine import ANSWER, FakeEngine
from webapp import ranges
from webapp.facets import Entry
from webapp.timeline import HEIGHT, LONGEST, Timeline, timeline


def entry(value: str, count: int, *, selected: bool = False) -> Entry:
    return Entry(value, value, count, selected, False, "/", "/", nested=len(value) == 7)


def heights(drawn: Timeline) -> dict[str, int]:
    return {bar.period: bar.height for bar in drawn.bars}


def test_empty_years_are_shown() -> None:
    drawn = timeline([entry("2020", 4), entry("2017", 1)])
    assert heights(drawn) == {"2017": 25, "2018": 0, "2019": 0, "2020": HEIGHT}
    assert [bar.count for bar in drawn.bars] == [1, 0, 0, 4]
    assert [bar.entry is not None for bar in drawn.bars] == [True, False, False, True]


def test_the_smallest_count_can_be_seen() -> None:
    assert heights(timeline([entry("2020", 100_000), entry("2019", 1)]))["2019"] > 0


def test_a_chosen_year_shows_its_months() -> None:
    drawn = timeline([entry("2020", 9), entry("2018", 7, selected=True), entry("2018-08", 4)])
    assert [bar.period for bar in drawn.bars][0::11] == ["2018-01", "2018-12"]
    assert drawn.bars[7].count == 4
    assert drawn.bars[0].label == "Januari 2018"
    assert drawn.year is not None and drawn.year.value == "2018"
    assert drawn.outside == 3


def test_several_chosen_years_stay_years() -> None:
    chosen = [entry("2020", 9, selected=True), entry("2018", 7, selected=True), entry("2018-08", 4)]
    assert [bar.period for bar in timeline(chosen).bars] == ["2018", "2019", "2020"]


def test_a_wrong_date_far_back_does_not_squeeze_the_others() -> None:
    drawn = timeline([entry("2026", 9), entry("1945", 2), entry("0001", 1)])
    assert len(drawn.bars) == LONGEST
    assert drawn.outside == 3


def test_articles_without_date_are_told() -> None:
    drawn = timeline([entry(MISSING[Facet.DATE], 5)])
    assert drawn.bars == ()
    assert drawn.undated is not None and drawn.undated.count == 5


def test_the_only_year_shows_its_months(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(months=(FacetCount("2019-08", 1, False),))
    page = web.get("/?q=bupati").text
    assert "Terbit per bulan, 2019" in page
    assert 'href="/?q=bupati&amp;date=2019-08" title="Agustus 2019: 1"' in page


def test_a_bar_says_its_period_and_count_and_chooses_it(web: FlaskClient, engine: FakeEngine) -> None:
    counts = (FacetCount("2019", 1234, False), FacetCount("2017", 1, False), *ANSWER.facets[Facet.DATE][1:])
    engine.answering(facets={**ANSWER.facets, Facet.DATE: counts})
    page = web.get("/?q=bupati").text
    assert 'id="bar-2019" href="/?q=bupati&amp;date=2019" title="2019: 1.234"' in page
    assert '<span class="unseen">2018: 0 artikel</span>' in page
    assert 'href="/?q=bupati&amp;date=tanpa-tanggal">3 tanpa tanggal</a>' in page


@pytest.fixture
def new_years_eve(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranges, "today", lambda: date(2026, 12, 31))


@pytest.mark.usefixtures("new_years_eve")
def test_relative_ranges_say_their_first_day_in_the_address(web: FlaskClient) -> None:
    page = web.get("/?q=bupati&date_to=2018").text
    assert 'href="/?q=bupati&amp;date_from=2026-12-24">7 hari</a>' in page
    assert 'href="/?q=bupati&amp;date_from=2026-12-01">30 hari</a>' in page
    assert 'href="/?q=bupati&amp;date_from=2026">Tahun ini</a>' in page


@pytest.mark.usefixtures("new_years_eve")
def test_the_range_in_use_leads_back_to_all_dates(web: FlaskClient) -> None:
    page = web.get("/en/?q=bupati&date_from=2026-12-24").text
    assert 'href="/en/?q=bupati" aria-current="true">7 days</a>' in page

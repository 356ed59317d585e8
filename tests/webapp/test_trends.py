"""Trends: searches compared over time."""

from __future__ import annotations

import csv
import io
from html import unescape

import pytest
from flask.testing import FlaskClient

from index.engine import LEVELS, MISSING, Facet, Filters, SearchRequest
from index.levels import Level
from index.query.parser import parse
from tests.webapp.fake_engine import FakeEngine
from webapp.trend_links import field_query, trend_url
from webapp.trends import MAX_SERIES, MOST_MONTHS, Step, Wanted, trends

HISTORIES = {
    "": {"2018-01": 10, "2018-03": 4, "2020-05": 100, "1945": 1, MISSING[Facet.DATE]: 7},
    "banjir": {"2018-01": 5, "2020-05": 10, "2018": 3, MISSING[Facet.DATE]: 2},
    "longsor": {"2018-03": 4},
}


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine(histories=HISTORIES)


def test_searches_are_counted_by_period_as_numbers_and_shares(engine: FakeEngine) -> None:
    found = trends(engine, Wanted(("banjir", "longsor"), step=Step.YEAR))
    assert found.periods == ("2018", "2019", "2020")
    assert found.totals == (14, 0, 100)
    banjir, longsor = found.series
    assert banjir.counts == (8, 0, 10)
    assert banjir.shares == (8 / 14, None, 0.1)
    assert (banjir.total, banjir.left_out) == (20, 2)
    assert longsor.counts == (4, 0, 0)


def test_a_short_time_is_drawn_by_months_and_says_what_is_left_out(engine: FakeEngine) -> None:
    found = trends(engine, Wanted(("banjir",)))
    assert found.step is Step.MONTH
    assert (found.periods[0], found.periods[-1]) == ("2018-01", "2020-05")
    assert found.series[0].left_out == 5


def test_a_long_time_is_drawn_by_years_whatever_is_asked(engine: FakeEngine) -> None:
    engine.histories = {"lama": {"2000-01": 1, "2020-12": 1}}
    found = trends(engine, Wanted(("lama",), step=Step.MONTH))
    assert MOST_MONTHS < 21 * 12
    assert (found.step, found.months_fit, len(found.periods)) == (Step.YEAR, False, 21)


def test_a_wrong_date_far_back_does_not_squeeze_the_others(engine: FakeEngine) -> None:
    engine.histories = {"lama": {"0001-01": 1, "2020": 1}}
    found = trends(engine, Wanted(("lama",)))
    assert (found.periods[0], found.periods[-1]) == ("1981", "2020")
    assert found.series[0].left_out == 1


def test_nothing_found_draws_nothing(web: FlaskClient, engine: FakeEngine) -> None:
    assert trends(engine, Wanted(("zebra",))).periods == ()
    page = web.get("/tren?q=zebra").text
    assert '<svg class="plot"' not in page
    assert "Tidak ada artikel bertanggal yang cocok" in page


def test_the_plot_has_a_title_a_description_and_a_table(web: FlaskClient) -> None:
    page = unescape(web.get("/tren?q=banjir&q=longsor&by=year").text)
    assert '<title id="plot-title">Grafik: Jumlah artikel, 2018 sampai 2020</title>' in page
    assert '<desc id="plot-desc">Garis untuk banjir, longsor.' in page
    assert '<th scope="row">2018</th><td>8</td><td>57,1 %</td><td>4</td><td>28,6 %</td><td>14</td>' in (
        page.replace("\xa0", " ")
    )
    assert 'href="/?q=banjir"><bdi>banjir</bdi></a>' in page
    assert '<meta name="robots" content="noindex, follow">' in page


def test_the_empty_page_offers_comparisons_and_may_be_indexed(web: FlaskClient, engine: FakeEngine) -> None:
    page = web.get("/tren").text
    assert "noindex" not in page
    assert page.count('name="q"') == MAX_SERIES


def test_shares_and_steps_are_addresses_of_their_own(web: FlaskClient) -> None:
    page = unescape(web.get("/en/tren?q=banjir&date_from=2017&by=year&as=share").text)
    assert '<title id="plot-title">Plot: Share of all articles, 2018 to 2020</title>' in page
    assert 'href="/en/tren?q=banjir&date_from=2017&by=year">Number of articles</a>' in page
    assert 'href="/en/tren?q=banjir&date_from=2017&by=month&as=share">By month</a>' in page
    assert 'href="/en/?q=banjir&date_from=2017"' in page


def test_the_cost_is_bounded(web: FlaskClient, engine: FakeEngine) -> None:
    query = "&".join(f"q=kata{number}" for number in range(50))
    assert "Hanya lima pencarian pertama yang dibandingkan." in web.get(f"/tren?{query}&q=").text
    assert len(engine.asked) == MAX_SERIES + 1
    assert web.get("/tren?date_from=kemarin").status_code == 400


def test_the_table_is_to_be_had_as_csv(web: FlaskClient, engine: FakeEngine) -> None:
    engine.histories = {**HISTORIES, '="banjir"': {"2018-01": 5}}
    response = web.get('/tren.csv?q=banjir&q=%3D"banjir"&by=year')
    assert response.mimetype == "text/csv"
    assert "attachment" in response.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(response.get_data().decode("utf-8-sig"))))
    assert rows[:2] == [
        ["Waktu", "Pencarian", "Artikel", "Semua artikel", "Persen dari semua artikel"],
        ["2018", "banjir", "8", "14", "57.14"],
    ]
    assert rows[2] == ["2019", "banjir", "0", "0", ""]
    assert rows[4][1] == '\'="banjir"'
    assert len(rows) == 7


def test_hostile_searches_are_text(web: FlaskClient, engine: FakeEngine) -> None:
    hostile = "</title><script>alert(1)</script>"
    engine.histories = {hostile: {"2018-01": 1}}
    page = web.get("/tren", query_string={"q": hostile}).text
    assert "<script>alert" not in page
    assert unescape(page).count(hostile) > 3


@pytest.mark.parametrize(
    ("text", "filters", "query"),
    [
        ("banjir", Filters(), "banjir"),
        ("", Filters({Facet.PROVINCE: ("Jawa Timur",)}), 'provinsi:"Jawa Timur"'),
        (
            "banjir ATAU longsor",
            Filters({Facet.PROVINCE: ("Bali", "Riau")}, excluded={Facet.OUTLET: ("ANTARA",)}),
            '(banjir ATAU longsor) (provinsi:"Bali" ATAU provinsi:"Riau") -sumber:"ANTARA"',
        ),
        ("x", Filters({Facet.INSTITUTION: ('Badan "A"',)}), 'x instansi:"Badan  A "'),
    ],
)
def test_filters_are_written_in_the_query_language(text: str, filters: Filters, query: str) -> None:
    assert field_query(SearchRequest(parse(text), filters)) == query


def url_of(web: FlaskClient, filters: Filters, text: str = "banjir") -> str | None:
    with web.application.test_request_context():
        return trend_url(SearchRequest(parse(text), filters))


def test_a_search_leads_to_its_trend(web: FlaskClient) -> None:
    assert 'href="/tren?q=bupati">Lihat tren</a>' in web.get("/?q=bupati").text
    assert url_of(web, Filters({Facet.DATE: ("2018", "2019")})) == (
        "/tren?q=banjir&date_from=2018&date_to=2019"
    )
    several = Filters({Facet.PROVINCE: ("Bali", "Riau")})
    assert url_of(web, several) == ("/tren?q=banjir+provinsi%3A%22Bali%22&q=banjir+provinsi%3A%22Riau%22")
    assert url_of(web, Filters(), "") == "/tren"


@pytest.mark.parametrize(
    "filters",
    [
        Filters({Facet.INSTITUTION: (MISSING[Facet.INSTITUTION],)}),
        Filters({Facet.INSTITUTION: (LEVELS[Level.CENTRAL],)}),
        Filters({Facet.DATE: (MISSING[Facet.DATE], "2019")}),
        Filters(excluded={Facet.DATE: ("2019",)}),
    ],
)
def test_what_the_query_language_cannot_say_has_no_trend(web: FlaskClient, filters: Filters) -> None:
    assert url_of(web, filters) is None

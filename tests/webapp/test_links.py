from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from index.engine import Facet, Sort
from webapp.links import Links, toggle
from webapp.parameters import read_search


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def links(query: str) -> Links:
    return Links(read_search(MultiDict(parse_qsl(query))))


def test_a_value_is_added_to_the_others_and_the_pages_begin_anew() -> None:
    url = links("q=asn&province=Bali&page=3").toggled(Facet.PROVINCE, "Jambi")
    assert url == "/?q=asn&province=Bali&province=Jambi"


def test_a_chosen_value_is_taken_away() -> None:
    assert links("province=Bali&province=Jambi").toggled(Facet.PROVINCE, "Bali") == "/?province=Jambi"


def test_another_page_keeps_everything() -> None:
    here = "q=asn&institution=BKN&date=2018&date_from=2017&date_to=2019&sort=newest"
    assert links(here).page(4) == f"/?{here}&page=4"


def test_the_first_page_and_the_usual_order_are_not_written() -> None:
    assert links("q=asn&sort=newest&page=2").sorted_by(Sort.RELEVANCE) == "/?q=asn"


def test_other_words_keep_the_filters() -> None:
    assert links("q=asm&province=Bali").query("asn") == "/?q=asn&province=Bali"


def test_an_article_keeps_the_way_back() -> None:
    assert links("q=asn&province=Bali&page=2").article("a-1") == "/artikel/a-1?q=asn&province=Bali&page=2"


def test_a_value_is_excluded_and_no_longer_chosen() -> None:
    assert links("province=Bali").excluded(Facet.PROVINCE, "Jambi") == "/?province=Bali&not_province=Jambi"
    assert links("province=Jambi&page=2").excluded(Facet.PROVINCE, "Jambi") == "/?not_province=Jambi"


def test_an_excluded_value_is_given_up_or_chosen_instead() -> None:
    both = links("not_province=Jambi&not_province=Bali")
    assert both.excluded(Facet.PROVINCE, "Jambi") == "/?not_province=Bali"
    assert both.toggled(Facet.PROVINCE, "Jambi") == "/?province=Jambi&not_province=Bali"


def test_a_year_without_one_of_its_months_can_be_searched() -> None:
    assert links("date=2018").excluded(Facet.DATE, "2018-08") == "/?date=2018&not_date=2018-08"
    assert links("date=2018-08").excluded(Facet.DATE, "2018") == "/?not_date=2018"
    assert links("not_date=2018-08").excluded(Facet.DATE, "2018") == "/?not_date=2018"
    assert links("not_date=2018").toggled(Facet.DATE, "2018-08") == "/?date=2018-08"


def test_without_filters_only_words_and_order_are_left() -> None:
    assert links("q=asn&province=Bali&date_from=2018&sort=oldest").without_filters() == "/?q=asn&sort=oldest"


def test_each_end_of_a_range_is_removed_by_itself() -> None:
    both = links("date_from=2018&date_to=2019")
    assert both.without_range(first=True) == "/?date_to=2019"
    assert both.without_range(last=True) == "/?date_from=2018"


def test_hostile_values_are_encoded() -> None:
    url = links("").toggled(Facet.OUTLET, '"><script>&x=1#\ud800')
    assert url == "/?outlet=%22%3E%3Cscript%3E%26x%3D1%23%3F"


@pytest.mark.parametrize(
    ("chosen", "clicked", "then"),
    [
        ((), "2018", ("2018",)),
        (("2018",), "2018", ()),
        (("2018",), "2018-08", ("2018-08",)),
        (("2018-08",), "2018-09", ("2018-08", "2018-09")),
        (("2018-08", "2018-09"), "2018-09", ("2018-08",)),
        (("2018-08",), "2018-08", ("2018",)),
        (("2018-08", "2017"), "2018", ("2017", "2018")),
        (("2018", "tanpa-tanggal"), "2018-08", ("tanpa-tanggal", "2018-08")),
        (("2018",), "tanpa-tanggal", ("2018", "tanpa-tanggal")),
    ],
)
def test_a_month_narrows_its_year_and_gives_it_back(
    chosen: tuple[str, ...], clicked: str, then: tuple[str, ...]
) -> None:
    assert toggle(Facet.DATE, chosen, clicked) == then

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from index.engine import Facet, Sort
from webapp.parameters import Fault, ParameterError, read_search, write_search


def args(query: str) -> MultiDict[str, str]:
    return MultiDict(parse_qsl(query, keep_blank_values=True))


def test_no_parameters_are_a_search_for_everything() -> None:
    request = read_search(args(""))
    assert request.query.tree is None
    assert (request.sort, request.page, request.per_page) == (Sort.RELEVANCE, 1, 10)
    assert request.filters.chosen == {}


def test_empty_parameters_of_a_form_are_as_good_as_none() -> None:
    assert read_search(args("q=&province=&date_from=&date_to=&sort=&page=")) == read_search(args(""))


def test_repeated_values_of_a_facet_are_chosen_once_each_in_their_order() -> None:
    request = read_search(args("province=Jambi&province=Bali&province=Jambi"))
    assert request.filters.chosen == {Facet.PROVINCE: ("Jambi", "Bali")}


def test_values_are_excluded_beside_chosen_ones() -> None:
    filters = read_search(
        args("province=Bali&not_province=Jambi&not_date=2018-08&not_province=Jambi")
    ).filters
    assert filters.chosen == {Facet.PROVINCE: ("Bali",)}
    assert filters.excluded == {Facet.PROVINCE: ("Jambi",), Facet.DATE: ("2018-08",)}


@pytest.mark.parametrize("value", ["2018", "2018-08", "tanpa-tanggal"])
def test_a_year_a_month_and_no_date_can_be_chosen(value: str) -> None:
    assert read_search(args(f"date={value}")).filters.chosen == {Facet.DATE: (value,)}


@pytest.mark.parametrize("value", ["2018", "2018-08", "2018-08-02", "2020-02-29"])
def test_a_range_begins_and_ends_with_a_year_a_month_or_a_day(value: str) -> None:
    filters = read_search(args(f"date_from={value}&date_to={value}")).filters
    assert (filters.date_from, filters.date_to) == (value, value)


def test_a_range_may_end_with_the_year_of_its_first_month() -> None:
    assert read_search(args("date_from=2018-08&date_to=2018")).filters.date_to == "2018"


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("sort=best", Fault.UNKNOWN_SORT),
        ("sort=RELEVANCE", Fault.UNKNOWN_SORT),
        ("page=0", Fault.BAD_PAGE),
        ("page=-1", Fault.BAD_PAGE),
        ("page=dua", Fault.BAD_PAGE),
        ("page=1.5", Fault.BAD_PAGE),
        ("page=٣", Fault.BAD_PAGE),
        ("page=" + "9" * 5000, Fault.PAGE_TOO_DEEP),
        ("page=101", Fault.PAGE_TOO_DEEP),
        ("per_page=0", Fault.BAD_PER_PAGE),
        ("per_page=51", Fault.BAD_PER_PAGE),
        ("per_page=x", Fault.BAD_PER_PAGE),
        ("date=2018-13", Fault.BAD_DATE),
        ("date=2018-08-02", Fault.BAD_DATE),
        ("date=kemarin", Fault.BAD_DATE),
        ("date_from=2018-02-30", Fault.BAD_DATE),
        ("date_from=2019-02-29", Fault.BAD_DATE),
        ("date_to=02/08/2018", Fault.BAD_DATE),
        ("date_to=0000", Fault.BAD_DATE),
        ("date_from=2019&date_to=2018-12-31", Fault.BAD_DATE_RANGE),
        ("&".join(f"province=p{n}" for n in range(51)), Fault.TOO_MANY_VALUES),
        ("outlet=" + "x" * 201, Fault.VALUE_TOO_LONG),
    ],
)
def test_a_value_that_cannot_be_answered_is_named_by_its_fault(query: str, fault: Fault) -> None:
    with pytest.raises(ParameterError) as error:
        read_search(args(query), sized=True)
    assert error.value.fault is fault


@pytest.mark.parametrize("page", ["1", "100"])
def test_the_first_and_the_hundredth_page_are_served(page: str) -> None:
    assert read_search(args(f"page={page}")).page == int(page)


def test_the_page_has_a_fixed_size_and_the_api_a_chosen_one() -> None:
    assert read_search(args("per_page=3")).per_page == 10
    assert read_search(args("per_page=3"), sized=True).per_page == 3


@given(
    q=st.text(max_size=40),
    province=st.lists(st.text(min_size=1, max_size=20), max_size=3),
    date=st.lists(st.sampled_from(["2018", "2018-08", "tanpa-tanggal"]), max_size=3),
    date_from=st.sampled_from(["", "2017", "2017-01", "2017-01-31"]),
    sort=st.sampled_from(list(Sort)),
    page=st.integers(1, 100),
)
def test_what_is_written_is_read_back_the_same(
    *, q: str, province: list[str], date: list[str], date_from: str, sort: Sort, page: int
) -> None:
    given_args: MultiDict[str, str] = MultiDict(
        [
            ("q", q),
            *(("province", value) for value in province),
            *(("date", value) for value in date),
            ("date_from", date_from),
            ("sort", sort.value),
            ("page", str(page)),
        ]
    )
    request = read_search(given_args)
    assert read_search(MultiDict(list(write_search(request)))) == request


@given(st.dictionaries(st.sampled_from(["q", "date", "date_from", "sort", "page", "per_page"]), st.text()))
def test_any_text_is_read_or_named_as_a_fault(values: dict[str, str]) -> None:
    try:
        read_search(MultiDict(values), sized=True)
    except ParameterError as error:
        assert error.fault in Fault

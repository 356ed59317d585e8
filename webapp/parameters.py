"""URL parameters of a search: read into a request, and written back. Pages and API share them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from werkzeug.datastructures import MultiDict

from index.engine import MAX_PAGE, MISSING, Facet, Filters, SearchRequest, Sort
from index.query.parser import parse

DEFAULT_PER_PAGE = 10
MAX_PER_PAGE = 50
MAX_VALUES = 50
"""How many facet values one request may name; more than any reader clicks, few enough to bound the work."""
MAX_VALUE_LETTERS = 200
"""Longer than any institution's full name."""

WITHOUT_RELATED = "0"
"""The value of `expand` that looks for the typed words alone."""

EXCLUDING = "not_"
"""What stands before a facet's name in the parameter that excludes one of its values."""

_DATE = re.compile(r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_FACET_DATE = re.compile(r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")
_NUMBER = re.compile(r"[0-9]+")
_LONGEST_NUMBER = 6


class Fault(StrEnum):
    """What is wrong with a parameter; also the API's error codes."""

    UNKNOWN_SORT = "unknown_sort"
    BAD_PAGE = "bad_page"
    PAGE_TOO_DEEP = "page_too_deep"
    BAD_PER_PAGE = "bad_per_page"
    BAD_DATE = "bad_date"
    BAD_DATE_RANGE = "bad_date_range"
    TOO_MANY_VALUES = "too_many_values"
    VALUE_TOO_LONG = "value_too_long"


class ParameterError(ValueError):
    """A parameter that cannot be answered; the page says in words what to do."""

    def __init__(self, fault: Fault, value: str) -> None:
        super().__init__(f"{fault}: {value[:80]!r}")
        self.fault = fault
        self.value = value


def read_search(args: MultiDict[str, str], *, sized: bool = False) -> SearchRequest:
    """Read a search from URL parameters; unknown ones are ignored.

    Args:
        args: the parameters.
        sized: whether `per_page` is read (the API) or fixed (the page).

    Raises:
        ParameterError: a parameter has a value that cannot be answered.
    """
    return SearchRequest(
        query=parse(args.get("q", "").strip()),
        filters=read_filters(args),
        sort=_sort(args.get("sort", "")),
        page=_page(args.get("page", "")),
        per_page=_per_page(args.get("per_page", "")) if sized else DEFAULT_PER_PAGE,
        expand=args.get("expand", "") != WITHOUT_RELATED,
    )


def read_filters(args: MultiDict[str, str]) -> Filters:
    """Read what narrows a search.

    Raises:
        ParameterError: a date is none, or there are too many or too long values.
    """
    chosen = {facet: values for facet in Facet if (values := _values(args, facet))}
    excluded = {facet: values for facet in Facet if (values := _values(args, facet, EXCLUDING))}
    if sum(map(len, (*chosen.values(), *excluded.values()))) > MAX_VALUES:
        raise ParameterError(Fault.TOO_MANY_VALUES, "")
    first, last = _date(args.get("date_from", "")), _date(args.get("date_to", ""))
    if first and last and _start(first) > _end(last):
        raise ParameterError(Fault.BAD_DATE_RANGE, f"{first} – {last}")
    return Filters(chosen=chosen, excluded=excluded, date_from=first, date_to=last)


def write_search(request: SearchRequest) -> Iterator[tuple[str, str]]:
    """Write a search as URL parameters, without those that hold their default."""
    if request.query.text:
        yield "q", request.query.text
    yield from write_values(request.filters)
    if request.filters.date_from:
        yield "date_from", request.filters.date_from
    if request.filters.date_to:
        yield "date_to", request.filters.date_to
    if request.sort is not Sort.RELEVANCE:
        yield "sort", request.sort.value
    if not request.expand:
        yield "expand", WITHOUT_RELATED
    if request.page > 1:
        yield "page", str(request.page)


def write_values(filters: Filters) -> Iterator[tuple[str, str]]:
    """Write chosen and excluded facet values as URL parameters."""
    for facet in Facet:
        for value in filters.chosen.get(facet, ()):
            yield facet.value, value
        for value in filters.excluded.get(facet, ()):
            yield f"{EXCLUDING}{facet.value}", value


def _values(args: MultiDict[str, str], facet: Facet, prefix: str = "") -> tuple[str, ...]:
    given = args.getlist(f"{prefix}{facet.value}")
    values = tuple(dict.fromkeys(value for value in given if value.strip()))
    for value in values:
        if len(value) > MAX_VALUE_LETTERS:
            raise ParameterError(Fault.VALUE_TOO_LONG, value)
        if facet is Facet.DATE and value != MISSING[facet] and not _FACET_DATE.fullmatch(value):
            raise ParameterError(Fault.BAD_DATE, value)
    return values


def _sort(text: str) -> Sort:
    try:
        return Sort(text or Sort.RELEVANCE)
    except ValueError:
        raise ParameterError(Fault.UNKNOWN_SORT, text) from None


def _page(text: str) -> int:
    if not text:
        return 1
    if not _NUMBER.fullmatch(text) or not text.strip("0"):
        raise ParameterError(Fault.BAD_PAGE, text)
    if len(text) > _LONGEST_NUMBER or int(text) > MAX_PAGE:
        raise ParameterError(Fault.PAGE_TOO_DEEP, text)
    return int(text)


def _per_page(text: str) -> int:
    if not text:
        return DEFAULT_PER_PAGE
    if not _NUMBER.fullmatch(text) or len(text) > _LONGEST_NUMBER or not 1 <= int(text) <= MAX_PER_PAGE:
        raise ParameterError(Fault.BAD_PER_PAGE, text)
    return int(text)


def _date(text: str) -> str | None:
    text = text.strip()
    if not text:
        return None
    if not _DATE.fullmatch(text):
        raise ParameterError(Fault.BAD_DATE, text)
    try:
        _start(text)
    except ValueError:
        raise ParameterError(Fault.BAD_DATE, text) from None
    return text


def _start(text: str) -> date:
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _end(text: str) -> date:
    year, month = (*map(int, text.split("-")), 12)[:2]
    return _start(text) if len(text) == 10 else date(year, month, calendar.monthrange(year, month)[1])

"""The URLs of other states of a search: one value more or less, another order, another page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus

from flask import request as flask_request
from flask import url_for

from index.engine import MISSING, Facet, Filters, SearchRequest, Sort
from index.levels import Level
from index.query.parser import parse
from webapp.languages import current
from webapp.parameters import write_search


@dataclass(frozen=True, slots=True)
class Links:
    """Makes URLs that differ from one search in one thing; all but `page` and `article` begin at page 1."""

    request: SearchRequest

    def here(self, *, external: bool = False) -> str:
        """The search itself, in its shortest form; with the host's name when it leaves the page."""
        return _url("search.page", self.request, _external=external)

    def export(self, extension: str) -> str:
        """The whole result as a file."""
        return _url("exports.file", replace(self.request, page=1), extension=extension)

    def feed(self, *, external: bool = False) -> str:
        """The newest articles of the search as a feed, whatever order the page has."""
        return _url("feed.page", replace(self.request, sort=Sort.RELEVANCE, page=1), _external=external)

    def parameters(self) -> list[tuple[str, str]]:
        """The search as a form's hidden fields, from page 1."""
        return list(write_search(replace(self.request, page=1)))

    def values(self, facet: Facet, containing: str = "", level: Level | None = None, number: int = 1) -> str:
        """A facet's own list of values under the search: those with some words, of a level, on some page."""
        more = {"find": containing, "level": level.value if level else "", "page": str(number)}
        further = [(name, value) for name, value in more.items() if value and (name, value) != ("page", "1")]
        address = url_for("values.page", name=facet.value)
        return _with_parameters(address, [*self.parameters(), *further])

    def api(self) -> str:
        """The same search as JSON."""
        return _url("api.search", self.request)

    def article(self, article_id: str) -> str:
        """An article, with the search to mark it by and to go back to."""
        return _url("article.page", self.request, article_id=article_id)

    def page(self, number: int) -> str:
        """Another page."""
        return _url("search.page", replace(self.request, page=number))

    def sorted_by(self, sort: Sort) -> str:
        """Another order."""
        return _url("search.page", replace(self.request, sort=sort, page=1))

    def expanding(self, *, expand: bool) -> str:
        """With related words, or with the typed ones alone."""
        return _url("search.page", replace(self.request, expand=expand, page=1))

    def query(self, text: str) -> str:
        """Other words, the filters kept."""
        return _url("search.page", replace(self.request, query=parse(text), page=1))

    def toggled(self, facet: Facet, value: str) -> str:
        """One value of a facet chosen, or no longer; what is chosen is not excluded, too."""
        filters = self.request.filters
        values = toggle(facet, filters.chosen.get(facet, ()), value)
        kept = tuple(v for v in filters.excluded.get(facet, ()) if not _within(facet, value, v))
        return self._filtered(_with_values(filters, facet, values, kept))

    def excluded(self, facet: Facet, value: str) -> str:
        """One value of a facet excluded, or no longer; what is excluded is not chosen, too."""
        filters = self.request.filters
        values, chosen = filters.excluded.get(facet, ()), filters.chosen.get(facet, ())
        if value in values:
            return self.excluding(facet, tuple(v for v in values if v != value))
        others = tuple(v for v in chosen if not _within(facet, v, value))
        kept = tuple(v for v in values if not _within(facet, v, value))
        return self._filtered(_with_values(filters, facet, others, (*kept, value)))

    def adding(self, text: str, facet: Facet, value: str) -> str:
        """Other words, and one value more; what is chosen is not excluded, too."""
        filters = self.request.filters
        chosen = tuple(dict.fromkeys((*filters.chosen.get(facet, ()), value)))
        kept = tuple(v for v in filters.excluded.get(facet, ()) if v != value)
        changed = _with_values(filters, facet, chosen, kept)
        return _url("search.page", replace(self.request, query=parse(text), filters=changed, page=1))

    def without_range(self, *, first: bool = False, last: bool = False) -> str:
        """Without the first day of the date range, the last, or both."""
        filters = self.request.filters
        changed = replace(
            filters,
            date_from=None if first else filters.date_from,
            date_to=None if last else filters.date_to,
        )
        return self._filtered(changed)

    def between(self, first: str | None, last: str | None) -> str:
        """Another date range."""
        return self._filtered(replace(self.request.filters, date_from=first, date_to=last))

    def without_filters(self) -> str:
        """The words alone."""
        return self._filtered(Filters())

    def choosing(self, facet: Facet, values: tuple[str, ...]) -> str:
        """Exactly these values of one facet."""
        chosen = {**self.request.filters.chosen, facet: values}
        return self._filtered(replace(self.request.filters, chosen=chosen))

    def excluding(self, facet: Facet, values: tuple[str, ...]) -> str:
        """Exactly these values of one facet excluded."""
        excluded = {**self.request.filters.excluded, facet: values}
        return self._filtered(replace(self.request.filters, excluded=excluded))

    def _filtered(self, filters: Filters) -> str:
        return _url("search.page", replace(self.request, filters=filters, page=1))


def _with_values(
    filters: Filters, facet: Facet, chosen: tuple[str, ...], excluded: tuple[str, ...]
) -> Filters:
    return replace(
        filters,
        chosen={**filters.chosen, facet: chosen},
        excluded={**filters.excluded, facet: excluded},
    )


def toggle(facet: Facet, values: tuple[str, ...], value: str) -> tuple[str, ...]:
    """Choose a value, or no longer.

    A month narrows its year, so it takes the year's place; the last month given up gives the year back.
    """
    if facet is not Facet.DATE or value == MISSING[facet]:
        return tuple(v for v in values if v != value) if value in values else (*values, value)
    year = value[:4]
    kept = tuple(v for v in values if v != value)
    if len(value) == 4:
        return kept if value in values else (*(v for v in kept if v[:4] != year), value)
    if value not in values:
        return (*(v for v in kept if v != year), value)
    return kept if any(v[:4] == year for v in kept) else (*kept, year)


def _within(facet: Facet, value: str, other: str) -> bool:
    """Whether a value is the other one, or a month of that year."""
    return value == other or (facet is Facet.DATE and value.startswith(f"{other}-"))


def _url(endpoint: str, request: SearchRequest, **values: Any) -> str:
    address = (
        url_for(endpoint, **values) if values else _address(endpoint, current(), flask_request.root_path)
    )
    return _with_parameters(address, write_search(request))


def _with_parameters(address: str, pairs: Iterable[tuple[str, str]]) -> str:
    parameters = "&".join(f"{name}={_quoted(value)}" for name, value in pairs)
    return f"{address}?{parameters}" if parameters else address


@lru_cache(4096)
def _quoted(value: str) -> str:
    return quote_plus(value, errors="replace")


@lru_cache(64)
def _address(endpoint: str, _language: str, _root: str) -> str:
    """The address of a page without parts of its own; a page of results needs it two hundred times."""
    return url_for(endpoint)

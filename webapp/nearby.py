"""From one article to others: of the same institution, the same province, the same week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext

from index.article import Article, Precision, PublishedDate
from index.engine import Facet, Filters, SearchRequest
from index.query.parser import parse
from webapp import messages
from webapp.engine import current_engine
from webapp.filters import date_words
from webapp.links import Links

MOST_VALUES = 3
"""Institutions, and provinces, that are led to."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """A search for more of what an article has.

    Attributes:
        kind: what they have in common, in words.
        label: the value.
        count: how many articles there are, this one included; None where counting took too long.
        url: the search.
    """

    kind: str
    label: str
    count: int | None
    url: str


def nearby(article: Article) -> list[Nearby]:
    """The searches that an article leads to, each with its count; those that find it alone are left out."""
    searches = [
        (kind, label, SearchRequest(parse(""), filters)) for kind, label, filters in _searches(article)
    ]
    counts = current_engine().count([request for _, _, request in searches])
    return [
        Nearby(kind, label, count, Links(request).here())
        for (kind, label, request), count in zip(searches, counts, strict=True)
        if count != 1
    ]


Search = tuple[str, str, Filters]


def _searches(article: Article) -> Iterator[Search]:
    for facet, values in ((Facet.INSTITUTION, article.institutions), (Facet.PROVINCE, article.provinces)):
        for value in values[:MOST_VALUES]:
            yield gettext(messages.FACETS[facet]), value, Filters({facet: (value,)})
    if article.published.value:
        yield _same_time(article.published, article.published.value)


def _same_time(published: PublishedDate, value: str) -> Search:
    """The week of a day, or what else is known of the date."""
    if published.precision is not Precision.DAY:
        kind = gettext("Bulan") if published.precision is Precision.MONTH else gettext("Tahun")
        return kind, date_words(value), Filters({Facet.DATE: (value,)})
    day = date.fromisoformat(value)
    first = day - timedelta(days=min(day.weekday(), (day - date.min).days))
    last = first + timedelta(days=min(6, (date.max - first).days))
    label = f"{date_words(first.isoformat())} – {date_words(last.isoformat())}"
    return gettext("Pekan"), label, Filters(date_from=first.isoformat(), date_to=last.isoformat())

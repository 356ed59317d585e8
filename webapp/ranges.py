"""The relative date ranges: links to the last days and to this year.

A link says the day itself (`date_from=2026-10-28`), not "30 days": what it leads to can be cited, and means
the same to whoever opens it later. The page that offers it counts back from today in western Indonesian time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from flask_babel import gettext, ngettext

from index.engine import SearchRequest
from webapp.clock import today
from webapp.links import Links

DAYS = (7, 30)
"""The spans that are offered, in days."""


@dataclass(frozen=True, slots=True)
class Range:
    """One range: its name, its address, and whether it is the one in use."""

    label: str
    url: str
    chosen: bool


def ranges(request: SearchRequest, links: Links) -> list[Range]:
    """Offer the relative ranges of a search; the one in use leads back to all dates."""
    day = today()
    starts = [
        (ngettext("%(num)s hari", "%(num)s hari", span), (day - timedelta(span)).isoformat()) for span in DAYS
    ]
    starts.append((gettext("Tahun ini"), f"{day.year:04d}"))
    return [_range(label, start, request, links) for label, start in starts]


def _range(label: str, start: str, request: SearchRequest, links: Links) -> Range:
    filters = request.filters
    chosen = filters.date_from == start and filters.date_to is None
    return Range(label, links.between(None if chosen else start, None), chosen)

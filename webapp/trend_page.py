"""The page of trends, and its table as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from flask import Blueprint, Flask, Response, request, url_for
from flask_babel import gettext

from index.engine import MISSING, Facet, SearchRequest
from index.query.parser import parse
from webapp import messages
from webapp.engine import current_engine
from webapp.export_text import BYTE_ORDER_MARK, harmless
from webapp.languages import localized
from webapp.links import Links
from webapp.parameters import WITHOUT_RELATED, read_filters
from webapp.plot import plot
from webapp.rate_limit import costly
from webapp.responses import html
from webapp.trend_links import value_query
from webapp.trends import MAX_SERIES, Step, Trends, Wanted, trends

blueprint = Blueprint("trends", __name__)

SHARE = "share"
"""The value of the parameter `as` that draws shares of all articles instead of numbers."""
_COMPARED = 3
"""Values in each example."""


def init_app(app: Flask) -> None:
    """Serve the trends."""
    app.register_blueprint(blueprint)


@localized(blueprint, "/tren")
@costly
def page() -> Response:
    """Compare searches over time."""
    wanted = _wanted()
    found = trends(current_engine(), wanted)
    as_share = request.args.get("as", "") == SHARE
    kept = [("as", SHARE)] if as_share else []
    values = [one.shares if as_share else one.counts for one in found.series]
    return html(
        "trends.html",
        wanted=wanted,
        found=found,
        as_share=as_share,
        plot=plot(values, whole=not as_share) if found.periods else None,
        boxes=[*wanted.queries, *[""] * (MAX_SERIES - len(wanted.queries))],
        searches=[_search_url(query, wanted) for query in wanted.queries],
        examples=[] if wanted.queries else list(_examples()),
        urls={
            "here": _url("trends.page", wanted, *kept, external=True),
            "count": _url("trends.page", wanted),
            "share": _url("trends.page", wanted, ("as", SHARE)),
            "month": _url("trends.page", replace(wanted, step=Step.MONTH), *kept),
            "year": _url("trends.page", replace(wanted, step=Step.YEAR), *kept),
            "csv": _url("trends.table", wanted),
        },
    )


@localized(blueprint, "/tren.csv")
@costly
def table() -> Response:
    """Give the table as CSV: one line for each period and search."""
    wanted = _wanted()
    response = Response(_csv(trends(current_engine(), wanted)), mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="tren.csv"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _wanted() -> Wanted:
    filters = read_filters(request.args)
    typed = (parse(query.strip()).text for query in request.args.getlist("q"))
    queries = tuple(dict.fromkeys(query for query in typed if query))
    step = request.args.get("by", "")
    return Wanted(
        queries=queries[:MAX_SERIES],
        more=len(queries) > MAX_SERIES,
        date_from=filters.date_from,
        date_to=filters.date_to,
        step=Step(step) if step in set(Step) else None,
        expand=request.args.get("expand", "") != WITHOUT_RELATED,
    )


def _url(endpoint: str, wanted: Wanted, *more: tuple[str, str], external: bool = False) -> str:
    given = (
        *(("q", query) for query in wanted.queries),
        ("date_from", wanted.date_from or ""),
        ("date_to", wanted.date_to or ""),
        ("by", wanted.step.value if wanted.step else ""),
        ("expand", "" if wanted.expand else WITHOUT_RELATED),
        *more,
    )
    pairs = [(name, value) for name, value in given if value]
    return url_for(endpoint, _external=external) + (f"?{urlencode(pairs, errors='replace')}" if pairs else "")


def _search_url(query: str, wanted: Wanted) -> str:
    search = SearchRequest(parse(query), expand=wanted.expand)
    return Links(search).between(wanted.date_from, wanted.date_to)


def _examples() -> Iterator[tuple[str, str]]:
    """Comparisons of the commonest values of each facet: what they compare, and where."""
    facets = current_engine().search(SearchRequest(parse(""), per_page=1)).facets
    for facet in (Facet.PROVINCE, Facet.INSTITUTION, Facet.OUTLET):
        names = [count.value for count in facets[facet] if count.value != MISSING[facet]][:_COMPARED]
        if len(names) > 1:
            queries = tuple(value_query(facet, name) for name in names)
            yield ", ".join(names), _url("trends.page", Wanted(queries))


def _csv(found: Trends) -> str:
    buffer = io.StringIO(newline="")
    buffer.write(BYTE_ORDER_MARK)
    writer = csv.writer(buffer)
    writer.writerow([gettext(column) for column in messages.TREND_COLUMNS])
    for one in found.series:
        rows = zip(found.periods, one.counts, found.totals, one.shares, strict=True)
        for period, count, total, share in rows:
            percent = "" if share is None else f"{100 * share:.2f}"
            writer.writerow([period, harmless(one.query), count, total, percent])
    return buffer.getvalue()

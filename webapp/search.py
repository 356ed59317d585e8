"""The search page: one URL, in full or as the part that htmx swaps."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, request

from index.engine import Facet, Filters, SearchRequest, Sort
from index.query.repair import repairs
from webapp.engine import current_engine
from webapp.facets import chips, entries, entry, groups, levels
from webapp.languages import localized
from webapp.links import Links
from webapp.overview import overview
from webapp.paging import Paging
from webapp.parameters import read_search
from webapp.ranges import ranges
from webapp.responses import html, wants_fragment
from webapp.tilemap import tile_map
from webapp.timeline import timeline
from webapp.trend_links import trend_url
from webapp.ways_out import ways_out

blueprint = Blueprint("search", __name__)


def init_app(app: Flask) -> None:
    """Serve the search page."""
    app.register_blueprint(blueprint)


@localized(blueprint, "/")
def page() -> Response:
    """Search, and show what was found."""
    search = read_search(request.args)
    answer = current_engine().search(search)
    links = Links(search)
    sorts, order = _orders(search)
    made = groups(answer, search)
    response = html(
        "search_fragment.html" if wants_fragment() else "search.html",
        search=search,
        answer=answer,
        links=links,
        paging=Paging(search.page, search.per_page, answer.total),
        groups=made,
        levels=levels(answer, search),
        map=tile_map(entries(made, Facet.PROVINCE)),
        timeline=timeline(
            (*entries(made, Facet.DATE), *(entry(Facet.DATE, count, links) for count in answer.months))
        ),
        ranges=ranges(search, links),
        trend_url=trend_url(search),
        all_years=links.choosing(Facet.DATE, ()),
        overview=overview(current_engine().state(), made) if _is_start(search) else None,
        chips=chips(search),
        sorts=sorts,
        order=order,
        text=search.query.text,
        repairs=repairs(search.query.text),
        ways=[] if answer.total else ways_out(search),
    )
    if wants_fragment():
        response.headers["HX-Push-Url"] = links.here()
    return response


def _is_start(search: SearchRequest) -> bool:
    """Whether nothing was asked for yet, whatever the order."""
    return not search.query.text and search.filters == Filters() and search.page == 1


def _orders(search: SearchRequest) -> tuple[list[Sort], Sort]:
    """The orders to offer, and the one in use; without words nothing is more relevant than anything else."""
    if search.query.tree is not None:
        return list(Sort), search.sort
    return [Sort.NEWEST, Sort.OLDEST], Sort.NEWEST if search.sort is Sort.RELEVANCE else search.sort

"""A facet's own page: all its values under a search, searched by words and by level, 50 a page."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Flask, Response, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound

from index.engine import VALUES_PER_PAGE, Facet, ValuesRequest
from index.levels import Level
from webapp import messages
from webapp.engine import current_engine
from webapp.facets import entry
from webapp.languages import localized
from webapp.links import Links
from webapp.paging import Paging
from webapp.parameters import MAX_VALUE_LETTERS, read_search
from webapp.responses import html, htmx, wants_fragment

blueprint = Blueprint("values", __name__)

LISTED = {facet.value: facet for facet in (Facet.PROVINCE, Facet.INSTITUTION, Facet.OUTLET)}
"""The facets that have such a page, by their part of its address."""

WITHIN = "found"
"""What htmx names as its target where the list stands within the search page, under the facet's own box."""


def init_app(app: Flask) -> None:
    """Serve the facets' own pages."""
    app.register_blueprint(blueprint)


@localized(blueprint, "/saring/<name>")
def page(name: str) -> Response:
    """List one facet's values."""
    if name not in LISTED:
        raise NotFound
    wanted = _wanted(LISTED[name])
    found = current_engine().values(wanted)
    links = Links(replace(wanted.search, page=1))
    within = htmx.target == WITHIN
    response = html(
        "values_fragment.html" if wants_fragment() else "values.html",
        wanted=wanted,
        text=wanted.search.query.text,
        search=wanted.search,
        title=gettext(messages.FACETS[wanted.facet]),
        levels=[entry(wanted.facet, count, links) for count in found.levels],
        entries=[entry(wanted.facet, count, links) for count in found.values],
        total=found.total,
        links=links,
        paging=Paging(wanted.search.page, VALUES_PER_PAGE, found.total),
        within=within,
    )
    response.vary.add("HX-Target")
    if wants_fragment() and not within:
        response.headers["HX-Push-Url"] = links.values(wanted.facet, wanted.containing, wanted.level)
    return response


def _wanted(facet: Facet) -> ValuesRequest:
    level = request.args.get("level", "")
    of_level = facet is Facet.INSTITUTION and level in set(Level)
    return ValuesRequest(
        search=read_search(request.args),
        facet=facet,
        containing=request.args.get("find", "").strip()[:MAX_VALUE_LETTERS],
        level=Level(level) if of_level else None,
    )

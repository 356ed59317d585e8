"""Suggestions while typing: what may be meant, in groups, each a link to where it leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, Flask, Response, request
from flask_babel import gettext

from index.completion import Completion, CompletionKind
from index.engine import Facet, Filters, SearchRequest
from index.query.parser import parse
from webapp import messages
from webapp.engine import current_engine
from webapp.languages import localized
from webapp.links import Links
from webapp.parameters import ParameterError, read_search
from webapp.responses import html

blueprint = Blueprint("suggestions", __name__)

FACETS = {CompletionKind.PROVINCE: Facet.PROVINCE, CompletionKind.INSTITUTION: Facet.INSTITUTION}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion.

    Attributes:
        text: what is suggested.
        rest: what was typed before it and stays.
        count: how many articles it leads to; None where other words or filters make that another number.
        url: where it leads.
    """

    text: str
    rest: str
    count: int | None
    url: str


@dataclass(frozen=True, slots=True)
class SuggestionGroup:
    """Suggestions of one kind."""

    kind: CompletionKind
    title: str
    suggestions: tuple[Suggestion, ...]

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.suggestions)


def init_app(app: Flask) -> None:
    """Serve the suggestions."""
    app.register_blueprint(blueprint)


@localized(blueprint, "/saran")
def suggestions() -> Response:
    """Suggest what a text that is being typed may become; its filters are kept."""
    try:
        search = read_search(request.args)
    except ParameterError:
        search = SearchRequest(query=parse(""))
    typed = request.args.get("q", "")
    return html("suggestions.html", groups=_groups(current_engine().complete(typed), typed, Links(search)))


def _groups(completions: Iterable[Completion], typed: str, links: Links) -> list[SuggestionGroup]:
    return [
        SuggestionGroup(
            kind,
            gettext(messages.COMPLETIONS[kind]),
            tuple(_suggestion(completion, typed, links) for completion in members),
        )
        for kind, members in groupby(completions, key=lambda completion: completion.kind)
    ]


def _suggestion(completion: Completion, typed: str, links: Links) -> Suggestion:
    rest = typed[: completion.start]
    if completion.article_id is not None:
        return Suggestion(completion.text, "", None, links.article(completion.article_id))
    facet = FACETS.get(completion.kind)
    if facet is None:
        return Suggestion(completion.text, rest, None, links.query(rest + completion.text))
    url = links.adding(rest.strip(), facet, completion.text)
    alone = not rest.strip() and links.request.filters == Filters()
    return Suggestion(completion.text, rest, completion.count if alone else None, url)

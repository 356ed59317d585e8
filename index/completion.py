"""The vocabulary of suggestions: what a text that is being typed may become."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CompletionKind(StrEnum):
    """What a completion is, in the order in which they are given."""

    PHRASE = "phrase"
    """Words that often stand together."""
    PROVINCE = "province"
    """A value of Facet.PROVINCE."""
    INSTITUTION = "institution"
    """A value of Facet.INSTITUTION."""
    TITLE = "title"
    """The title of an article."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What a text that is being typed may become.

    Attributes:
        kind: what it is.
        text: a phrase in lower case, a facet's value, or a title.
        start: the offset in the typed text from which it takes that text's place.
        count: for a facet's value, how many articles have it.
        article_id: for a title, the article.
    """

    kind: CompletionKind
    text: str
    start: int = 0
    count: int | None = None
    article_id: str | None = None

"""The vocabulary for an index as a whole: what is being served, and which articles it holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexState:
    """What is being served.

    Attributes:
        generation: the identifier of the index generation.
        articles: how many articles it holds.
        created: when it was built, ISO 8601 in UTC.
        first: the earliest published date (`YYYY[-MM[-DD]]`) of its articles, or None when none has a date.
        last: the latest one.
    """

    generation: str
    articles: int
    created: str
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One article in the list of all.

    Attributes:
        id: the article's identifier.
        changed: when it came into the index or changed, ISO 8601 in UTC.
    """

    id: str
    changed: str

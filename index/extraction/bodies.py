"""The names of central bodies in the time of an article."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from index import knowledge


@dataclass(frozen=True, slots=True)
class _Term:
    """One name of a body and when it was borne (ISO days, months or years; empty: open)."""

    name: str
    first: str
    last: str

    def covers(self, day: str) -> bool:
        """Whether the name was borne at a day, or at some day of a month or year."""
        begun = not self.first or self.first[: len(day)] <= day
        ended = bool(self.last) and self.last < day[: len(self.last)]
        return begun and not ended


def name_at(body: str, words_name: str, published: str | None) -> str:
    """Give a body's name in the time of an article.

    Args:
        body: the body's identifier in `institutions.tsv`.
        words_name: the full name that the article's words belong to.
        published: ISO day, month or year of the article, or None.

    Returns:
        The name that the article uses where that was borne at the time, else the one that was; without a
        date or a name of that time, the article's own.
    """
    terms = _terms()[body]
    if published is None or any(term.name == words_name and term.covers(published) for term in terms):
        return words_name
    return next((term.name for term in terms if term.covers(published)), words_name)


@cache
def _terms() -> dict[str, tuple[_Term, ...]]:
    found: dict[str, list[_Term]] = defaultdict(list)
    for row in knowledge.table("institutions"):
        found[row["body"]].append(_Term(row["name"], row["from"], row["to"]))
    return {body: tuple(terms) for body, terms in found.items()}

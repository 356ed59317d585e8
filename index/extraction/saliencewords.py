"""Words that tell what part a body or its office-holder plays where a text names it."""

from __future__ import annotations

from functools import cache

from index import knowledge


@cache
def words_of(role: str) -> frozenset[str]:
    """The words of one role in `salience_words.tsv`."""
    return frozenset(row["word"] for row in knowledge.table("salience_words") if row["role"] == role)


@cache
def verbs() -> tuple[str, ...]:
    """Beginnings of verbs that say that what stands before them acts."""
    return tuple(words_of("verb"))


def kind_of(name: str) -> str:
    """The kind of a body by the words that open its full name, or "other"; see `body_kinds.tsv`."""
    return next((kind for opening, kind in _kinds() if name.startswith(opening)), "other")


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    return tuple((row["opening"], row["kind"]) for row in knowledge.table("body_kinds"))

"""Did you mean: a query with its mistyped words corrected, where that finds more."""

from __future__ import annotations

import re
from functools import cache

from index.analysis.chain import exact_query_terms
from index.embedded.generation import Generation
from index.query.clauses import AllOf, Clause, NoneOf, resolve
from index.query.lexer import OPERATORS
from index.query.parser import ParsedQuery, parse
from index.query.spelling import TYPO_COUNT, Fits

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
SHORTEST_CORRECTED = 4
"""Shorter words are mostly abbreviations, and too many others are one letter away."""
MOST_CORRECTED = 4
"""Doubtful words of a query that are looked up: each is compared with the whole vocabulary."""


def suggest(generation: Generation, query: ParsedQuery, found: int) -> str | None:
    """Correct the first doubtful words of a query.

    Args:
        generation: what is searched.
        query: the query.
        found: how many articles have all of it.

    Returns:
        The query with its words corrected; None when there is nothing to correct, or when no more articles
        have what was corrected together with the rest: then the word is rather a name.
    """
    tried = 0

    def corrected(match: re.Match[str]) -> str:
        """A word, or the known one that was probably meant."""
        nonlocal tried
        word = match[0]
        following = query.text[match.end() : match.end() + 1]
        held = generation.matcher.holders(exact_query_terms(word))
        if tried == MOST_CORRECTED or following in {":", "*"} or not _may_be_wrong(word, held):
            return word
        tried += 1
        return generation.speller.correction(word.lower(), held, _fitting(generation, match)) or word

    suggestion = _WORD.sub(corrected, query.text)
    return suggestion if suggestion != query.text and _finds(generation, suggestion) > found else None


def _fitting(generation: Generation, typed: re.Match[str]) -> Fits | None:
    """Whether some article has a word beside one of those that a word was typed between."""
    before = exact_query_terms(typed.string[: typed.start()])[-1:]
    after = exact_query_terms(typed.string[typed.end() :])[:1]
    if not before and not after:
        return None

    def fits(word: str) -> bool:
        """Whether it stands behind the word before it or ahead of the one after it."""
        runs = ((*before, word), (word, *after))
        return any(len(run) > 1 and generation.matcher.holds_run(run) for run in runs)

    return cache(fits)


def _may_be_wrong(word: str, held: int) -> bool:
    return len(word) >= SHORTEST_CORRECTED and word not in OPERATORS and held <= TYPO_COUNT


def _finds(generation: Generation, text: str) -> int:
    """How many articles have all that is asked for and known at all."""
    tree = parse(text).tree
    return len(generation.matcher.holding(_known(generation, resolve(tree)))) if tree else 0


def _known(generation: Generation, clause: Clause) -> Clause:
    """A conjunction without the parts that no article has."""
    if not isinstance(clause, AllOf):
        return clause
    holding = generation.matcher.holding
    parts = (part for part in clause.parts if isinstance(part, NoneOf) or len(holding(part)))
    return AllOf(tuple(parts))

"""Expansion: related words that satisfy a query too, and count less than what was typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from index.analysis.chain import query_terms
from index.analysis.stems import stem, without_enclitic
from index.analysis.variants import fold
from index.knowledge import split, table
from index.query.clauses import AllOf, AnyOf, Clause, TermClause
from index.query.tree import Scope

Expansions = tuple[tuple[str, tuple[str, ...]], ...]
"""For each typed word that was expanded, the words that were added, as people write them."""

MOST_ADDED = 6
"""How many words one typed word may add; the largest family has four."""
EXPANDED = frozenset({Scope.TEXT, Scope.TITLE})


def expand(clause: Clause, known: Callable[[str], bool]) -> tuple[Clause, Expansions]:
    """Add related words to the words of a query that were typed without quotation marks.

    What a query excludes is not expanded: it would exclude what nobody named.

    Args:
        clause: the resolved query.
        known: whether a term stands in the index; others are not added.

    Returns:
        The query, and what was added to it in the order of the query.
    """
    added: dict[str, tuple[str, ...]] = {}

    def walk(part: Clause) -> Clause:
        """Add to the terms at the leaves; excluded parts stay as they are."""
        if isinstance(part, AllOf | AnyOf):
            return replace(part, parts=tuple(walk(inner) for inner in part.parts))
        if isinstance(part, TermClause) and part.words and part.scope in EXPANDED:
            related = [(term, word) for term, word in _related(part) if known(term)][:MOST_ADDED]
            if related:
                added[part.words] = tuple(word for _, word in related)
                return replace(part, added=tuple(term for term, _ in related))
        return part

    expanded = walk(clause)
    return expanded, tuple(added.items())


def _related(clause: TermClause) -> Iterator[tuple[str, str]]:
    """The related terms with the words that stand for them."""
    seen = set(clause.alternatives)
    for alternative in clause.alternatives:
        wider = alternative if alternative.startswith("@") else without_enclitic(clause.form)
        for term, word in (*_narrower().get(wider, ()), *_family(alternative)):
            if term not in seen:
                seen.add(term)
                yield term, word


@cache
def _narrower() -> dict[str, tuple[tuple[str, str], ...]]:
    """The narrower terms by the term of a name, or by a word as it is written."""
    rows = ((row["wider"], split(row["narrower"])) for row in table("narrower_terms"))
    return {_wider(wider): tuple((_term(word), word) for word in words) for wider, words in rows}


def _wider(word: str) -> str:
    term = _term(word)
    return term if term.startswith("@") else fold(word)


def _term(word: str) -> str:
    """The index term of a word or name."""
    return query_terms(word)[0].alternatives[0]


@lru_cache(maxsize=10_000)
def _family(term: str) -> tuple[tuple[str, str], ...]:
    """The kin of a stem: by the table, then by the rules on endings.

    A rule gives words that are their own stems; what the stemmer takes apart is another word (kuras-i).
    """
    kin = dict(_families().get(term, ()))
    for endings, least in _rules() if not term.startswith("@") else ():
        for ending in endings:
            base = term[: len(term) - len(ending)]
            if term.endswith(ending) and len(base) >= least:
                made = [base + other for other in endings if other != ending]
                kin |= {word: word for word in made if stem(word) == word}
    apart = _apart().get(term, frozenset())
    return tuple((other, word) for other, word in kin.items() if other != term and other not in apart)


@cache
def _families() -> dict[str, tuple[tuple[str, str], ...]]:
    families = [split(row["words"]) for row in table("word_families") if row["kind"] == "family"]
    return {
        stem(word): tuple((stem(w), w) for w in words if w != word) for words in families for word in words
    }


@cache
def _rules() -> tuple[tuple[tuple[str, ...], int], ...]:
    rows = (row for row in table("word_families") if row["kind"] == "rule")
    return tuple((tuple(e.strip("-") for e in split(row["words"])), int(row["least"])) for row in rows)


@cache
def _apart() -> dict[str, frozenset[str]]:
    apart: defaultdict[str, set[str]] = defaultdict(set)
    for row in table("word_families"):
        if row["kind"] == "apart":
            first, *others = map(stem, split(row["words"]))
            apart[first].update(others)
            for other in others:
                apart[other].add(first)
    return {term: frozenset(others) for term, others in apart.items()}

"""Marks: where a text satisfies a query, in the text's own offsets, whatever form the words have there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.analysis.chain import exact_terms, index_terms
from index.analysis.term import Term
from index.query.clauses import Clause, Leaf, PhraseClause, PrefixClause, leaves
from index.query.tree import Scope


@dataclass(frozen=True, slots=True)
class Mark:
    """One match in a text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character.
        leaf: the number of the part of the query that it satisfies.
    """

    start: int
    end: int
    leaf: int


class Marker:
    """Finds the matches of one query in any number of texts."""

    def __init__(self, clause: Clause | None, scopes: Iterable[Scope]) -> None:
        """Prepare a query.

        Args:
            clause: the resolved query, or None for an empty one.
            scopes: the parts of a query that count in the texts to be marked.
        """
        wanted = set(scopes)
        found = dict.fromkeys(leaves(clause)) if clause is not None else {}
        self._leaves = [leaf for leaf in found if leaf.scope in wanted]
        self._needs_stems = any(not _is_exact(leaf) for leaf in self._leaves)
        self._needs_words = any(_is_exact(leaf) for leaf in self._leaves)

    def marks(self, text: str) -> list[Mark]:
        """All matches in a text, by start; matches of different parts of the query may overlap."""
        if not self._leaves:
            return []
        stems = index_terms(text) if self._needs_stems else []
        words = exact_terms(text) if self._needs_words else []
        found = [
            Mark(start, end, number)
            for number, leaf in enumerate(self._leaves)
            for start, end in _spans(leaf, words if _is_exact(leaf) else stems)
        ]
        return sorted(set(found), key=lambda mark: (mark.start, -mark.end))


def merge(marks: Iterable[Mark]) -> tuple[tuple[int, int], ...]:
    """Join marks that overlap, so that nothing is marked twice; they come ordered by start."""
    joined: list[tuple[int, int]] = []
    for mark in marks:
        if joined and mark.start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], mark.end))
        else:
            joined.append((mark.start, mark.end))
    return tuple(joined)


def _is_exact(leaf: Leaf) -> bool:
    return isinstance(leaf, PrefixClause) or leaf.exact


def _spans(leaf: Leaf, terms: Sequence[Term]) -> Iterable[tuple[int, int]]:
    if isinstance(leaf, PrefixClause):
        return [(term.start, term.end) for term in terms if term.text.startswith(leaf.prefix)]
    if isinstance(leaf, PhraseClause):
        return _phrase_spans(leaf, terms)
    return [(term.start, term.end) for term in terms if term.text in leaf.alternatives]


def _phrase_spans(leaf: PhraseClause, terms: Sequence[Term]) -> Iterable[tuple[int, int]]:
    """The spans of every run of terms that follows the phrase's steps without a gap."""
    open_runs: dict[int, tuple[int, int]] = {}
    for number, step in enumerate(leaf.steps):
        extended: dict[int, tuple[int, int]] = {}
        for term in terms:
            if term.text not in step:
                continue
            if number == 0:
                extended.setdefault(term.position + term.width, (term.start, term.end))
            elif term.position in open_runs:
                extended.setdefault(term.position + term.width, (open_runs[term.position][0], term.end))
        open_runs = extended
        if not open_runs:
            break
    return open_runs.values()

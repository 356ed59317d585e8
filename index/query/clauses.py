"""Clauses: a query tree in terms of the index, ready to be matched against postings or against a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.analysis.chain import exact_query_terms, query_terms
from index.analysis.stems import stem
from index.analysis.term import QueryTerm
from index.query.period import Period
from index.query.question import Asked, asked, question_words
from index.query.tree import And, Exact, Node, Not, Or, Phrase, Prefix, Scope, Words

LONGEST_NAME = 12
"""How many words behind a field name may belong to one name; the longest ministry's has ten."""


@dataclass(frozen=True, slots=True)
class TermClause:
    """One of the alternatives must stand in the scope's field.

    Attributes:
        alternatives: index terms that stand for the same.
        scope: where to look.
        exact: the terms are words as they are written, not stems.
        form: the word as it was typed, folded, when it is a single one; articles that have it so rank higher.
        words: what was typed for it without quotation marks; empty for what was quoted.
        minor: need not match as long as others do, and counts less.
        added: index terms of related words; they satisfy the clause too and count less.
        published: the period that the word names; articles that were published then satisfy the clause too.
    """

    alternatives: tuple[str, ...]
    scope: Scope = Scope.TEXT
    exact: bool = False
    form: str = field(default="", compare=False)
    words: str = field(default="", compare=False)
    minor: bool = False
    added: tuple[str, ...] = ()
    published: Period | None = None


@dataclass(frozen=True, slots=True)
class PhraseClause:
    """The steps must follow each other without a gap; each step is a set of alternatives."""

    steps: tuple[tuple[str, ...], ...]
    scope: Scope = Scope.TEXT
    exact: bool = False


@dataclass(frozen=True, slots=True)
class PrefixClause:
    """A word with this beginning must stand in the scope's field, as it is written."""

    prefix: str
    scope: Scope = Scope.TEXT


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part must match; no part at all matches nothing.

    Attributes:
        parts: what must match.
        question: it was typed as a question.
        asked: what it wants to know, when its words tell.
    """

    parts: tuple[Clause, ...]
    question: bool = False
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part must match."""

    parts: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """The part must not match."""

    part: Clause


Clause = TermClause | PhraseClause | PrefixClause | AllOf | AnyOf | NoneOf
Leaf = TermClause | PhraseClause | PrefixClause


def resolve(tree: Node) -> Clause:
    """Analyse the texts of a query tree.

    Args:
        tree: the tree of a parsed query.

    Returns:
        The clauses. A text without any letter or digit becomes `AllOf(())`, which matches nothing.
    """
    if isinstance(tree, And):
        return _all_of([resolve(part) for part in _telling(_regroup(tree.parts))])
    if isinstance(tree, Or):
        return AnyOf(tuple(resolve(part) for part in tree.parts))
    if isinstance(tree, Not):
        return NoneOf(resolve(tree.part))
    return _resolve_text(tree)


def leaves(clause: Clause, *, negated: bool = False) -> Iterator[Leaf]:
    """Walk the leaves that ask for something to be there; those under a negation are left out.

    Words that expansion added are among the alternatives.
    """
    if isinstance(clause, NoneOf):
        yield from leaves(clause.part, negated=not negated)
    elif isinstance(clause, AllOf | AnyOf):
        for part in clause.parts:
            yield from leaves(part, negated=negated)
    elif not negated:
        yield _with_added(clause)


def _with_added(leaf: Leaf) -> Leaf:
    if isinstance(leaf, TermClause) and leaf.added:
        return replace(leaf, alternatives=leaf.alternatives + leaf.added, added=())
    return leaf


def _all_of(clauses: Sequence[Clause]) -> AllOf:
    """Join clauses; conjunctions among them are dissolved."""
    parts = [
        part for clause in clauses for part in (clause.parts if isinstance(clause, AllOf) else (clause,))
    ]
    joined = [clause for clause in clauses if isinstance(clause, AllOf)]
    question = any(clause.question for clause in joined)
    wanted = next((clause.asked for clause in joined if clause.asked), None)
    return AllOf(tuple(dict.fromkeys(parts)), question, wanted)


def _resolve_text(tree: Words | Phrase | Exact | Prefix) -> Clause:
    if isinstance(tree, Words):
        return _words(tree)
    if isinstance(tree, Phrase):
        return _phrase([term.alternatives for term in query_terms(tree.text)], tree.scope, exact=False)
    if isinstance(tree, Exact):
        return _phrase([(term,) for term in exact_query_terms(tree.text)], tree.scope, exact=True)
    prefix = "".join(exact_query_terms(tree.text))
    return PrefixClause(prefix, tree.scope) if prefix else AllOf(())


def _words(tree: Words) -> AllOf:
    """The terms of a run of words without function words and question words, unless there is nothing else."""
    terms = query_terms(tree.text)
    telling = [term for term in terms if _tells(term)]
    question = any(_folded(term) in question_words("asks") for term in terms)
    kinds = question_words("aspect") | (question_words("kind") if question else {})
    minor = {term for term in telling if stem(_folded(term)) in kinds}
    if len(minor) == len(set(telling)):
        minor = set()
    clauses = [_term(term, tree.scope, minor=term in minor) for term in telling or terms]
    question = question and bool(telling)
    wanted = asked(exact_query_terms(tree.text)) if question and tree.scope is Scope.TEXT else None
    return AllOf(tuple(dict.fromkeys(clauses)), question, wanted)


def _term(term: QueryTerm, scope: Scope, *, minor: bool) -> TermClause:
    return TermClause(term.alternatives, scope, form=_folded(term), words=term.words, minor=minor)


def _tells(term: QueryTerm) -> bool:
    return not term.function_word and _folded(term) not in question_words("asks")


def _folded(term: QueryTerm) -> str:
    """The word that was typed, folded; empty when there are several."""
    words = exact_query_terms(term.words)
    return words[0] if len(words) == 1 else ""


def _phrase(steps: list[tuple[str, ...]], scope: Scope, *, exact: bool) -> Clause:
    if len(steps) > 1:
        return PhraseClause(tuple(steps), scope, exact)
    return TermClause(steps[0], scope, exact) if steps else AllOf(())


def _telling(parts: list[Node]) -> list[Node]:
    """The parts without runs of nothing but function and question words, unless nothing else is asked for."""
    telling = [part for part in parts if not _tells_nothing(part)]
    return telling if any(not isinstance(part, Not) for part in telling) else parts


def _tells_nothing(part: Node) -> bool:
    return (
        isinstance(part, Words) and part.scope is Scope.TEXT and not any(map(_tells, query_terms(part.text)))
    )


def _regroup(parts: tuple[Node, ...]) -> list[Node]:
    """Let a field name reach over a whole name: `provinsi:jawa timur` is one province."""
    grouped: list[Node] = []
    for part in parts:
        last = grouped[-1] if grouped else None
        field = last.part if isinstance(last, Not) else last
        if isinstance(part, Words) and isinstance(field, Words) and _may_extend(field, part):
            reached, *rest = _extend(field, part)
            grouped[-1:] = [Not(reached) if isinstance(last, Not) else reached, *rest]
        else:
            grouped.append(part)
    return grouped


def _may_extend(field: Words, following: Words) -> bool:
    return field.scope not in (Scope.TEXT, Scope.TITLE) and following.scope is Scope.TEXT


def _extend(field: Words, following: Words) -> list[Node]:
    words = following.text.split()
    taken = _name_length(field.text, words)
    reached = Words(" ".join([field.text, *words[:taken]]), field.scope)
    rest = words[taken:]
    return [reached, Words(" ".join(rest))] if rest else [reached]


def _name_length(start: str, following: list[str]) -> int:
    """How many of the following words belong to the name that starts with `start`; 0 when none do."""
    for count in range(min(len(following), LONGEST_NAME), 0, -1):
        if len(query_terms(" ".join([start, *following[:count]]))) == 1:
            return count
    return 0

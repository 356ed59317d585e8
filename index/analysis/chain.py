"""The stages in order: from a text to its index terms, from what was typed to what it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from itertools import count, repeat
from operator import itemgetter
from typing import NamedTuple

from index.analysis import entities, hyphens
from index.analysis.normalize import NormalText, normalize
from index.analysis.term import QueryTerm, Term
from index.analysis.tokens import TOKEN, tokenize
from index.analysis.variants import fold
from index.analysis.words import Part, Reading, read
from index.knowledge import table


class StageName(StrEnum):
    """The stages that `stages` shows."""

    NORMALIZED = "normalized"
    TOKENS = "tokens"
    ENTITIES = "entities"
    WORDS = "words"
    STEMS = "stems"
    INDEX_TERMS = "index_terms"
    EXACT_TERMS = "exact_terms"
    QUERY_TERMS = "query_terms"


class Stage(NamedTuple):
    """What stands after one stage.

    Attributes:
        name: the stage.
        values: its output, in reading order.
    """

    name: StageName
    values: tuple[str, ...]


class _Words(NamedTuple):
    """The parts of a text, each at its position."""

    parts: list[Part]
    starts: list[int]
    ends: list[int]
    joined: list[Term]


def index_terms(text: str) -> list[Term]:
    """Analyse a text for the index.

    Args:
        text: any text.

    Returns:
        The stem of every word at its position; over them the entities and the hyphenated words as a whole.
        Sorted by position. Offsets point into the given text.
    """
    normal = normalize(text)
    words = _words(normal.text)
    stems = [part.stem for part in words.parts]
    terms = list(map(Term, stems, count(), repeat(1), words.starts, words.ends))
    over = words.joined + _entity_terms(words)
    if over:
        terms = sorted(terms + over, key=itemgetter(1))
    return _given_offsets(terms, normal)


def exact_terms(text: str) -> list[Term]:
    """Analyse a text for searches of words as they are written.

    Args:
        text: any text.

    Returns:
        The folded words, hyphenated ones as a whole and in parts. Sorted by position.
    """
    normal = normalize(text)
    terms: list[Term] = []
    position = 0
    for token in tokenize(normal.text):
        parts = hyphens.parts_of(token.text)
        if len(parts) > 1:
            terms.append(Term(fold(token.text), position, len(parts), token.start, token.end))
        for part in parts:
            start = token.start + part.start
            terms.append(Term(fold(part.text), position, 1, start, start + len(part.text)))
            position += 1
    return _given_offsets(terms, normal)


def query_terms(text: str) -> list[QueryTerm]:
    """Understand a run of typed words.

    Args:
        text: any text.

    Returns:
        What it asks for, in order: names as their entities, other words as their stems.
    """
    normal = normalize(text).text
    readings = [(token, read(token.text)) for token in tokenize(normal)]
    parts = [part for _, reading in readings for part in reading.parts]
    starts = [token.start + part.start for token, reading in readings for part in reading.parts]
    whole = _whole_words([reading for _, reading in readings])
    alone = sum(part.word not in function_words() for part in parts) <= 1
    terms: list[QueryTerm] = []
    at = 0
    for match in [*entities.find(parts, typed=True), entities.Match((), len(parts), len(parts))]:
        while at < match.start:
            at = _plain_term(parts, whole, at, match.start, terms)
        if match.entities:
            written = normal[starts[match.start] : starts[match.end - 1] + len(parts[match.end - 1].written)]
            terms.append(_entity_query(match, parts, written, alone=alone))
        at = max(at, match.end)
    return terms


def exact_query_terms(text: str) -> list[str]:
    """Understand words typed as they are to be found.

    Args:
        text: any text.

    Returns:
        The folded words in order, hyphenated ones whole.
    """
    return [fold(token.text) for token in tokenize(normalize(text).text)]


@cache
def function_words() -> frozenset[str]:
    """The folded words that carry no meaning of their own."""
    return frozenset(row["word"] for row in table("stopwords"))


def stages(text: str) -> list[Stage]:
    """Show what every stage makes of a text.

    Args:
        text: any text.

    Returns:
        The stages in order.
    """
    normal = normalize(text).text
    words = _words(normal)
    named = [
        f"{normal[words.starts[m.start] : words.ends[m.end - 1]]} → {entity.term}"
        for m in entities.find(words.parts)
        for entity in m.entities
    ]
    shown: list[tuple[StageName, Iterable[str]]] = [
        (StageName.NORMALIZED, [normal]),
        (StageName.TOKENS, [token.text for token in tokenize(normal)]),
        (StageName.ENTITIES, named),
        (StageName.WORDS, [part.word for part in words.parts]),
        (StageName.STEMS, [part.stem for part in words.parts]),
        (StageName.INDEX_TERMS, [term.text for term in index_terms(text)]),
        (StageName.EXACT_TERMS, [term.text for term in exact_terms(text)]),
        (StageName.QUERY_TERMS, [" | ".join(term.alternatives) for term in query_terms(text)]),
    ]
    return [Stage(name, tuple(values)) for name, values in shown]


def _words(normal: str) -> _Words:
    parts: list[Part] = []
    starts: list[int] = []
    ends: list[int] = []
    joined: list[Term] = []
    for match in TOKEN.finditer(normal):
        begin = match.start()
        reading = read(match.group())
        if reading.joined is not None:
            joined.append(Term(reading.joined, len(parts), len(reading.parts), begin, match.end()))
        for part in reading.parts:
            parts.append(part)
            starts.append(begin + part.start)
            ends.append(begin + part.end)
    return _Words(parts, starts, ends, joined)


def _entity_terms(words: _Words) -> list[Term]:
    terms = []
    for match in entities.find(words.parts):
        start, end = words.starts[match.start], words.ends[match.end - 1]
        found = (term for entity in match.entities for term in (entity.term, *entity.contains))
        terms += [
            Term(term, match.start, match.end - match.start, start, end) for term in dict.fromkeys(found)
        ]
    return terms


def _whole_words(readings: Sequence[Reading]) -> dict[int, tuple[str, int]]:
    """By the position of its first part, every hyphenated word's joined term and number of parts."""
    whole = {}
    position = 0
    for reading in readings:
        if reading.joined is not None:
            whole[position] = (reading.joined, len(reading.parts))
        position += len(reading.parts)
    return whole


def _plain_term(
    parts: Sequence[Part], whole: dict[int, tuple[str, int]], at: int, limit: int, terms: list[QueryTerm]
) -> int:
    """Add the term at one position that is not part of a name; return the position behind it."""
    joined, width = whole.get(at, ("", 1))
    if joined and at + width <= limit:
        written = "-".join(part.written for part in parts[at : at + width])
        terms.append(QueryTerm((joined,), written))
        return at + width
    part = parts[at]
    terms.append(QueryTerm((part.stem,), part.written, part.word in function_words()))
    return at + 1


def _entity_query(match: entities.Match, parts: Sequence[Part], written: str, *, alone: bool) -> QueryTerm:
    alternatives = [entity.term for entity in match.entities]
    if match.word_too and not alone and match.end - match.start == 1:
        alternatives.append(parts[match.start].stem)
    return QueryTerm(tuple(alternatives), written)


def _given_offsets(terms: list[Term], normal: NormalText) -> list[Term]:
    starts, ends = normal.starts, normal.ends
    if starts is None or ends is None:
        return terms
    return [Term(t.text, t.position, t.width, starts[t.start], ends[t.end - 1]) for t in terms]

"""The stages in order: from a text to its index terms, from what was typed to what it asks for."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence as Run
from enum import StrEnum
from functools import cache
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import NamedTuple

from index.analysis import days, entities
from index.analysis.normalize import NormalText, normalize
from index.analysis.sequence import Sequence, sequence
from index.analysis.term import QueryTerm, Term
from index.analysis.tokens import tokenize
from index.analysis.variants import fold
from index.knowledge import table

_stem = attrgetter("stem")

Placed = tuple[str, int, int]
"""A term, its position, and how many positions it covers."""


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


class TextTerms(NamedTuple):
    """The terms of a text for the index, in columns: making an object for each would take most of the time.

    Attributes:
        stems: the stem of every word, in reading order.
        positions: the position of each.
        wide: those that take several positions, as (index of the stem, how many); a reduplication takes two.
        over: what lies over the words, hyphenated ones as a whole and entities, as (term, position, width).
        words: the folded word as it is written at each position.
        wholes: the hyphenated ones as a whole, as (word, position, width).
        starts: where the word at each position begins in the given text.
        ends: where it ends.
    """

    stems: list[str]
    positions: Run[int]
    wide: list[tuple[int, int]]
    over: list[Placed]
    words: list[str]
    wholes: list[Placed]
    starts: list[int]
    ends: list[int]


def text_terms(text: str) -> TextTerms:
    """Analyse a text for the index, for searches of words in any form and of words as they are written.

    Args:
        text: any text.

    Returns:
        Its terms. Offsets point into the given text.
    """
    normal = normalize(text)
    words = sequence(normal.text)
    stems = list(map(_stem, words.parts))
    positions = words.positions
    wide: list[tuple[int, int]] = []
    if positions[-1] != len(stems):
        widths = (later - at for at, later in pairwise(positions))
        wide = [(index, width) for index, width in enumerate(widths) if width > 1]
    over = _compound_terms(words) + _entity_terms(words) + _day_terms(normal.text, words)
    written = words.written
    starts, ends = _given_offsets(written.starts, written.ends, normal)
    return TextTerms(stems, positions[:-1], wide, over, written.words, written.wholes, starts, ends)


def index_terms(text: str) -> list[Term]:
    """The terms of a text for searches of words in any form.

    Args:
        text: any text.

    Returns:
        The stem of every word at its position; over them the entities and the hyphenated words as a whole.
        Sorted by position. Offsets point into the given text.
    """
    terms = text_terms(text)
    widths = dict(terms.wide)
    placed = enumerate(zip(terms.stems, terms.positions, strict=True))
    words = [(stem, at, widths.get(index, 1)) for index, (stem, at) in placed]
    return _terms([*words, *terms.over], terms)


def exact_terms(text: str) -> list[Term]:
    """The terms of a text for searches of words as they are written.

    Args:
        text: any text.

    Returns:
        The folded words, hyphenated ones as a whole and in parts. Sorted by position.
    """
    terms = text_terms(text)
    words = [(word, at, 1) for at, word in enumerate(terms.words)]
    return _terms([*terms.wholes, *words], terms)


def _terms(placed: list[Placed], within: TextTerms) -> list[Term]:
    starts, ends = within.starts, within.ends
    return [
        Term(term, at, width, starts[at], ends[at + width - 1])
        for term, at, width in sorted(placed, key=itemgetter(1))
    ]


def query_terms(text: str) -> list[QueryTerm]:
    """Understand a run of typed words.

    Args:
        text: any text.

    Returns:
        What it asks for, in order: names as their entities, other words as their stems.
    """
    normal = normalize(text).text
    words = sequence(normal)
    several = sum(part.word not in function_words() for part in words.parts) > 1
    named = _names_outside_compounds(words, entities.find(words.parts, typed=True))
    joined = {compound.start: compound for compound in words.compounds}
    dated = {day.start: day for day in days.find(normal, words.starts, words.ends)}
    terms: list[QueryTerm] = []
    at = 0
    while at < len(words.parts):
        end = at + 1
        if (match := named.get(at)) is not None:
            end = match.end
            alternatives = _alternatives(match, words.parts[at].stem, several=several)
        elif (compound := joined.get(at)) is not None and not named.keys() & range(at, compound.end):
            end = compound.end
            alternatives = (compound.term,)
        elif (day := dated.get(at)) is not None:
            end = day.end
            alternatives = (day.asked,)
        else:
            alternatives = (words.parts[at].stem,)
        function_word = words.parts[at].word in function_words() and match is None
        terms.append(QueryTerm(alternatives, normal[words.starts[at] : words.ends[end - 1]], function_word))
        at = end
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
    words = sequence(normal)
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


def _compound_terms(words: Sequence) -> list[Placed]:
    return [(term, *_span(words, start, end)) for term, start, end in words.compounds]


def _entity_terms(words: Sequence) -> list[Placed]:
    terms: list[Placed] = []
    for match in entities.find(words.parts):
        span = _span(words, match.start, match.end)
        found = (term for entity in match.entities for term in (entity.term, *entity.contains))
        terms += [(term, *span) for term in dict.fromkeys(found)]
    return terms


def _day_terms(text: str, words: Sequence) -> list[Placed]:
    """The days that a text prints, but for terms that a word has already."""
    terms: list[Placed] = []
    for day in days.find(text, words.starts, words.ends):
        span = _span(words, day.start, day.end)
        known = words.parts[day.start].stem
        terms += [(term, *span) for term in day.terms if term != known]
    return terms


def _span(words: Sequence, start: int, end: int) -> tuple[int, int]:
    """Position and width of a run of parts."""
    return words.positions[start], words.positions[end] - words.positions[start]


def _names_outside_compounds(words: Sequence, found: list[entities.Match]) -> dict[int, entities.Match]:
    """By position, the names that are not just a part of a compound (`non-ASN` asks for others)."""
    inner = {at for _, start, end in words.compounds for at in range(start, end)}
    spans = {(start, end) for _, start, end in words.compounds}
    return {
        match.start: match
        for match in found
        if match.end - match.start > 1 or match.start not in inner or (match.start, match.end) in spans
    }


def _alternatives(match: entities.Match, stem: str, *, several: bool) -> tuple[str, ...]:
    terms = tuple(entity.term for entity in match.entities)
    return (*terms, stem) if match.word_too and several and match.end - match.start == 1 else terms


def _given_offsets(starts: list[int], ends: list[int], normal: NormalText) -> tuple[list[int], list[int]]:
    """The offsets in the text as it was given."""
    if normal.starts is None or normal.ends is None:
        return starts, ends
    return [normal.starts[start] for start in starts], [normal.ends[end - 1] for end in ends]

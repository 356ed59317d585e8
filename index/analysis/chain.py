"""The stages in order: from a text to its index terms, from what was typed to what it asks for."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from itertools import pairwise, repeat
from operator import itemgetter
from typing import NamedTuple

from index.analysis import entities
from index.analysis.normalize import NormalText, normalize
from index.analysis.sequence import Sequence, sequence
from index.analysis.term import QueryTerm, Term
from index.analysis.tokens import TOKEN, tokenize
from index.analysis.variants import fold
from index.analysis.words import read
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


def index_terms(text: str) -> list[Term]:
    """Analyse a text for the index.

    Args:
        text: any text.

    Returns:
        The stem of every word at its position; over them the entities and the hyphenated words as a whole.
        Sorted by position. Offsets point into the given text.
    """
    normal = normalize(text)
    words = sequence(normal.text)
    stems = [part.stem for part in words.parts]
    places = words.positions
    widths = repeat(1) if places[-1] == len(stems) else [later - at for at, later in pairwise(places)]
    terms = list(map(Term, stems, places, widths, words.starts, words.ends))
    over = _compound_terms(words) + _entity_terms(words)
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
    for match in TOKEN.finditer(normal.text):
        begin = match.start()
        reading = read(match.group())
        if reading.whole is not None:
            terms.append(Term(reading.whole, position, len(reading.exact), begin, match.end()))
        for word, start, end in reading.exact:
            terms.append(Term(word, position, 1, begin + start, begin + end))
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
    words = sequence(normal)
    several = sum(part.word not in function_words() for part in words.parts) > 1
    named = _names_outside_compounds(words, entities.find(words.parts, typed=True))
    joined = {compound.start: compound for compound in words.compounds}
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


def _compound_terms(words: Sequence) -> list[Term]:
    return [
        Term(term, *_span(words, start, end), words.starts[start], words.ends[end - 1])
        for term, start, end in words.compounds
    ]


def _entity_terms(words: Sequence) -> list[Term]:
    terms = []
    for match in entities.find(words.parts):
        start, end = words.starts[match.start], words.ends[match.end - 1]
        found = (term for entity in match.entities for term in (entity.term, *entity.contains))
        terms += [
            Term(term, *_span(words, match.start, match.end), start, end) for term in dict.fromkeys(found)
        ]
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


def _given_offsets(terms: list[Term], normal: NormalText) -> list[Term]:
    starts, ends = normal.starts, normal.ends
    if starts is None or ends is None:
        return terms
    return [Term(t.text, t.position, t.width, starts[t.start], ends[t.end - 1]) for t in terms]

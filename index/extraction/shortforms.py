"""Short forms that stand for a state body and for other things: which one the words around them mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from index import knowledge
from index.extraction.lexicon import Hit, Words
from index.extraction.saliencewords import verbs, words_of
from index.extraction.vocabulary import Central, Meaning, Office, Reading, Unit

_REACH = 2
"""Words before a short form in which an office or a building of it may stand."""
_WHERE = frozenset({"di", "ke"})
"""Words before a short form that lead to a body, unless a name goes on with it ("di MA Al Hidayah")."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of `short_forms.tsv`."""

    acts: bool
    against: frozenset[str]


def doubtful(reading: Reading) -> frozenset[int]:
    """Find the short forms that nothing in the text supports.

    A text supports one by the body's name, by an office or another longer form of it anywhere, by another
    body or office in its paragraph, or by the words beside it: an office before it, "RI" behind it, or a verb
    where the other meaning does nothing. A word such as "kabel" before it outweighs its paragraph.

    Args:
        reading: the text's words and what was found in them.

    Returns:
        The numbers of the hits that are no body.
    """
    central = {number: reading.hits[number] for number in reading.numbers[Central]}
    short = {number: hit for number, hit in central.items() if _is_short(reading.words, hit)}
    if not short:
        return frozenset()
    bodies = {
        meaning.body
        for number, hit in central.items()
        for meaning in hit.meanings
        if isinstance(meaning, Central)
        and (number not in short or _beside(reading.words, hit) or _among_bodies(reading, number))
    }
    return frozenset(
        number
        for number, hit in short.items()
        if not any(isinstance(meaning, Central) and meaning.body in bodies for meaning in hit.meanings)
    )


def _is_short(words: Words, hit: Hit[Meaning]) -> bool:
    return hit.last - hit.first == 1 and words.word(hit.first) in _table()


def _among_bodies(reading: Reading, number: int) -> bool:
    """Whether the paragraph names another body or office, and no word before the short form denies it."""
    words, first = reading.words, reading.hits[number].first
    start, end = words.part_of(first), words.part_end(first)
    before = words.low[max(first - _REACH, start) : first]
    if not _table()[words.word(first)].against.isdisjoint(before):
        return False
    return any(
        start <= hit.first < end and other != number and not _is_short(words, hit)
        for other, hit in enumerate(reading.hits)
        if any(isinstance(meaning, Central | Office | Unit) for meaning in hit.meanings)
    )


def _beside(words: Words, hit: Hit[Meaning]) -> bool:
    """Whether the words beside a short form speak of the body."""
    start = max(hit.first - _REACH, words.part_of(hit.first))
    before, acts = words.low[start : hit.first], _table()[words.word(hit.first)].acts
    if not _offices().isdisjoint(before):
        return True
    follows = hit.last < words.part_end(hit.first) and words.runs_on(hit.last)
    if before and before[-1] in _WHERE and not (follows and words.capital(hit.last)):
        return acts
    after = words.low[hit.last] if follows else ""
    return after == "ri" or (acts and after.startswith(verbs()))


@cache
def _table() -> dict[str, _Row]:
    return {
        row["word"]: _Row(row["acts"] == "yes", frozenset(knowledge.split(row["against"])))
        for row in knowledge.table("short_forms")
    }


@cache
def _offices() -> frozenset[str]:
    return frozenset().union(*map(words_of, ("holder", "speech", "rule", "office")))

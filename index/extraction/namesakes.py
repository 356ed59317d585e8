"""Words that are a state body's name elsewhere: another country's bodies, companies, other full forms."""

from __future__ import annotations

import re

from index.extraction.lexicon import Hit, Words
from index.extraction.regional import bracketed
from index.extraction.saliencewords import words_of
from index.extraction.toponyms import mentions
from index.extraction.units import is_rank
from index.extraction.vocabulary import Central, Cue, Meaning, Reading, Seated, Unit

_EXPLAINED = 8
"""Words before a bracket that may explain the acronym in it."""
_LONGER = 5
"""Words by which another country's body may be named longer than an Indonesian one."""
_ABROAD = 3
"""Countries from which a text may be about another one, and how many for each word of Indonesia."""
_OPENING = 60
"""Words of a text in which one that is about Indonesia says so."""


def of_another(words: Words, first: int) -> bool:
    """Whether a name belongs to a rank or a company before it (`Mayjen TNI`, `Koperasi Kepolisian`)."""
    if first in words.borders or not words.joined(first):
        return False
    before = words.low[first - 1]
    return (words.low[first] == "tni" and is_rank(before)) or before in words_of("company")


def foreign(reading: Reading, number: int) -> bool:
    """Whether a ministry or court is another country's (`Kementerian Pertahanan Rumania`).

    Its name may go on beyond an Indonesian one: `Kementerian Perindustrian dan Teknologi Informasi China`.
    """
    hits, words = reading.hits, reading.words
    after = hits[number + 1] if number + 1 < len(hits) else None
    if after is None or not any(isinstance(m, Cue) and m.role == "foreign" for m in after.meanings):
        return False
    last = hits[number].last
    longer = words.low[last] == "dan" and after.first <= last + _LONGER
    inside = range(last + longer, after.first + 1)
    return (longer or after.first == last) and all(words.joined(n) and words.capital(n) for n in inside)


def abroad(reading: Reading) -> bool:
    """Whether a text is about other countries; the bodies in it are theirs, in full and in short.

    It names Indonesia and its places late and seldom if at all, as in a link.
    """
    hits = (reading.hits[number] for number in reading.numbers[Cue])
    named = sum(
        any(isinstance(meaning, Cue) and meaning.role == "foreign" for meaning in hit.meanings)
        for hit in hits
    )
    if named < _ABROAD:
        return False
    words = reading.words
    told = words_of("home")
    home = [number for number, word in enumerate(words.low) if word in told]
    home += [mention.first for mention in mentions(reading)]
    return named >= _ABROAD * len(home) and not any(n < _OPENING or words.in_headline(n) for n in home)


def otherwise_meant(reading: Reading) -> set[str]:
    """Acronyms that the text itself explains as something else (`Key Performance Indicator (KPI)`)."""
    words, found = reading.words, set()
    numbers = {*reading.numbers[Central], *reading.numbers[Unit], *reading.numbers[Seated]}
    for hit in (reading.hits[number] for number in numbers):
        if hit.last - hit.first != 1 or not bracketed(words, hit.first, hit.last):
            continue
        names = [m.name for m in hit.meanings if isinstance(m, Central | Unit | Seated)]
        before = {
            words.low[n] for n in range(max(hit.first - _EXPLAINED, words.part_of(hit.first)), hit.first)
        }
        known = any(not before.isdisjoint(re.findall(r"[^\W_]{4,}", name.lower())) for name in names)
        if not known and _spelled_out(words, hit.first):
            found.add(words.low[hit.first])
    return found


def _spelled_out(words: Words, first: int) -> bool:
    """Whether the words before an acronym in brackets are what it stands for, by capital or by initials."""
    short, start = words.low[first], words.part_of(first)
    opening = "".join(word[0] for word in words.low[max(first - len(short), start) : first])
    return opening == short or (first > start and words.capital(first - 1))


def misspelled(reading: Reading, number: int) -> bool:
    """Whether an acronym in brackets follows its full name in a form that no table holds.

    Two words of the name stand there ("Badan Metereologi, Klimatologi, dan Geofisika (BMKG)").
    """
    hit, words = reading.hits[number], reading.words
    start = max(hit.first - _EXPLAINED, words.part_of(hit.first))
    if number and reading.hits[number - 1].last > start and _is_body(reading.hits[number - 1]):
        return False
    before = set(words.low[start : hit.first])
    names = (meaning.name for meaning in hit.meanings if isinstance(meaning, Central | Seated))
    return any(len(before.intersection(re.findall(r"[^\W_]{4,}", name.lower()))) > 1 for name in names)


def _is_body(hit: Hit[Meaning]) -> bool:
    return any(isinstance(meaning, Central | Seated | Unit) for meaning in hit.meanings)

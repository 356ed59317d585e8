"""What stands before and behind a name and tells whether it is a place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from index import knowledge
from index.extraction.lexicon import Hit, Words
from index.extraction.mention import Strength
from index.extraction.vocabulary import Central, Cue, Meaning, Office, Reading, Unit

_SKIPPED = frozenset({"ri", "daerah", "republik", "indonesia", "administrasi"})
"""Words that stand between a unit and its region."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What leads up to a name.

    Attributes:
        strength: how much it says for a place.
        kind: the kind before the name ("Kabupaten"), or nothing.
        governor: number of the hit (office or unit) that the name belongs to, or None.
        before: the word before the name and its kind, in small letters.
        opens: number of the word that opens the name with its kind.
        trapped: whether a company, street, club or dish is named for the place.
    """

    strength: Strength
    kind: str
    governor: int | None
    before: str
    opens: int
    trapped: bool


def lead_of(reading: Reading, number: int) -> Lead:
    """Read backwards from a name: its kind, then the office or unit that it belongs to, or a trap.

    Args:
        reading: the text's words and what was found in them.
        number: number of the name's hit.
    """
    words, hits = reading.words, reading.hits
    opens, kind = hits[number].first, ""
    if _masthead(words, opens):
        return Lead(Strength.BARE, "", None, "", opens, trapped=True)
    index, cursor = _hit_before(reading, number, opens)
    if index is not None and (named := _cue(hits[index], "kind")):
        opens, kind = hits[index].first, named.value
        index, cursor = _hit_before(reading, index, opens)
    beside = _touches(words, opens) and not _after_bracket(words, opens)
    if opens and beside and words.low[opens - 1] in _placed():
        index, cursor = index if index is not None and hits[index].last == opens else None, opens
    strength = Strength.KINDED if kind else Strength.BARE
    before = words.low[cursor - 1] if cursor and cursor not in words.borders else ""
    placed = before in _placed() and _touches(words, cursor)
    led = Lead(max(strength, Strength.PLACED), kind, None, before, opens, trapped=False)
    if index is None:
        company = not placed and _company(words, cursor)
        return led if placed else Lead(strength, kind, None, before, opens, trapped=company)
    hit = hits[index]
    if any(isinstance(meaning, Office | Unit | Central) for meaning in hit.meanings):
        return Lead(Strength.GOVERNED, kind, index, before, opens, trapped=False)
    if _cue(hit, "always") or (_cue(hit, "other") and words.capital(hit.first)):
        return Lead(strength, kind, None, before, opens, trapped=True)
    if placed:
        return led
    return Lead(strength, kind, None, before, opens, trapped=_company(words, cursor))


def _masthead(words: Words, number: int) -> bool:
    """Whether a medium's name is glued before a place's (`detikSulsel`, `dilansirdetikJatim`)."""
    glued = number not in words.borders and not words.gaps[number]
    return glued and words.low[number - 1].endswith(_mastheads())


@cache
def _mastheads() -> tuple[str, ...]:
    return tuple(row["word"] for row in knowledge.table("place_words") if row["role"] == "masthead")


def _hit_before(reading: Reading, number: int, opens: int) -> tuple[int | None, int]:
    """The hit that a name goes on from, past what may stand between, and where the step back ended."""
    words, hits = reading.words, reading.hits
    beside = number - 1 if number and hits[number - 1].last == opens else None
    if beside is not None and _touches(words, opens) and not _after_bracket(words, opens):
        return beside, opens
    cursor = _skip_back(words, opens)
    index = number - 1
    while index >= 0 and hits[index].first >= cursor:
        index -= 1
    if index < 0 or hits[index].last != cursor or not _touches(words, cursor):
        return None, cursor
    return index, cursor


def _after_bracket(words: Words, number: int) -> bool:
    """Whether a bracket closes right before a word."""
    return ")" in words.gaps[number]


def _cue(hit: Hit[Meaning], role: str) -> Cue | None:
    return next(
        (meaning for meaning in hit.meanings if isinstance(meaning, Cue) and meaning.role == role), None
    )


def _company(words: Words, cursor: int, *, bracketed: bool = False) -> bool:
    """Whether capitalised words lead back from a name to the start of a company's or university's name."""
    for number in range(cursor - 1, max(cursor - 5, -1), -1):
        beside = bracketed and number == cursor - 1
        if number + 1 in words.borders or number + 1 >= len(words.low):
            return False
        if not beside and not words.joined(number + 1):
            return False
        if words.low[number] in _openers():
            return words.capital(number)
        if not words.capital(number):
            return False
    return False


def company_before(words: Words, opens: int) -> bool:
    """Whether a company's or university's name, with its short form in brackets, leads up to a place."""
    return ")" in words.gaps[opens] and _company(words, _skip_back(words, opens), bracketed=True)


@cache
def _openers() -> frozenset[str]:
    return frozenset(row["word"] for row in knowledge.table("place_words") if row["role"] == "opener")


@cache
def _placed() -> frozenset[str]:
    """The words behind which a name is a place's ("di", "warga")."""
    return frozenset(row["word"] for row in knowledge.table("place_words") if row["role"] == "place")


@cache
def minor_kinds() -> frozenset[str]:
    """The words for villages and islands, which share names with regencies."""
    return frozenset(row["word"] for row in knowledge.table("place_words") if row["role"] == "minor")


def _touches(words: Words, cursor: int) -> bool:
    """Whether a name goes on from the word before it, past a bracketed short form."""
    if cursor in words.borders or cursor >= len(words.low):
        return False
    gap = words.gaps[cursor]
    return words.joined(cursor) or gap.strip() in {")", "(", "/", "-"}


def _skip_back(words: Words, cursor: int) -> int:
    """Step over words that stand between a unit and its region: "RI", "Daerah", a bracketed short form."""
    while cursor not in words.borders and words.low[cursor - 1] in _SKIPPED and words.joined(cursor):
        cursor -= 1
    if cursor not in words.borders and ")" in words.gaps[cursor] and len(words.gaps[cursor]) <= 3:
        for number in range(cursor - 1, max(cursor - 6, 0), -1):
            if number in words.borders:
                break
            if "(" in words.gaps[number]:
                return number
    return cursor


def followed_by_trap(reading: Reading, number: int) -> bool:
    """Whether a word behind the name makes a newspaper or club of it."""
    if number + 1 >= len(reading.hits):
        return False
    hit, after, words = reading.hits[number], reading.hits[number + 1], reading.words
    if after.first != hit.last or not words.joined(after.first) or after.first in words.borders:
        return False
    return words.capital(after.first) and any(
        isinstance(meaning, Cue) and meaning.role == "after" for meaning in after.meanings
    )

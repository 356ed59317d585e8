"""The full names of units as texts write them, listed or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache

from index import knowledge
from index.extraction.lexicon import Hit, Words
from index.extraction.vocabulary import Cue, Meaning, Unit

_LINKS = frozenset({"dan", "serta"})
_LONGEST = 14
"""Words that the name of a regional office may have."""


def open_name(
    words: Words, hit: Hit[Meaning], place_at: Callable[[int], object | None]
) -> tuple[str, int] | None:
    """Read the name of a regional office beyond what the table lists.

    Args:
        words: the text's words.
        hit: a unit in its full form, or the word that opens one ("Dinas", "Sudin").
        place_at: the place whose name opens at a word, which ends the unit's name.

    Returns:
        The full name and the number of the word behind it, or None when nothing goes on from the hit.
    """
    opener = next((m for m in hit.meanings if isinstance(m, Cue) and m.role == "unit"), None)
    start = hit.last if opener else hit.first + 1
    end = _name_end(words, start, hit.last, place_at)
    if end <= hit.last or not words.capital(hit.first):
        return None
    written = _written(words, start, end)
    kind = opener.value if opener else words.word(hit.first).capitalize()
    return _listed(kind, written), end


def _name_end(words: Words, start: int, end: int, place_at: Callable[[int], object | None]) -> int:
    """Where the words that such names are made of end; links count only between two of them."""
    number = end
    while number < min(start + _LONGEST, len(words.low)) and number not in words.borders:
        word = words.low[number]
        if number >= end and place_at(number) is not None:
            break
        opened = words.gaps[number].strip() in {"(", ") (", ", ("}
        if opened or (word in _words_of("office") and words.capital(number) and _goes_on(words, number)):
            number += 1
            end = end if opened else number
        elif word in _LINKS and _goes_on(words, number):
            number += 1
        else:
            break
    return end


def _goes_on(words: Words, number: int) -> bool:
    gap = words.gaps[number].strip()
    return gap in {"", ",", "&", ")", "-", "/", "),"}


def _written(words: Words, start: int, end: int) -> str:
    """The words with single spaces and without brackets; long words in capitals alone are written small."""
    text = words.raw[words.starts[start] : words.ends[end - 1]]
    text = text.partition(")")[2] if ")" in text and "(" not in text.partition(")")[0] else text
    text = " ".join(re.sub(r"\([^()]*\)?", " ", text).split()).replace(" ,", ",")
    return text.title().replace(" Dan ", " dan ") if text.isupper() and len(text) > 8 else text


def _listed(kind: str, rest: str) -> str:
    """The listed full name where the written one is a short form of it ("Dinas PUPR", "Sudin LH")."""
    base = kind.removeprefix("Suku ")
    name = _full_names().get(_key(f"{base} {rest}"), f"{base} {rest}")
    return f"Suku {name}" if kind.startswith("Suku ") else name


def own_name(words: Words, last: int, *, person: bool, taken: Collection[int] = ()) -> str | None:
    """Read the name of a port, river or town outside the gazetteer behind a unit.

    Args:
        words: the text's words.
        last: number of the word behind the unit.
        person: whether the words before are a title, so that a person's name may follow the unit's; behind
            a command's number it does so only with a rank.
        taken: the words at which another body's name opens, which no name goes past.

    Returns:
        The name, or None.
    """
    end, named = _numbered(words, last), 0
    limit = 1 if person and end == last else 3
    while end < len(words.low) and end not in words.borders and words.capital(end):
        stopped = words.gaps[end].startswith(".") and words.low[end - 1] not in _words_of("rank")
        if stopped or not words.joined(end) or end in taken:
            break
        if words.low[end] in _words_of("rank") or named == limit:
            break
        named += words.low[end] not in _words_of("class")
        end += 1
    return _written(words, last, end) if named else None


def _numbered(words: Words, last: int) -> int:
    """Past the number that a command's name opens with ("Kodim 0735/Surakarta")."""
    follows = last + 1 < len(words.low) and not {last, last + 1} & words.borders and words.joined(last)
    return last + 1 if follows and words.low[last].isdigit() and words.gaps[last + 1] == "/" else last


def direction(words: Words, last: int) -> str:
    """The word that goes on with a district's name that the gazetteer does not hold (" Ilir"), or nothing."""
    follows = last < len(words.low) and last not in words.borders and words.gaps[last] == " "
    goes_on = follows and words.low[last] in _words_of("direction") and words.capital(last)
    return f" {words.word(last)}" if goes_on else ""


def without_class(name: str) -> str:
    """A branch's name without its class and the kind of its town: what tells it apart."""
    passed = _words_of("class") | {"kota", "kabupaten"}
    return " ".join(word for word in name.split(" ") if word.lower() not in passed)


def is_rank(word: str) -> bool:
    """Whether a word in small letters is a rank or a title before a person's name."""
    return word in _words_of("rank")


@cache
def _words_of(role: str) -> frozenset[str]:
    return frozenset(row["word"].lower() for row in knowledge.table("unit_words") if row["role"] == role)


def _key(text: str) -> str:
    return " ".join(word for word in re.findall(r"[^\W_]+", text.lower()) if word not in _LINKS)


@cache
def _full_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in knowledge.table("units"):
        for words in (row["name"], *knowledge.split(row["aliases"])):
            names.setdefault(_key(words), row["name"])
    return names


def unit_of(hit: Hit[Meaning]) -> Unit | None:
    """The unit that a hit stands for, if any."""
    return next((meaning for meaning in hit.meanings if isinstance(meaning, Unit)), None)

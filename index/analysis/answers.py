"""Answers: where a text has something of the kind that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from enum import StrEnum
from functools import cache
from itertools import chain

from index.knowledge import split, table

Span = tuple[int, int]
"""The offset of a first character, and the one behind the last."""


class AnswerKind(StrEnum):
    """What the answer to a question is."""

    TIME = "time"
    """A day, a month or a year."""
    DATE = "date"
    YEAR = "year"
    NUMBER = "number"
    PERSON = "person"
    PLACE = "place"
    COUNTRY = "country"
    PROVINCE = "province"
    NAME = "name"
    LONG_FORM = "long_form"
    """What a short form stands for."""


_CAPITALISED = r"[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*"
_NAME = re.compile(rf"\b{_CAPITALISED}")
_LONG_NAME = re.compile(rf"\b{_CAPITALISED}(?:\s+(?:dan|of|and|for|the)\s+{_CAPITALISED})*")
_WORD = re.compile(r"[\w'’-]+")
_BEFORE_SENTENCE = frozenset('.!?"“-')


def answers(kind: AnswerKind, text: str, typed: Collection[str]) -> Iterator[Span]:
    """Where a text has something that may be an answer. Linear in its length.

    Args:
        kind: what is wanted.
        text: any text.
        typed: the words of the question, folded; what says nothing beyond them answers nothing.
    """
    for start, end in _finder(kind)(text):
        words = _WORD.findall(text[start:end])
        if kind is AnswerKind.LONG_FORM:
            answering = _initials(words) in typed
        else:
            # One new word beside known ones is rather an office than a person.
            needed = 2 if kind is AnswerKind.PERSON else 1
            answering = sum(word.lower() not in typed for word in words) >= needed
        if answering:
            yield start, end


def _initials(words: Collection[str]) -> str:
    return "".join(word[0].lower() for word in words if word[0].isupper())


@cache
def _finder(kind: AnswerKind) -> Callable[[str], Iterator[Span]]:
    finders = {AnswerKind.PERSON: _persons, AnswerKind.NAME: _names, AnswerKind.PLACE: _places}
    return finders.get(kind) or _matches_of(_pattern(kind))


def _matches_of(pattern: re.Pattern[str]) -> Callable[[str], Iterator[Span]]:
    return lambda text: (match.span() for match in pattern.finditer(text))


@cache
def _pattern(kind: AnswerKind) -> re.Pattern[str]:
    months = _alternatives(chain.from_iterable(split(row["names"]) for row in table("months")))
    written = rf"\d{{1,2}}(?:\s*-\s*\d{{1,2}})?\s+(?:{months})\b(?:\s+\d{{4}}\b)?"
    date = rf"\b\d{{1,2}}\s*/\s*\d{{1,2}}(?:\s*/\s*\d{{2,4}})?\b|\b{written}"
    year = r"\b(?:1\d|20)\d\d\b"
    numeral = rf"\b(?:\d[\d.,]*|(?i:{_alternatives(_signs('number'))}))\b"
    patterns = {
        AnswerKind.DATE: date,
        AnswerKind.YEAR: year,
        AnswerKind.TIME: rf"{date}|\b(?:{months})\s+\d{{4}}\b|{year}",
        AnswerKind.NUMBER: numeral,
        AnswerKind.COUNTRY: rf"\b(?:{_alternatives(_countries())})\b",
        AnswerKind.PROVINCE: rf"\b(?:{_alternatives(_provinces())})\b",
        AnswerKind.LONG_FORM: _LONG_NAME.pattern,
    }
    return re.compile(patterns[kind])


def _persons(text: str) -> Iterator[Span]:
    """Two capitalised words and more that are not all in capitals."""
    for match in _NAME.finditer(text):
        if " " in match[0] and not match[0].isupper():
            yield match.span()


def _names(text: str) -> Iterator[Span]:
    """Capitalised words, but for one alone at the beginning of a sentence."""
    for match in _NAME.finditer(text):
        before = text[: match.start()].rstrip()[-1:]
        if " " in match[0] or (before and before not in _BEFORE_SENTENCE):
            yield match.span()


def _places(text: str) -> Iterator[Span]:
    """Capitalised words behind one that leads to a place, and countries and provinces anywhere."""
    for match in _place_pattern().finditer(text):
        yield match.span(1)
    for kind in (AnswerKind.COUNTRY, AnswerKind.PROVINCE):
        yield from _finder(kind)(text)


@cache
def _place_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{_alternatives(_signs('place'))})\s+({_CAPITALISED})")


def _alternatives(words: Iterator[str] | Collection[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _signs(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("answer_signs") if row["role"] == role)


@cache
def _countries() -> frozenset[str]:
    return frozenset(chain.from_iterable(split(row["names"]) for row in table("countries")))


@cache
def _provinces() -> frozenset[str]:
    """The names of the provinces; their short forms of two letters stand for other things, too."""
    written = (name for row in table("provinces") for name in (row["name"], *split(row["aliases"])))
    return frozenset(name for name in written if len(name) > 2)

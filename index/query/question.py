"""Questions: the words that ask, and what they want to know."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from index.analysis.answers import AnswerKind
from index.analysis.chain import function_words
from index.analysis.stems import stem
from index.knowledge import split, table

_TOWARDS = frozenset({"di", "ke", "dari"})
"""What stands before `mana` where it asks for a place."""
_COUNTED = re.compile(r"[^\W\d_]+[²2]?|[)%]")
_BEHIND, _BEFORE = 30, 4
"""Characters behind a number (`10,9 juta jiwa`) and before it (`Rp 39`) that may name what is counted."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question wants to know.

    Attributes:
        kind: what the answer is.
        typed: all words of the question, folded.
        counted: of what it wants the number: a stem (`berapa orang`: orang), or units of measure (`berapa
            luas`: hektar, km ...); empty when it names nothing.
    """

    kind: AnswerKind
    typed: frozenset[str]
    counted: frozenset[str] = frozenset()

    def counts(self, before: str, behind: str) -> bool:
        """Whether the texts on either side of a number name what is counted."""
        if not self.counted:
            return False
        beside = f"{before[-_BEFORE:]} {behind[:_BEHIND]}".lower()
        return any(word in self.counted or stem(word) in self.counted for word in _COUNTED.findall(beside))


def asked(words: Sequence[str]) -> Asked | None:
    """Understand a question.

    Args:
        words: the words of a query, folded, function words among them.

    Returns:
        What it wants to know; None when no word asks, or when the answer may be anything.
    """
    at = next((at for at, word in enumerate(words) if word in question_words("asks")), None)
    kind = None if at is None else _kind(words, at)
    if at is None or kind is None:
        return None
    counted = _counted(words, at) if kind is AnswerKind.NUMBER else frozenset[str]()
    return Asked(kind, frozenset(words), counted)


@cache
def question_words(role: str) -> dict[str, str]:
    """The words of a role, those that don't ask as stems, each with what it wants or ''."""
    rows = [row for row in table("question_words") if row["role"] == role]
    return {row["word"] if role == "asks" else stem(row["word"]): row["wants"] for row in rows}


def _kind(words: Sequence[str], at: int) -> AnswerKind | None:
    """What the word that asks wants, or the thing that stands beside it."""
    kind = question_words("asks")[words[at]]
    before, behind = words[max(at - 1, 0) : at], words[at + 1 : at + 2]
    if kind in {"", AnswerKind.NUMBER}:
        things = question_words("kind") | question_words("thing")
        beside = before if kind else [*before, *behind]
        kind = next((things[word] for word in map(stem, beside) if things.get(word)), kind)
    if not kind and words[at].startswith("mana") and _TOWARDS.intersection(before):
        return AnswerKind.PLACE
    return AnswerKind(kind) if kind else None


def _counted(words: Sequence[str], at: int) -> frozenset[str]:
    """The units of what is measured, else the stem of the thing behind the word that asks."""
    stems = [stem(word) for word in words]
    measures = _measures()
    measured = next((measures[word] for word in stems if word in measures), None)
    amounts = question_words("kind") | question_words("thing")
    behind = zip(words[at + 1 :], stems[at + 1 :], strict=True)
    things = (
        thing
        for word, thing in behind
        if word not in function_words() and amounts.get(thing) != AnswerKind.NUMBER
    )
    return measured or frozenset([*things][:1])


@cache
def _measures() -> dict[str, frozenset[str]]:
    rows = (row for row in table("answer_signs") if row["role"] == "measure")
    return {stem(row["word"]): frozenset(split(row["value"])) for row in rows}

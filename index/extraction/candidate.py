"""What a reader considered, and why it counts or not: typed codes, whose words are made elsewhere."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from index.article import Evidence, Field


class Verdict(StrEnum):
    """What a candidate is, or why it is none."""

    CORRECTED = "corrected"
    """A person says so; nothing else counts."""
    GIVEN = "given"
    """It came beside the text, or in the page's metadata."""
    UNREADABLE = "unreadable"
    """A date came beside the text in a form that is not read."""
    HEADLINE = "headline"
    """A line that may be a headline; the weight is how much of it the opening of the body takes up."""
    REPEATED = "repeated"
    """A line that may be a headline and stands in the page twice."""
    DATED_LINE = "dated_line"
    """A line that tells when the page was published."""
    LENGTH = "length"
    """A line too short or too long for a headline."""
    ENDING = "ending"
    """A line that ends as sentences and labels do."""
    FEW_WORDS = "few_words"
    """A line of too few words for a headline."""
    ONLY_LINE = "only_line"
    """The only line of the text, which is a text and no headline."""
    DATELINE = "dateline"
    """A medium in the dateline."""
    BEHIND_TITLE = "behind_title"
    """A medium that ends the headline's line."""
    MARK = "mark"
    """A medium's own mark or byline."""
    CREDIT = "credit"
    """An agency's credit at the end of the text."""
    REPORTER = "reporter"
    """A medium to whose own reporter somebody spoke."""
    NAMED = "named"
    """A medium that is only named."""
    OWN = "own"
    """The day of the report."""
    LATER = "later"
    """A date with enough weight behind the one that counts."""
    BACKGROUND = "background"
    """A date with too little weight: background, history or a plan."""
    BOUND = "bound"
    """Words that bound the day of the report."""
    PRINTED_YEAR = "printed_year"
    """A year that stands without a day."""
    ABOUT = "about"
    """A province that the article is about; the weight is a probability."""
    MENTIONED = "mentioned"
    """A province that the article only names."""
    IMPLIED = "implied"
    """A province that is not named, only a body that sits there."""
    KEPT = "kept"
    """An institution that acts, speaks or is the subject; the weight is a probability."""
    DROPPED = "dropped"
    """An institution that stands by."""


class Ground(NamedTuple):
    """One thing that speaks for or against a candidate.

    Attributes:
        code: what it is.
        weight: what it adds to the candidate's weight (log-odds for provinces and institutions), or None
            where it is no matter of weight.
        detail: what is particular to the case.
    """

    code: str
    weight: float | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value that a reader considered.

    Attributes:
        field: its field.
        value: the value as the article would carry it.
        words: the evidence: where it was read.
        verdict: what it is, or why it does not count.
        weight: what it weighs; the unit goes by the verdict.
        grounds: what the weight consists of, and what else was looked at.
    """

    field: Field
    value: str
    words: tuple[Evidence, ...]
    verdict: Verdict
    weight: float | None = None
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A probability and what it consists of.

    Attributes:
        probability: from 0 to 1.
        grounds: the cues that hold with their log-odds.
    """

    probability: float
    grounds: tuple[Ground, ...]


def weigh(weights: Mapping[str, float], cues: Mapping[str, bool], **more: float) -> Weighed:
    """Add up the log-odds of cues, as logistic regression does.

    Args:
        weights: the log-odds of each cue.
        cues: which of them hold.
        more: further log-odds by name.

    Returns:
        The probability with its grounds.
    """
    grounds = [Ground(cue, weights[cue]) for cue, holds in cues.items() if holds]
    grounds.extend(Ground(cue, value) for cue, value in more.items() if value)
    odds = sum(ground.weight or 0.0 for ground in grounds)
    return Weighed(1 / (1 + math.exp(-odds)), tuple(grounds))

"""Precision, recall and their kin, by field."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from index.article import Field
from index.evaluation.labels import SET_FIELDS, TEXT_FIELDS, Metadata

Pair = tuple[Metadata, Metadata]
"""What was wanted and what was found of one article."""

_REPUBLIC = re.compile(r"\b(?:republik indonesia|ri)$")
_SIGNS = re.compile(r"\W+")


class DateKind(StrEnum):
    """How a date that was found stands to the wanted one."""

    RIGHT = "right"
    COARSER = "coarser"
    """Its year, or its year and month."""
    MISSED = "missed"
    """Nothing is claimed."""
    WRONG = "wrong"
    INVENTED = "invented"
    """Something is claimed where the text determines nothing."""


@dataclass(frozen=True, slots=True)
class SetScore:
    """How well a field of several values is read; sums over all articles.

    Attributes:
        hits: values that are wanted and found.
        found: values that are found.
        wanted: values that are wanted.
        exact: articles whose set is right.
        articles: how many articles there are.
    """

    hits: int
    found: int
    wanted: int
    exact: int
    articles: int

    @property
    def precision(self) -> float:
        """The share of the found values that are wanted."""
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the wanted values that are found."""
        return self.hits / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def exact_share(self) -> float:
        """The share of the articles whose set is right."""
        return self.exact / self.articles if self.articles else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """How well a number of articles is read.

    Attributes:
        articles: how many.
        sets: the scores of the fields with several values.
        dates: how many dates are of which kind.
        right: how many values of the fields with one value are right.
    """

    articles: int
    sets: Mapping[Field, SetScore]
    dates: Mapping[DateKind, int]
    right: Mapping[Field, int]


def scores(pairs: Iterable[Pair]) -> Scores:
    """Score a number of articles.

    Args:
        pairs: what was wanted and what was found.

    Returns:
        The scores by field.
    """
    known = list(pairs)
    kinds = Counter(date_kind(want.published, have.published) for want, have in known)
    return Scores(
        len(known),
        {field: _set_score(field, known) for field in SET_FIELDS},
        {kind: kinds[kind] for kind in DateKind},
        {
            field: sum(plain(want.texts[field]) == plain(have.texts[field]) for want, have in known)
            for field in TEXT_FIELDS
        },
    )


def date_kind(want: str | None, have: str | None) -> DateKind:
    """Tell how a found date stands to the wanted one."""
    if want == have:
        return DateKind.RIGHT
    if not want:
        return DateKind.INVENTED
    if not have:
        return DateKind.MISSED
    return DateKind.COARSER if want.startswith(have) else DateKind.WRONG


def plain(value: str | None) -> str:
    """Fold what does not count: case, signs, white space, the republic's name at the end; None is empty."""
    text = unicodedata.normalize("NFKC", value or "").casefold()
    return _REPUBLIC.sub("", _SIGNS.sub(" ", text).strip()).strip()


def folded(values: Iterable[str]) -> dict[str, str]:
    """The values of a set by their plain forms."""
    return {plain(value): value for value in values}


def _set_score(field: Field, pairs: Iterable[Pair]) -> SetScore:
    hits = found = wanted = exact = articles = 0
    for want, have in pairs:
        wants, has = folded(want.sets[field]).keys(), folded(have.sets[field]).keys()
        hits += len(wants & has)
        found += len(has)
        wanted += len(wants)
        exact += wants == has
        articles += 1
    return SetScore(hits, found, wanted, exact, articles)

"""The report on quality: scores of all articles and by outlet, and the commonest kinds of error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.article import Field
from index.evaluation.errors import ErrorKind, Mistake, mistakes
from index.evaluation.labels import NOTHING, Metadata, extracted, read_labels
from index.evaluation.scores import Scores, scores
from index.sources.page import Rejection

MIN_ARTICLES = 5
"""Articles that an outlet needs for scores of its own; of fewer the scores would say nothing."""
EXAMPLES = 3
"""Mistakes that are shown of each kind."""


@dataclass(frozen=True, slots=True)
class OutletScores:
    """The scores of one outlet's articles.

    Attributes:
        outlet: its name in the labels; None for articles that name none.
        others: whether these are the articles of all outlets that have too few.
        scores: the scores.
    """

    outlet: str | None
    others: bool
    scores: Scores


@dataclass(frozen=True, slots=True)
class ErrorGroup:
    """One kind of error.

    Attributes:
        field: the field.
        kind: the kind.
        count: how many mistakes there are.
        examples: the first of them.
    """

    field: Field
    kind: ErrorKind
    count: int
    examples: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """How well metadata are read.

    Attributes:
        overall: the scores of all labelled articles.
        missing: how many of them the texts lack.
        by_outlet: the scores by outlet, the largest first.
        errors: the kinds of error, by field, the commonest first.
        rejections: what could not be read.
    """

    overall: Scores
    missing: int
    by_outlet: tuple[OutletScores, ...]
    errors: tuple[ErrorGroup, ...]
    rejections: tuple[Rejection, ...]


def report(labels: Path, texts: Path) -> Report:
    """Read texts and compare what is read with labels.

    Args:
        labels: JSON lines with the labelling guide's names.
        texts: a source, as `flask extract` takes it.

    Returns:
        The report; a labelled article without text counts as one of which nothing was read.

    Raises:
        RejectedError: the labels cannot be read.
    """
    wanted = read_labels(labels)
    found: dict[str, Metadata] = {}
    rejections = []
    for item in extracted(texts, wanted):
        if isinstance(item, Rejection):
            rejections.append(item)
        else:
            found[item[0]] = item[1]
    return compare(wanted, found, tuple(rejections))


def compare(
    wanted: Mapping[str, Metadata], found: Mapping[str, Metadata], rejections: tuple[Rejection, ...] = ()
) -> Report:
    """Compare labels with what was read.

    Args:
        wanted: the labels by article.
        found: what was read by article.
        rejections: what could not be read.

    Returns:
        The report.
    """
    pairs = {key: (label, found.get(key, NOTHING)) for key, label in wanted.items()}
    wrong = [one for key, (want, have) in pairs.items() for one in mistakes(key, want, have)]
    missing = sum(key not in found for key in wanted)
    return Report(scores(pairs.values()), missing, _by_outlet(pairs), _grouped(wrong), rejections)


def _by_outlet(pairs: Mapping[str, tuple[Metadata, Metadata]]) -> tuple[OutletScores, ...]:
    groups: dict[str | None, list[tuple[Metadata, Metadata]]] = defaultdict(list)
    for want, have in pairs.values():
        groups[want.texts[Field.OUTLET]].append((want, have))
    few = [pair for group in groups.values() if len(group) < MIN_ARTICLES for pair in group]
    large = sorted(
        ((outlet, group) for outlet, group in groups.items() if len(group) >= MIN_ARTICLES),
        key=lambda item: (-len(item[1]), item[0] or ""),
    )
    rows = [OutletScores(outlet, False, scores(group)) for outlet, group in large]
    return (*rows, *([OutletScores(None, True, scores(few))] if few else []))


def _grouped(wrong: list[Mistake]) -> tuple[ErrorGroup, ...]:
    groups: dict[tuple[Field, ErrorKind], list[Mistake]] = defaultdict(list)
    for mistake in wrong:
        groups[mistake.field, mistake.kind].append(mistake)
    order = list(Field)
    ranked = sorted(groups.items(), key=lambda item: (order.index(item[0][0]), -len(item[1]), item[0][1]))
    return tuple(
        ErrorGroup(field, kind, len(group), tuple(group[:EXAMPLES])) for (field, kind), group in ranked
    )

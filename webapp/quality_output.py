"""How the report on quality is printed: one table a field, then the kinds of error with examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

from index.article import Field
from index.evaluation.errors import Mistake
from index.evaluation.labels import SET_FIELDS, TEXT_FIELDS
from index.evaluation.report import ErrorGroup, OutletScores, Report
from index.evaluation.scores import DateKind, Scores
from webapp import messages, messages_commands
from webapp.command_output import decimal, escape, number

_WIDTH = 10
_MAX_VALUE = 100
"""Characters of a value that an example shows."""
_MAX_NAME = 24


def lines(report: Report) -> Iterator[str]:
    """Write a report for a terminal.

    Args:
        report: the report.

    Yields:
        Lines without their ends.
    """
    overall = report.overall.articles
    yield messages_commands.LABELLED.format(articles=number(overall), missing=number(report.missing))
    rows = [
        (messages_commands.ALL_OUTLETS, report.overall),
        *((_name(one), one.scores) for one in report.by_outlet),
    ]
    for field in SET_FIELDS:
        yield from _table(field, messages_commands.SET_COLUMNS, rows, partial(_of_set, field))
    dates = [messages_commands.DATE_KINDS[kind] for kind in DateKind]
    yield from _table(Field.PUBLISHED, dates, rows, _of_dates)
    for field in TEXT_FIELDS:
        yield from _table(field, (messages_commands.RIGHT_SHARE,), rows, partial(_of_text, field))
    yield ""
    yield messages_commands.ERRORS if report.errors else messages_commands.NO_ERRORS
    for field, groups in groupby(report.errors, key=lambda group: group.field):
        yield f"  {messages.FIELDS[field]}"
        for group in groups:
            yield from _group(group)


def _name(row: OutletScores) -> str:
    if row.others:
        return messages_commands.OTHER_OUTLETS
    return row.outlet or messages_commands.NO_OUTLET


def _table(
    field: Field,
    columns: Sequence[str],
    rows: Sequence[tuple[str, Scores]],
    cells: Callable[[Scores], Sequence[str]],
) -> Iterator[str]:
    yield ""
    heads = "".join(f"{column:>{_WIDTH + 2}}" for column in (messages_commands.ARTICLES, *columns))
    yield f"{messages.FIELDS[field]:{_MAX_NAME + 2}}{heads}"
    for name, scores in rows:
        values = (number(scores.articles), *cells(scores))
        shown = "".join(f"{value:>{_WIDTH + 2}}" for value in values)
        yield f"  {escape(name)[:_MAX_NAME]:{_MAX_NAME}}{shown}"


def _of_set(field: Field, scores: Scores) -> Sequence[str]:
    one = scores.sets[field]
    return [decimal(value) for value in (one.precision, one.recall, one.f1, one.exact_share)]


def _of_dates(scores: Scores) -> Sequence[str]:
    return [number(scores.dates[kind]) for kind in DateKind]


def _of_text(field: Field, scores: Scores) -> Sequence[str]:
    return [decimal(scores.right[field] / scores.articles if scores.articles else 0.0)]


def _group(group: ErrorGroup) -> Iterator[str]:
    name = messages_commands.DATE_ERRORS.get(group.kind) if group.field is Field.PUBLISHED else None
    yield f"    {number(group.count):>5}  {name or messages_commands.ERROR_KINDS[group.kind]}"
    for mistake in group.examples:
        yield f"           {_example(mistake)}"


def _example(mistake: Mistake) -> str:
    return messages_commands.MISTAKE.format(
        id=escape(mistake.id), wanted=_shown(mistake.wanted), found=_shown(mistake.found)
    )


def _shown(value: str | None) -> str:
    return f"“{escape(value)[:_MAX_VALUE]}”" if value else messages_commands.NOTHING_THERE

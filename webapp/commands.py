"""The commands: `flask reindex`, `flask extract`, `flask analyze` and `flask quality`."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from index.analysis.chain import stages
from index.evaluation.report import report as quality_report
from index.extraction.explain import explain
from index.extraction.extract import extract
from index.extraction.record import record
from index.reindex import (
    IndexLockedError,
    IndexNotWritableError,
    NothingToIndexError,
    ReindexReport,
    reindex,
)
from index.sources.page import RawPage, RejectedError, Rejection
from index.sources.parse import parse
from index.sources.read import read
from webapp import explanation_output, messages_commands, quality_output
from webapp.command_output import escape, number, progress_shown, rejection_lines

DONE, PARTLY, NOTHING = 0, 1, 2
"""Exit codes: everything went in, something was rejected and the rest went in, nothing was done."""

_SOURCES = click.argument("sources", metavar="[SOURCE]...", nargs=-1, type=click.Path(path_type=Path))
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def add_to(group: click.Group) -> None:
    """Add the commands to a group."""
    for command in (reindex_command, extract_command, analyze_command, quality_command):
        group.add_command(command)


@click.command("reindex", help=messages_commands.COMMAND_HELP["reindex"])
@_SOURCES
@with_appcontext
def reindex_command(sources: tuple[Path, ...]) -> None:
    """Make the index hold what the sources hold."""
    try:
        with progress_shown() as progress:
            report = reindex(sources or (Path("seeds"),), current_app.config["TELISIK_INDEX_DIR"], progress)
    except IndexLockedError as error:
        _stop(messages_commands.INDEX_LOCKED.format(holder=escape(str(error)) or "?"))
    except IndexNotWritableError as error:
        _stop(messages_commands.INDEX_NOT_WRITABLE.format(reason=escape(str(error))))
    except NothingToIndexError as error:
        _tell_rejections(error.rejections)
        _stop(messages_commands.NOTHING_TO_INDEX)
    else:
        _tell_rejections(report.rejections)
        click.echo(_summary(report))
        sys.exit(PARTLY if report.rejections else DONE)


@click.command("extract", help=messages_commands.COMMAND_HELP["extract"])
@click.option("--explain", "explained", is_flag=True, help=messages_commands.EXPLAIN_HELP)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path))
def extract_command(sources: tuple[Path, ...], explained: bool) -> None:
    """Print the articles of the sources as JSON lines, or why their metadata are what they are."""
    rejections: list[Rejection] = []
    printed = 0
    for text in _extracted(sources, rejections, _explanation if explained else _json_line):
        click.echo(text)
        printed += 1
    _tell_rejections(rejections)
    if not printed:
        _stop(messages_commands.NOTHING_EXTRACTED)
    sys.exit(PARTLY if rejections else DONE)


@click.command(
    "analyze",
    help=messages_commands.COMMAND_HELP["analyze"],
    context_settings={"ignore_unknown_options": True},
)
@click.argument("text", metavar="TEXT", nargs=-1, required=True, type=click.UNPROCESSED)
def analyze_command(text: tuple[str, ...]) -> None:
    """Show what every stage of analysis makes of a text."""
    rows = [(messages_commands.STAGES[stage.name], stage.values) for stage in stages(" ".join(text))]
    width = max(len(name) for name, _ in rows)
    for name, values in rows:
        click.echo(f"{name:{width}}  {'  '.join(map(escape, values)) or '-'}")


@click.command("quality", help=messages_commands.COMMAND_HELP["quality"])
@click.argument("labels", metavar="LABELS", type=click.Path(path_type=Path))
@click.argument("texts", metavar="TEXTS", type=click.Path(path_type=Path))
def quality_command(labels: Path, texts: Path) -> None:
    """Print how well metadata are read."""
    try:
        report = quality_report(labels, texts)
    except RejectedError as error:
        _tell_rejections((error.rejection,))
        _stop(messages_commands.NO_LABELS)
        return
    _tell_rejections(report.rejections)
    if report.missing == report.overall.articles:
        _stop(messages_commands.NO_LABELLED_TEXT)
    for line in quality_output.lines(report):
        click.echo(line)
    sys.exit(PARTLY if report.rejections else DONE)


def _extracted(
    sources: Sequence[Path], rejections: list[Rejection], shown: Callable[[RawPage], str]
) -> Iterator[str]:
    for item in read(sources):
        if isinstance(item, Rejection):
            rejections.append(item)
            continue
        try:
            page = parse(item)
        except RejectedError as error:
            rejections.append(error.rejection)
        else:
            yield shown(page)


def _json_line(page: RawPage) -> str:
    line = json.dumps(record(extract(page)), ensure_ascii=False)
    # A terminal would act on control and direction characters that JSON lets through.
    return _UNSEEN.sub(lambda unseen: f"\\u{ord(unseen[0]):04x}", line)


def _explanation(page: RawPage) -> str:
    return "\n".join(explanation_output.lines(explain(page)))


def _summary(report: ReindexReport) -> str:
    return messages_commands.REINDEXED.format(
        articles=number(report.articles),
        indexed=number(report.indexed),
        unchanged=number(report.unchanged),
        removed=number(report.removed),
        rejected=number(len(report.rejections)),
    )


def _tell_rejections(rejections: Sequence[Rejection]) -> None:
    for line in rejection_lines(rejections):
        click.echo(line, err=True)


def _stop(message: str) -> None:
    click.echo(message, err=True)
    sys.exit(NOTHING)

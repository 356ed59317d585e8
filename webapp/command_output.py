"""How the commands show progress, numbers and rejections on a terminal or in a log."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count

import click

from index.reindex import Phase, Progress
from index.sources.page import Reason, Rejection
from webapp import messages_commands

MAX_NAMED = 50
"""How many files with faults are named; a list of thousands would hide the summary."""
_MAX_LINES = 5
"""How many lines of one JSON-lines file are named."""
_EVERY = 1_000
"""Articles between two lines of progress where there is no terminal."""
_LINE = re.compile(r"(.*):([0-9]+)", re.DOTALL)


def escape(text: str) -> str:
    """Write characters that a terminal would act on, or cannot show, as escapes."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "backslashreplace").decode()
        for char in text
    )


def number(amount: int) -> str:
    """Write a count as Indonesian readers do: `12.001`."""
    return f"{amount:,}".replace(",", ".")


def decimal(value: float, digits: int = 3) -> str:
    """Write a fraction with an Indonesian decimal comma: `0,979`."""
    return f"{value:.{digits}f}".replace(".", ",")


@contextmanager
def progress_shown() -> Iterator[Progress]:
    """Show the progress of reindexing: a bar on a terminal, a line now and then elsewhere."""
    if not sys.stderr.isatty():
        yield _tell_in_lines
        return
    with click.progressbar(
        count(), label=messages_commands.PHASES[Phase.READING], show_pos=True, file=sys.stderr
    ) as bar:

        def advance(phase: Phase, done: int) -> None:
            """Move the bar."""
            bar.label = messages_commands.PHASES[phase]
            bar.update(done - bar.pos)
            if phase is not Phase.READING:
                bar.render_progress()

        yield advance


def rejection_lines(rejections: Sequence[Rejection]) -> Iterator[str]:
    """Say what was rejected and what to do about it, a line a file and reason, the first MAX_NAMED of them.

    Args:
        rejections: what could not be taken in.

    Yields:
        Lines for people.
    """
    groups: dict[tuple[str, Reason], list[tuple[str, Rejection]]] = {}
    for rejection in rejections:
        match = _LINE.fullmatch(rejection.origin)
        file, line = (match[1], match[2]) if match else (rejection.origin, "")
        groups.setdefault((file, rejection.reason), []).append((line, rejection))
    for group in list(groups.values())[:MAX_NAMED]:
        yield _group_line(group)
    if len(groups) > MAX_NAMED:
        yield messages_commands.MORE_FILES.format(count=number(len(groups) - MAX_NAMED))


def _group_line(group: list[tuple[str, Rejection]]) -> str:
    first = group[0][1]
    text = f"{escape(first.origin)}: {messages_commands.rejection(first.reason, escape(first.detail))}"
    others = [line for line, _ in group[1:]]
    if not others:
        return text
    named = ", ".join(others[:_MAX_LINES])
    more = (
        messages_commands.MORE_LINES.format(count=number(len(others) - _MAX_LINES))
        if len(others) > _MAX_LINES
        else ""
    )
    return text + " " + messages_commands.OTHER_LINES.format(lines=named + more)


def _tell_in_lines(phase: Phase, done: int) -> None:
    if phase is Phase.WRITING or done % _EVERY == 0:
        click.echo(f"{messages_commands.PHASES[phase]}: {number(done)}", err=True)

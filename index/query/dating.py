"""Dating: the years and months that a query names, so that an article published then answers it too."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from index.analysis.months import month_names
from index.query.clauses import AllOf, AnyOf, Clause, TermClause
from index.query.period import Period
from index.query.tree import Scope

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d+")
_OF_THE_YEAR = "tahun"


def with_periods(clause: Clause, known: Callable[[Period], bool]) -> tuple[Clause, tuple[Period, ...]]:
    """Let articles published in the years and months that a query names satisfy these words.

    Read are years, and months with their year behind them, that were typed without quotation marks. What a
    query excludes is not read so, and neither is the year of a regulation (`nomor 5 tahun 2014`).

    Args:
        clause: the resolved query.
        known: whether any article was published then.

    Returns:
        The query, and the narrowest periods that were read, in its order.
    """
    read: list[Period] = []

    def walk(part: Clause) -> Clause:
        """Mark the words of conjunctions; excluded parts stay as they are."""
        if not isinstance(part, AllOf | AnyOf):
            return part
        named = {at: one for at, one in _named(part.parts) if known(one)} if isinstance(part, AllOf) else {}
        read.extend(named.values())
        return replace(
            part, parts=tuple(_marked(walk(one), named.get(at)) for at, one in enumerate(part.parts))
        )

    marked = walk(clause)
    with_months = {period.year for period in read if period.month}
    narrowest = (period for period in read if period.month or period.year not in with_months)
    return marked, tuple(dict.fromkeys(narrowest))


def _marked(part: Clause, period: Period | None) -> Clause:
    return replace(part, published=period) if isinstance(part, TermClause) and period else part


def _named(parts: Sequence[Clause]) -> list[tuple[int, Period]]:
    """The places of the words that name a period, with it."""
    forms = [part.form if isinstance(part, TermClause) and _is_plain(part) else "" for part in parts]
    found = []
    for at, form in enumerate(forms):
        if not _YEAR.fullmatch(form) or _is_of_a_regulation(forms, at):
            continue
        month = month_names().get(forms[at - 1]) if at else None
        if month:
            found.append((at - 1, Period(int(form), month)))
        found.append((at, Period(int(form))))
    return found


def _is_plain(term: TermClause) -> bool:
    return bool(term.words) and term.scope is Scope.TEXT


def _is_of_a_regulation(forms: Sequence[str], at: int) -> bool:
    return at > 1 and forms[at - 1] == _OF_THE_YEAR and bool(_NUMBER.fullmatch(forms[at - 2]))

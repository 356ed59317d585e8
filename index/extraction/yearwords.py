"""The years that a text prints without a day, and what the words beside them tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from index import knowledge
from index.analysis.months import month_names
from index.extraction.body import Span

_YEAR = re.compile(
    r"((?:19|20)\d\d)(?<![\w.,/:-]\d\d\d\d)(?: ?[-/] ?((?:19|20)\d\d))?"
    r"(?![\d]|[.,/:-]\d| ?(?:rupiah|orang|unit|jiwa|wib))"
)
_NAME = re.compile(r"([^\W\d][\w-]*)(?: ?-? ?\d{1,2})? \Z")
_FIRST_MONTHS = re.compile(r"\bper (?:februari|maret|april|mei|juni|juli)\Z")
"""Figures as of a month come out a few months later: of the first seven within the year. As of January,
and as of a day, something begins to hold."""
_PAST_MONTHS = re.compile(
    r"\b(?:pada|akhir|awal|sepanjang|bulan|hingga) (?:februari|maret|april|mei|juni|juli)\Z"
)
_LOOKED_BACK_ON = re.compile(
    r"\b(?:korupsi|kasus|dugaan|runner-?up|laba|rugi|dividen|keuntungan|kinerja|laporan|keuangan|indeks|ipm"
    r"|pendapatan|ekspor|impor|produksi|penjualan|penerimaan|realisasi|produk|cedera|sejak|lulusan|edisi)\b"
)
"""Words before a name whose year is looked back on: a case, figures of a year, a model, a former winner."""
_PLANNED = re.compile(r"\b(?:akan|bakal|rencana\w*|berencana|dijadwalkan|\w*target\w*|mulai|nanti)\b")
"""Words before a month that is still to come."""
_COPYRIGHT = re.compile(r"(?:©|copyright)[ ©(c)]{0,6}(?:[a-z.]{1,20} )?((?:19|20)\d\d)(?!\d)")
_WINDOW = 60
_BEFORE = 90
_BEHIND = 40
"""Characters around a year in which words tell that it may be still to come."""


@dataclass(frozen=True, slots=True)
class PrintedYear:
    """One year in a text.

    Attributes:
        year: the year; the last one of a span of two (`2023-2024`).
        span: its words.
        kind: as the words beside it tell (a kind of `year_words.tsv`), `event` behind a capitalised name,
            `period` in a count up to one of the first months, `month` behind one of them, else empty.
        coming: whether words around it tell that what is said of it may be still to come.
    """

    year: int
    span: Span
    kind: str
    coming: bool = False


def find(raw: str, folded: str, spans: Iterable[Span], laws: Iterable[Span]) -> tuple[PrintedYear, ...]:
    """Find the years of a text.

    Args:
        raw: the raw text.
        folded: the same text folded.
        spans: the pieces of the text to look at.
        laws: the citations of laws in it, whose years date the laws.

    Returns:
        The years in the order of the text; terms of several years (`2025-2030`) are left out.
    """
    cited = [law.end for law in laws]
    return tuple(
        printed
        for span in spans
        for match in _YEAR.finditer(folded, span.start, span.end)
        if match.end() not in cited
        for printed in _read(raw, folded, match)
    )


def copyright_year(folded: str) -> PrintedYear | None:
    """The year of the page's copyright line, or None."""
    match = _COPYRIGHT.search(folded)
    return PrintedYear(int(match.group(1)), Span(*match.span()), "now") if match else None


def _read(raw: str, folded: str, match: re.Match[str]) -> Iterator[PrintedYear]:
    first = int(match.group(1))
    if match.group(2) is None:
        kind = _kind(raw, folded, match.start(), match.end())
        yield PrintedYear(first, Span(*match.span()), kind, _is_coming(folded, *match.span()))
    elif int(match.group(2)) == first + 1:
        yield PrintedYear(first, Span(*match.span(1)), "")
        yield PrintedYear(first + 1, Span(*match.span(2)), "")


def _is_coming(folded: str, start: int, end: int) -> bool:
    return bool(_coming().search(folded, max(0, start - _BEFORE), end + _BEHIND))


def _kind(raw: str, folded: str, start: int, end: int) -> str:
    after = folded[end : end + _WINDOW].lstrip(" ,(")
    for words, kind in _words("after"):
        if after.startswith(words) and not after[len(words) : len(words) + 1].isalnum():
            return kind
    before = folded[max(0, start - _WINDOW) : start].rstrip(" ()")
    for words, kind in _words("before"):
        if before.endswith(words) and not before[: -len(words)][-1:].isalnum():
            return kind
    if _FIRST_MONTHS.search(before):
        return "period"
    if _PAST_MONTHS.search(before) and not _PLANNED.search(before):
        return "month"
    return "event" if _follows_name(raw, start) and not _LOOKED_BACK_ON.search(before) else ""


def _follows_name(raw: str, start: int) -> bool:
    """Whether a capitalised name that is no month stands right before a year: `Investment Award 2026`."""
    word = _NAME.search(raw, max(0, start - 24), start)
    return word is not None and word.group(1)[0].isupper() and word.group(1).lower() not in month_names()


@cache
def _coming() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(words) for words, _ in _words('near'))})\b")


@cache
def _words(side: str) -> tuple[tuple[str, str], ...]:
    rows = [row for row in knowledge.table("year_words") if row["side"] == side]
    rows.sort(key=lambda row: len(row["words"]), reverse=True)
    return tuple((row["words"], row["kind"]) for row in rows)

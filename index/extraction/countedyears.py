"""Years that a text counts from something else: anniversaries, and the Islamic calendar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from index import knowledge
from index.extraction import hijri
from index.extraction.body import Span
from index.extraction.datecues import Cue
from index.extraction.folding import fold

_BEFORE = timedelta(days=150)
_AFTER = timedelta(days=120)
"""How long before and after its day an anniversary is spoken of: contests are held for it."""
_HIJRI_BEFORE = timedelta(days=120)
_HIJRI_AFTER = timedelta(days=60)
"""Pilgrimages are prepared before their year begins and looked back on after it."""
_HIJRI = re.compile(r"(1[34]\d\d)(?<![\w.,]\d\d\d\d) ?(?:h|hijriy?ah)\b")
_COUNTED = re.compile(r"ke-? ?\d|1[34]\d\d ?h")
"""What every counted year holds; most texts have none of it."""
_ORDINAL = r"(?:yang )?ke-? ?(?P<{}>\d{{1,3}})(?!\d)"
_SHORT = r"(?: \([a-z]{2,8}\))?"
"""A short form in brackets: `Hari Ulang Tahun (HUT)`."""
_OPENERS = (
    r"hut|hari ulang tahun|ulang tahun|hari jadi|hari lahir|harlah|dirgahayu|milad|dies natalis|peringatan"
    r"|hari"
)
_FILLERS = (
    r"(?:(?:kemerdekaan|hari|jadi|provinsi|pemerintah|partai|pt|republik indonesia|ri|yang|berdirinya) ){0,4}"
)


def find(folded: str, spans: Iterable[Span]) -> tuple[Cue, ...]:
    """Find the counted years of a text.

    Args:
        folded: the folded text.
        spans: the pieces of the text to look at.

    Returns:
        One bound on both sides for each.
    """
    if _COUNTED.search(folded) is None:
        return ()
    return tuple(cue for span in spans for cue in (*_anniversaries(folded, span), *_hijri(folded, span)))


def _anniversaries(folded: str, span: Span) -> Iterator[Cue]:
    for match in _pattern().finditer(folded, span.start, span.end):
        name, number = (
            match.group("after") or match.group("before"),
            match.group("first") or match.group("last"),
        )
        founded = _founded()[name]
        day = founded.replace(year=founded.year + int(number))
        yield Cue(Span(*match.span()), ((day - _BEFORE, day + _AFTER),))


def _hijri(folded: str, span: Span) -> Iterator[Cue]:
    for match in _HIJRI.finditer(folded, span.start, span.end):
        year = int(match.group(1))
        opens, closes = hijri.day_of(year), hijri.day_of(year + 1)
        yield Cue(Span(*match.span()), ((opens - _HIJRI_BEFORE, closes + _HIJRI_AFTER),))


@cache
def _pattern() -> re.Pattern[str]:
    """`HUT ke-81 Kemerdekaan RI`, `HUT RI ke-81`: the number may stand on either side of the name."""
    names = "|".join(re.escape(name) for name in sorted(_founded(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:{_OPENERS}){_SHORT} (?:{_ORDINAL.format('first')} {_FILLERS}(?P<after>{names})\b"
        rf"|{_FILLERS}(?P<before>{names}){_SHORT},? (?:ri )?{_ORDINAL.format('last')})"
    )


@cache
def _founded() -> dict[str, date]:
    return {
        fold(name): date.fromisoformat(row["founded"])
        for row in knowledge.table("anniversaries")
        for name in knowledge.split(row["names"])
    }

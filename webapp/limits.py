"""Limits on requests as they are configured: so many in so many seconds."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_LIMITS = 4
"""How many limits may hold for one address, usual and costly ones together."""

_LIMIT = re.compile(r"([1-9][0-9]{0,5})/([1-9][0-9]{0,4})?([smh])")
_SECONDS = {"s": 1, "m": 60, "h": 3600}


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests in so many seconds."""

    count: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one address: for every request, and further ones for costly requests."""

    usual: tuple[Limit, ...] = ()
    costly: tuple[Limit, ...] = ()


def read_limits(text: str) -> Limits:
    """Read limits as they are configured: `20/s 3000/15m, 1/s`.

    Args:
        text: the limits of every request, and behind a comma those of costly ones; empty for none.

    Raises:
        ValueError: it is not written so.
    """
    usual, _, costly = text.partition(",")
    limits = Limits(_read(usual), _read(costly))
    if len(limits.usual) + len(limits.costly) > MOST_LIMITS:
        raise ValueError(f"expected at most {MOST_LIMITS} limits")
    return limits


def _read(text: str) -> tuple[Limit, ...]:
    found = [_LIMIT.fullmatch(word) for word in text.split()]
    if not all(found):
        raise ValueError("expected limits like 20/s 3000/15m, 1/s")
    return tuple(Limit(int(m[1]), int(m[2] or 1) * _SECONDS[m[3]]) for m in found if m)

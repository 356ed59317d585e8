"""The day that it is for readers: that of Jakarta, where most of them and all ministries are."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

WESTERN_INDONESIA = timezone(timedelta(hours=7), "WIB")
"""Western Indonesia Time, without daylight saving since it was set in 1988 (Keppres 41/1987)."""


def today() -> date:
    """The day it is now."""
    return datetime.now(UTC).astimezone(WESTERN_INDONESIA).date()

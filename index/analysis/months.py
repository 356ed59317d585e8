"""The names of months."""

from __future__ import annotations

from functools import cache

from index.knowledge import split, table


@cache
def month_names() -> dict[str, int]:
    """Every spelling of a month in lower case, with its number from 1 to 12."""
    return {name.lower(): int(row["month"]) for row in table("months") for name in split(row["names"])}

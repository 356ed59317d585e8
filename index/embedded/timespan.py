"""From when to when the articles of a generation were published."""

from __future__ import annotations

from index.embedded.arrays import Int32


def date_span(dates: Int32) -> tuple[str | None, str | None]:
    """The earliest and the latest published date.

    Args:
        dates: date keys (see `document.date_key`); 0 for unknown.

    Returns:
        Both as `YYYY[-MM[-DD]]`; None and None when no date is known.
    """
    known = dates[dates > 0]
    return (date_text(int(known.min())), date_text(int(known.max()))) if len(known) else (None, None)


def date_text(key: int) -> str:
    """Write a date key as a partial ISO date; the inverse of `document.date_key`."""
    year, month, day = key // 10_000, key // 100 % 100, key % 100
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")

"""A period: when an article may have been published."""

from __future__ import annotations

from typing import NamedTuple


class Period(NamedTuple):
    """A year, or one of its months.

    Attributes:
        year: the year.
        month: 1 to 12; 0 for the whole year.
    """

    year: int
    month: int = 0

    @property
    def iso(self) -> str:
        """As `YYYY` or `YYYY-MM`."""
        return f"{self.year:04d}" + (f"-{self.month:02d}" if self.month else "")

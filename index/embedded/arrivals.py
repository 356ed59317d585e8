"""Arrivals: when each article came into the index or changed, by document number."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import numpy as np

from index.embedded import arrays
from index.embedded.arrays import Int32, Int64

FILE = "arrivals.i8"


class Arrivals:
    """The arrivals of one generation."""

    def __init__(self, folder: Path) -> None:
        """Map what `write_arrivals` wrote."""
        self.seconds: Int64 = arrays.load(folder / FILE)

    def __getitem__(self, number: int) -> str:
        """When a document came in, ISO 8601 in UTC."""
        return _written(int(self.seconds[number]))

    def latest(self, docs: Int32) -> str | None:
        """When the last of some documents came in, or None when there are none."""
        return _written(int(self.seconds[docs].max())) if len(docs) else None


def write_arrivals(path: Path, old: Arrivals | None, old_map: Int32, size: int, now: int) -> None:
    """Write the arrivals of a new generation.

    Args:
        path: an existing folder that the file goes into.
        old: the arrivals of the generation before, or None.
        old_map: the new number of each of its documents, -1 for one that is left out.
        size: how many numbers there are; those that no old document has came in now.
        now: seconds since 1970 in UTC.
    """
    seconds = np.full(size, now, np.int64)
    if old is not None:
        kept = np.flatnonzero(old_map >= 0)
        seconds[old_map[kept]] = old.seconds[kept]
    arrays.save(path / FILE, seconds)


@lru_cache(maxsize=1024)
def _written(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()

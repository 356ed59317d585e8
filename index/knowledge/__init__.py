"""The tables of linguistic and geographic knowledge, and the one module that loads them.

Every table is a tab-separated file beside this module. Lines that start with `#` stand at its top and name
the origin, licence and meaning of the columns; the first other line is the header.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources

_HELD = 4
"""Tables that are held, those that were asked for last. What is made of the others is held where it is made,
without their rows, which would take 3 MB of every process."""


@lru_cache(maxsize=_HELD)
def table(name: str) -> tuple[dict[str, str], ...]:
    """Load one table.

    Args:
        name: the file's name without `.tsv`.

    Returns:
        One dictionary a row, keyed by the header; a missing cell is an empty string.
    """
    text = resources.files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    return tuple({key: (value or "").strip() for key, value in row.items() if key} for row in reader)


def split(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several values separated by `;`."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())

"""The engine that keeps its index in a folder: a Whoosh index, and arrays of its postings beside it."""

from __future__ import annotations

from pathlib import Path

from index.embedded.engine import EmbeddedEngine
from index.engine import Engine


def open_engine(index_dir: Path) -> Engine:
    """Open the engine over an index folder.

    Args:
        index_dir: the folder; it need not exist yet.

    Returns:
        An engine that serves the folder's current generation, whichever that is at the time of a request.
    """
    return EmbeddedEngine(index_dir)

"""Arrays on disk: raw little-endian files, mapped into memory so that all workers share their pages."""

from __future__ import annotations

import mmap
import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Int32 = NDArray[np.int32]
Int64 = NDArray[np.int64]
Float64 = NDArray[np.float64]
Bool = NDArray[np.bool_]
Whole = NDArray[np.integer[Any]]
"""Whole numbers in as many bytes as they lie in."""

_DTYPES: dict[str, np.dtype[Any]] = {
    "i4": np.dtype("<i4"),
    "i8": np.dtype("<i8"),
    "u1": np.dtype("u1"),
    "u2": np.dtype("<u2"),
    "u4": np.dtype("<u4"),
    "u8": np.dtype("<u8"),
}


def save(path: Path, values: NDArray[Any]) -> None:
    """Write an array; its type is told by the file's ending (`.i4`, `.i8`, `.u1`, `.u2`, `.u4` or `.u8`)."""
    values.astype(_DTYPES[path.suffix[1:]], copy=False).tofile(path)


def load(path: Path) -> NDArray[Any]:
    """Map an array that `save` wrote.

    Args:
        path: the file; its ending tells the type.

    Returns:
        A read-only array over the file's pages. An empty file gives an empty array.

    Raises:
        OSError: when the file cannot be opened.
    """
    return mapped(path, _DTYPES[path.suffix[1:]])


def mapped(path: Path, dtype: np.dtype[Any]) -> NDArray[Any]:
    """Map a file as an array of one type, read-only.

    Raises:
        OSError: when the file cannot be opened.
        ValueError: when it does not hold whole items.
    """
    with path.open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            return np.empty(0, dtype)
        return np.frombuffer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), dtype)


def forget(values: NDArray[Any]) -> None:
    """Give the pages of a mapped array back; what is asked for again is read from the file again."""
    base: Any = values
    while isinstance(base, np.ndarray):
        base = base.base
    if isinstance(base, memoryview) and isinstance(base.obj, mmap.mmap):
        base.obj.madvise(mmap.MADV_DONTNEED)


def ranges(starts: NDArray[Any], counts: NDArray[Any]) -> Int64:
    """Concatenate the index ranges [start, start + count) of every row.

    Args:
        starts: the first index of each row.
        counts: how many indices each row has, zero allowed.

    Returns:
        All indices, row after row; as many as `counts` sums to.
    """
    counts = counts.astype(np.int64, copy=False)
    ends = counts.cumsum()
    first: Int64 = (starts.astype(np.int64, copy=False) - ends + counts).repeat(counts)
    return first + np.arange(len(first))


def offsets(counts: NDArray[Any]) -> Int64:
    """Turn counts a row into n + 1 offsets, from 0 to the total."""
    result = np.zeros(len(counts) + 1, np.int64)
    counts.cumsum(out=result[1:])
    return result


def run_starts(values: NDArray[Any]) -> Int64:
    """Where each run of equal values begins."""
    # numpy.diff with a value before it takes ten times as long for the few that a page has.
    differs = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=differs[1:])
    return differs.nonzero()[0]

"""The best rows of an array, without sorting all of it."""

from __future__ import annotations

import numpy as np

from index.embedded.arrays import Float64, Int64


def smallest(keys: Float64, count: int) -> Int64:
    """The rows of at least the `count` smallest keys in order, equal ones by row."""
    if count < len(keys):
        bound = np.partition(keys, count - 1)[count - 1]
        rows = np.flatnonzero(keys <= bound)
        return rows[np.argsort(keys[rows], kind="stable")]
    return np.argsort(keys, kind="stable")


def highest(scores: Float64, count: int) -> Int64:
    """The rows of the `count` highest scores, of equal ones the first, in no order."""
    if count >= len(scores):
        return np.arange(len(scores))
    bound = np.partition(scores, -count)[-count]
    above = np.flatnonzero(scores > bound)
    return np.concatenate((above, np.flatnonzero(scores == bound)[: count - len(above)]))

"""Memory that is free again, given back to the system."""

from __future__ import annotations

import ctypes


def give_back() -> None:
    """Give back what large work has left free, which glibc else keeps for the process (malloc_trim(3)).

    Where the C library has no such call, nothing happens.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)

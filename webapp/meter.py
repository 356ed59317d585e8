"""Counting requests by address, together in all worker processes of a machine.

Counts are kept as a sliding window: the requests of the current window, and those of the one before it as far
as that still reaches into the last `seconds`. They stand in a file of fixed size that the processes map into
memory: no server, no growth, nothing to clean up. The libraries that limit rates in Flask (Flask-Limiter over
limits) share counts only through a server (Redis, Memcached); in memory they count for each worker apart.
"""

from __future__ import annotations

import fcntl
import hashlib
import mmap
import os
import stat
import struct
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from webapp.limits import MOST_LIMITS, Limit

SLOTS = 16_384
"""Addresses that share a slot are counted together; of a hundred at a time hardly two do."""

_WINDOW = struct.Struct("<3d")
"""Number of the current window, requests in the one before it, and in itself."""
_SLOT_BYTES = MOST_LIMITS * _WINDOW.size
_MOMENT = 0.001
"""Seconds by which a wait is longer than computed, so that rounding never makes it too short."""


class Meter:
    """Counts requests by address, together with all other processes that use the same file."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Count in a file; it is made when first needed.

        Args:
            path: the file.
            clock: gives seconds; the same in all processes of the machine.
        """
        self._path = path
        self._clock = clock
        self._lock = threading.Lock()
        self._file: int | None = None
        self._slots: mmap.mmap | None = None

    def wait(self, address: bytes, limits: Sequence[Limit]) -> float:
        """Count a request, unless it is one too many.

        Args:
            address: who sent it.
            limits: what holds for it, always in the same order.

        Returns:
            0 when the request may pass; else the seconds until the next one may. That one is not counted.
        """
        slot = int.from_bytes(hashlib.blake2b(address, digest_size=4).digest()) % SLOTS
        with self._lock:
            file, slots = self._opened()
            fcntl.lockf(file, fcntl.LOCK_EX, 1, slot)
            try:
                return self._counted(slots, slot * _SLOT_BYTES, limits)
            finally:
                fcntl.lockf(file, fcntl.LOCK_UN, 1, slot)

    def _counted(self, slots: mmap.mmap, offset: int, limits: Sequence[Limit]) -> float:
        now = self._clock()
        places = [offset + at * _WINDOW.size for at in range(len(limits))]
        windows = [
            _Window.at(limit, now, *_WINDOW.unpack_from(slots, place))
            for limit, place in zip(limits, places, strict=True)
        ]
        wait = max(window.wait(now) for window in windows) if windows else 0.0
        if not wait:
            for window, place in zip(windows, places, strict=True):
                _WINDOW.pack_into(slots, place, window.number, window.before, window.count + 1)
        return wait

    def _opened(self) -> tuple[int, mmap.mmap]:
        if self._file is None or self._slots is None:
            self._file = _open(self._path)
            self._slots = mmap.mmap(self._file, SLOTS * _SLOT_BYTES)
        return self._file, self._slots


def _open(path: Path) -> int:
    """Open the shared file, which must be a file of our own; else one that this process has alone."""
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError:
        return _sized(os.memfd_create("telisik-rate"))
    found = os.fstat(file)
    if found.st_uid != os.getuid() or not stat.S_ISREG(found.st_mode):
        os.close(file)
        return _sized(os.memfd_create("telisik-rate"))
    return _sized(file)


def _sized(file: int) -> int:
    os.ftruncate(file, SLOTS * _SLOT_BYTES)
    return file


@dataclass(frozen=True, slots=True)
class _Window:
    """One address's requests under one limit: those of the current window, and of the one before."""

    limit: Limit
    number: float
    before: float
    count: float

    @classmethod
    def at(cls, limit: Limit, now: float, number: float, before: float, count: float) -> _Window:
        """What was stored, moved on to the current window."""
        current = float(now // limit.seconds)
        if number == current:
            return cls(limit, number, before, count)
        return cls(limit, current, count if number == current - 1 else 0.0, 0.0)

    def wait(self, now: float) -> float:
        """Seconds until one more request keeps within the limit, 0 for at once."""
        passed, most = now / self.limit.seconds - self.number, self.limit.count
        if self.before * (1 - passed) + self.count < most:
            return 0.0
        late = self.count >= most
        ready = 2 - most / self.count if late else 1 - (most - self.count) / self.before
        return (ready - passed) * self.limit.seconds + _MOMENT

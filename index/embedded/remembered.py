"""What was answered lately, packed, so that paging, going back and reloading cost no second search.

Packed, an answer takes a fifth of its objects, and what is kept is bounded in bytes exactly. Only one
generation's answers are ever together: a new one begins with none.
"""

from __future__ import annotations

import io
import pickle
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import fields
from operator import attrgetter
from threading import Lock
from typing import Any

import zstandard

from index.article import PublishedDate
from index.engine import FacetCount, Hit, Passage, SearchAnswer

REMEMBERED = 3 << 20
"""Bytes of answers that an engine keeps: some seven hundred."""
ENTRY = 1_000
"""Bytes that an entry takes beside what is packed: its key, with a query, and its place."""
LEVEL = 1
_Reducer = Callable[[Any], tuple[Callable[..., Any], tuple[Any, ...]]]
_PACKED = (SearchAnswer, Hit, Passage, PublishedDate, FacetCount)


class Remembered:
    """The values of the keys that were asked for last. Safe to use from several threads at a time."""

    def __init__(self, most: int = REMEMBERED) -> None:
        """Begin with nothing.

        Args:
            most: how many bytes are kept, 0 for none.
        """
        self._most = most
        self._size = 0
        self._packed: OrderedDict[Hashable, bytes] = OrderedDict()
        self._compressor = zstandard.ZstdCompressor(LEVEL)
        self._decompressor = zstandard.ZstdDecompressor()
        self._lock = Lock()

    def get(self, key: Hashable) -> Any:
        """A copy of what was kept for a key, or None."""
        with self._lock:
            packed = self._packed.get(key)
            if packed is None:
                return None
            self._packed.move_to_end(key)
            content = self._decompressor.decompress(packed)
        return pickle.loads(content)

    def keep(self, key: Hashable, value: Any) -> None:
        """Keep a value, and forget those that were not asked for the longest if it is too much."""
        if not self._most:
            return
        content = _pickled(value)
        with self._lock:
            packed = self._compressor.compress(content)
            self._size += len(packed) + ENTRY - self._taken(self._packed.pop(key, None))
            self._packed[key] = packed
            while self._size > self._most:
                self._size -= self._taken(self._packed.popitem(last=False)[1])

    @staticmethod
    def _taken(packed: bytes | None) -> int:
        return 0 if packed is None else len(packed) + ENTRY


def _pickled(value: Any) -> bytes:
    file = io.BytesIO()
    pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    return file.getvalue()


def _reducer(kind: type[Any]) -> _Reducer:
    """Takes an object apart into its fields; frozen ones that pickle itself takes apart are slow to read."""
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda item: (kind, values(item))


_REDUCERS: dict[type, _Reducer] = {kind: _reducer(kind) for kind in _PACKED}

"""What was met so far, in a few bytes for each: a million texts take some twenty megabytes."""

from __future__ import annotations

import hashlib

_BUCKET_BYTES = 2
_NUMBER = 4
_TEXT_DIGEST = 14
"""Bytes of a text's digest: two different texts of a million have the same 112 bits once in 10^22 runs (the
birthday bound, n^2 / 2^113)."""


class Digests:
    """Digests of one size, numbered from 0 in the order in which they came."""

    def __init__(self, size: int) -> None:
        """Start without any.

        Args:
            size: the bytes of a digest, more than two.
        """
        self._kept = size - _BUCKET_BYTES
        self._buckets = [b""] * (1 << 8 * _BUCKET_BYTES)
        self._count = 0

    def number(self, digest: bytes) -> int | None:
        """The number under which a digest came first, None when it was not met."""
        held, wanted = self._buckets[int.from_bytes(digest[:_BUCKET_BYTES], "big")], digest[_BUCKET_BYTES:]
        at = held.find(wanted)
        while at % (self._kept + _NUMBER) and at > 0:
            at = held.find(wanted, at + 1)
        behind = at + self._kept
        return int.from_bytes(held[behind : behind + _NUMBER], "big") if at >= 0 else None

    def add(self, digest: bytes) -> None:
        """Give the next number to a digest; one that was met keeps its first, too."""
        bucket = int.from_bytes(digest[:_BUCKET_BYTES], "big")
        self._buckets[bucket] += digest[_BUCKET_BYTES:] + self._count.to_bytes(_NUMBER, "big")
        self._count += 1


class Seen:
    """Texts, numbered from 0 in the order in which they came; of each only a digest is kept."""

    def __init__(self) -> None:
        self._digests = Digests(_TEXT_DIGEST)

    def __contains__(self, text: str) -> bool:
        return self._digests.number(_digest(text)) is not None

    def add(self, text: str) -> int | None:
        """Add a text unless it is there; returns the number of the one that is, None for a new one."""
        digest = _digest(text)
        found = self._digests.number(digest)
        if found is None:
            self._digests.add(digest)
        return found


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_TEXT_DIGEST).digest()

"""What was met so far, in a few bytes for each: a million texts take some twenty megabytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

_BUCKET_BYTES = 2
_DIGEST = 12
"""Bytes kept of a text's digest. With those that tell its bucket they are 112 bits: two different texts of a
million have the same ones once in 10^22 runs (the birthday bound, n^2 / 2^113)."""
_NUMBER = 4


class Seen:
    """Texts, numbered from 0 in the order in which they came; of each only a digest is kept."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """Start with some texts."""
        self._buckets = [b""] * (1 << 8 * _BUCKET_BYTES)
        self._count = 0
        for text in texts:
            self.add(text)

    def __contains__(self, text: str) -> bool:
        return self.number(text) is not None

    def number(self, text: str) -> int | None:
        """The number of a text, None when it was not met."""
        return self._find(*_parted(text))

    def add(self, text: str) -> int | None:
        """Add a text unless it is there; returns the number of the one that is, None for a new one."""
        bucket, digest = _parted(text)
        found = self._find(bucket, digest)
        if found is None:
            self._buckets[bucket] += digest + self._count.to_bytes(_NUMBER, "big")
            self._count += 1
        return found

    def _find(self, bucket: int, digest: bytes) -> int | None:
        held = self._buckets[bucket]
        at = held.find(digest)
        while at % (_DIGEST + _NUMBER) and at > 0:
            at = held.find(digest, at + 1)
        return int.from_bytes(held[at + _DIGEST : at + _DIGEST + _NUMBER], "big") if at >= 0 else None


def _parted(text: str) -> tuple[int, bytes]:
    """The bucket of a text, and its digest there."""
    whole = hashlib.blake2b(
        text.encode("utf-8", "surrogatepass"), digest_size=_BUCKET_BYTES + _DIGEST
    ).digest()
    return int.from_bytes(whole[:_BUCKET_BYTES], "big"), whole[_BUCKET_BYTES:]

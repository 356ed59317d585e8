"""What was met so far, in a few bytes for each: a million texts take some twenty megabytes."""

from __future__ import annotations

import hashlib
import re
from array import array

_BUCKET_BYTES = 2
_DIGEST = 12
"""Bytes kept of a text's digest. With those that tell its bucket they are 112 bits: two different texts of a
million have the same ones once in 10^22 runs (the birthday bound, n^2 / 2^113)."""
_NUMBER = 4
_LINE = re.compile(r"(.*):([1-9][0-9]{0,8})", re.ASCII | re.DOTALL)


class Seen:
    """Texts, numbered from 0 in the order in which they came; of each only a digest is kept."""

    def __init__(self) -> None:
        self._buckets = [b""] * (1 << 8 * _BUCKET_BYTES)
        self._count = 0

    def __contains__(self, text: str) -> bool:
        return self._find(*_parted(text)) is not None

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


class Origins:
    """Where articles come from, by number: a file, or a line of one (`file:line`)."""

    def __init__(self) -> None:
        self._files = bytearray()
        self._file_ends = array("q", (0,))
        self._file_of = array("i")
        self._lines = array("i")
        self._last = ""

    def append(self, origin: str) -> None:
        """Add the next one."""
        numbered = _LINE.fullmatch(origin)
        file, line = numbered.groups() if numbered else (origin, "0")
        if file != self._last:
            self._files += file.encode("utf-8", "surrogatepass")
            self._file_ends.append(len(self._files))
            self._last = file
        self._file_of.append(len(self._file_ends) - 2)
        self._lines.append(int(line))

    def __getitem__(self, number: int) -> str:
        file = self._file_of[number]
        name = self._files[self._file_ends[file] : self._file_ends[file + 1]].decode("utf-8", "surrogatepass")
        return f"{name}:{self._lines[number]}" if self._lines[number] else name


def _parted(text: str) -> tuple[int, bytes]:
    """The bucket of a text, and its digest there."""
    whole = hashlib.blake2b(
        text.encode("utf-8", "surrogatepass"), digest_size=_BUCKET_BYTES + _DIGEST
    ).digest()
    return int.from_bytes(whole[:_BUCKET_BYTES], "big"), whole[_BUCKET_BYTES:]

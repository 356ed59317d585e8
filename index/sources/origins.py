"""Where articles come from, in a few bytes for each."""

from __future__ import annotations

import re
from array import array

_LINE = re.compile(r"(.*):([1-9][0-9]{0,8})", re.ASCII | re.DOTALL)


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

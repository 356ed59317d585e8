"""Finding files and opening them without ever waiting on something that is no file."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath

from index.sources.page import Kind, Reason, RejectedError, Rejection

MAX_BYTES = 4 * 1024 * 1024
"""The longest text or page, and the longest line of JSON lines, that is read into memory."""

FORMATS = {
    ".txt": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".jsonl": Kind.JSON,
    ".jsonl.gz": Kind.JSON,
}


class Fault(StrEnum):
    """Why something is UNREADABLE; the detail of such a rejection."""

    PERMISSION = "permission"
    LOOP = "loop"
    """A link that leads back to itself, or a folder that was walked through before."""
    NO_FILE = "no_file"
    """A device, socket or pipe."""
    DAMAGED_GZIP = "damaged_gzip"
    DISK = "disk"
    """Any other error that the system reports."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read.

    Attributes:
        path: where it is.
        name: its name relative to the given folder, `/` between the parts; its own name when given itself.
    """

    path: Path
    name: str

    @property
    def origin(self) -> str:
        """The path as text that can be stored."""
        return origin_of(self.path)

    @property
    def suffix(self) -> str:
        """What tells the format, in lower case: `.txt`, `.jsonl.gz`; empty when there is none."""
        name = self.name.rpartition("/")[2].lower()
        return ".jsonl.gz" if name.endswith(".jsonl.gz") else PurePath(name).suffix

    @property
    def stem(self) -> str:
        """Its own name, without folders and without what tells the format."""
        name = self.name.rpartition("/")[2]
        return name[: len(name) - len(self.suffix)]

    @property
    def kind(self) -> Kind | None:
        """The form of its content, or None for a format that is not read."""
        return FORMATS.get(self.suffix)


def origin_of(path: Path) -> str:
    """Name a path; bytes that are no UTF-8 are written in hexadecimal."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def find(source: Path) -> Iterator[Found | Rejection]:
    """Walk one source: a file is itself, a folder all that is in it, sorted by name at each level.

    Hidden files, `README*` and `*.md` in folders are no articles and are passed over.

    Args:
        source: a file or a folder.

    Yields:
        Files, whatever their format, and rejections (MISSING, UNREADABLE).
    """
    pending = [Found(source, source.name)]
    seen: set[tuple[int, int]] = set()
    while pending:
        found = pending.pop()
        try:
            status = found.path.stat()
            if not stat.S_ISDIR(status.st_mode):
                yield found
            elif (status.st_dev, status.st_ino) in seen:
                yield Rejection(found.origin, Reason.UNREADABLE, Fault.LOOP)
            else:
                seen.add((status.st_dev, status.st_ino))
                prefix = "" if len(seen) == 1 else f"{found.name}/"
                names = sorted(filter(_may_be_article, _names(found.path)), reverse=True)
                pending += [Found(found.path / name, prefix + name) for name in names]
        except (OSError, ValueError) as error:
            yield rejection(found.origin, error)


def open_file(path: Path) -> io.BufferedReader:
    """Open a regular file for reading; a pipe or device is refused, not waited for.

    Args:
        path: the file.

    Returns:
        The open file.

    Raises:
        RejectedError: MISSING or UNREADABLE.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise RejectedError(rejection(origin_of(path), error)) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise RejectedError(Rejection(origin_of(path), Reason.UNREADABLE, Fault.NO_FILE))
    return os.fdopen(descriptor, "rb")


def read_file(path: Path) -> bytes:
    """Read a whole file.

    Args:
        path: the file.

    Returns:
        Its bytes.

    Raises:
        RejectedError: MISSING, UNREADABLE, or TOO_LARGE above MAX_BYTES.
    """
    with open_file(path) as stream:
        try:
            payload = stream.read(MAX_BYTES + 1)
        except OSError as error:
            raise RejectedError(rejection(origin_of(path), error)) from error
    if len(payload) > MAX_BYTES:
        raise RejectedError(Rejection(origin_of(path), Reason.TOO_LARGE, str(MAX_BYTES)))
    return payload


def rejection(origin: str, error: Exception) -> Rejection:
    """Say as a rejection what the system says as an error."""
    if isinstance(error, FileNotFoundError | NotADirectoryError) or not isinstance(error, OSError):
        return Rejection(origin, Reason.MISSING)
    faults = {errno.EACCES: Fault.PERMISSION, errno.EPERM: Fault.PERMISSION, errno.ELOOP: Fault.LOOP}
    faults[errno.ENXIO] = Fault.NO_FILE
    return Rejection(origin, Reason.UNREADABLE, faults.get(error.errno or 0, Fault.DISK))


def _names(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        yield from (entry.name for entry in entries)


def _may_be_article(name: str) -> bool:
    lowered = name.lower()
    return not lowered.startswith((".", "readme")) and not lowered.endswith(".md")

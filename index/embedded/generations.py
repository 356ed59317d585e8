"""Generations: complete indexes side by side, one of them current, switched by one atomic rename.

A generation is built aside, flushed to disk, listed with the size and checksum of each file, and only then
named in the file `current`. The one that served before stays, so that a reader that still has it open can
finish, and so that a broken one can be refused.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

CURRENT = "current"
MANIFEST = "manifest.json"
FORMAT = 5
"""The version of everything on disk; a generation of another version is rebuilt, not read."""
SMALL_FILE = 1 << 16
"""Bytes up to which a file's checksum is compared whenever a generation is opened, which costs milliseconds.
Whoosh's table of contents is among them: it is unpickled, so that damage in it could raise anything."""


class LockedError(Exception):
    """Another process is building; the argument names it."""


class BrokenGenerationError(Exception):
    """A generation's files are not what its manifest says."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself.

    Attributes:
        name: the generation's name, which is also its folder's.
        created: when it was finished, ISO 8601 in UTC.
        articles: how many articles it holds.
        analysis: the fingerprint of the code and tables that it was made with.
        files: by path inside the generation, the size in bytes and the CRC-32 of its content.
        format: see FORMAT.
    """

    name: str
    created: str
    articles: int
    analysis: str
    files: dict[str, tuple[int, int]]
    format: int = FORMAT


class Generations:
    """The generations of one index folder."""

    def __init__(self, index_dir: Path) -> None:
        self._folder = index_dir
        self._current = index_dir / CURRENT

    def path(self, name: str) -> Path:
        """The folder of a generation."""
        return self._folder / "generations" / name

    def current(self) -> str | None:
        """The name of the generation that is to be served, or None when there is no index.

        A damaged file gives a name that no generation has.
        """
        try:
            return (self._folder / CURRENT).read_text(encoding="ascii", errors="replace").strip()
        except FileNotFoundError:
            return None

    def pointer(self) -> tuple[int, int, int] | None:
        """What changes whenever another generation is made current; None when there is no index.

        Asking the system for it takes a tenth of reading the name.
        """
        try:
            found = self._current.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def finished(self) -> list[str]:
        """The names of all finished generations, newest first."""
        manifests = (self._folder / "generations").glob(f"[0-9]*/{MANIFEST}")
        return sorted((path.parent.name for path in manifests), reverse=True)

    def manifest(self, name: str) -> Manifest:
        """Read what a generation says of itself; check the sizes of its files and the content of small ones.

        Raises:
            BrokenGenerationError: when the manifest or a file is missing, cut, damaged or of another version.
        """
        folder = self.path(name)
        try:
            manifest = Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
            sound = all(
                _looks_sound(folder / file, size, checksum)
                for file, (size, checksum) in manifest.files.items()
            )
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise BrokenGenerationError(f"{name}: {error}") from error
        if manifest.format != FORMAT or not sound:
            raise BrokenGenerationError(f"{name}: its files are not what the manifest says")
        return manifest

    def verify(self, name: str) -> None:
        """Read every file of a generation and compare its checksum.

        Raises:
            BrokenGenerationError: naming the first file that differs.
        """
        folder = self.path(name)
        try:
            for file, (_, checksum) in self.manifest(name).files.items():
                if _checksum(folder / file) != checksum:
                    raise BrokenGenerationError(f"{name}: {file} is damaged")
        except OSError as error:
            raise BrokenGenerationError(f"{name}: {error}") from error

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the right to build. Creates the index folder.

        Raises:
            LockedError: with the process that holds it.
            OSError: when the folder cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "lock").open("a+", encoding="ascii") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                file.seek(0)
                raise LockedError(file.read().strip()) from error
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            yield

    def begin(self) -> Path:
        """Make an empty folder to build in, and sweep what killed builds left. Call it with the lock held."""
        parent = self._folder / "generations"
        parent.mkdir(exist_ok=True)
        for leftover in parent.glob("building-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        folder = parent / f"building-{secrets.token_hex(4)}"
        folder.mkdir()
        return folder

    def finish(
        self,
        building: Path,
        articles: int,
        analysis: str,
        unchanged: Mapping[str, tuple[int, int]] = MappingProxyType({}),
    ) -> str:
        """Make a built folder the current generation.

        Args:
            building: the folder from `begin`, complete.
            articles: how many articles it holds.
            analysis: the fingerprint of the code and tables that it was made with.
            unchanged: size and checksum of the files that were taken over from a generation found sound.

        Returns:
            The name of the new generation.
        """
        now = datetime.now(UTC)
        name = f"{now:%Y%m%dT%H%M%S%f}-{secrets.token_hex(2)}"
        paths = [path for path in sorted(building.rglob("*")) if path.is_file()]
        names = [str(path.relative_to(building)) for path in paths]
        files = {
            name: unchanged[name] if name in unchanged else (path.stat().st_size, _checksum(path))
            for name, path in zip(names, paths, strict=True)
        }
        manifest = Manifest(name, now.isoformat(timespec="seconds"), articles, analysis, files)
        (building / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
        _flush_tree(building)
        building.rename(self.path(name))
        _flush(self.path(name).parent)
        self._point_to(name)
        return name

    def _point_to(self, name: str) -> None:
        replacement = self._folder / f"{CURRENT}.new"
        replacement.write_text(f"{name}\n", encoding="ascii")
        _flush(replacement)
        replacement.replace(self._folder / CURRENT)
        _flush(self._folder)

    def sweep(self) -> None:
        """Remove all finished generations but the current one and the one before it."""
        current = self.current()
        older = [name for name in self.finished() if name != current]
        for name in older[1:]:
            shutil.rmtree(self.path(name), ignore_errors=True)


def _looks_sound(path: Path, size: int, checksum: int) -> bool:
    return path.stat().st_size == size and (size > SMALL_FILE or _checksum(path) == checksum)


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            checksum = zlib.crc32(chunk, checksum)
    return checksum


def _flush_tree(folder: Path) -> None:
    for path in folder.rglob("*"):
        _flush(path)
    _flush(folder)


def _flush(path: Path) -> None:
    """Force a file or folder to disk, so that a rename behind it never points at what was lost."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""What is measured of times and processes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Spread:
    """Times in milliseconds: the middle one, and the one that 95 in 100 stay below."""

    median: float
    p95: float

    @classmethod
    def of(cls, times: Sequence[float]) -> Spread:
        """Summarise times in milliseconds; at least one."""
        return cls(
            median(times), quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]
        )


def private_memory(process: int | str = "self") -> float:
    """The memory that a process shares with no other (USS), in MiB.

    Mapped files count when no other process has mapped them, so a second one has to hold the same files.
    """
    fields = _fields(Path(f"/proc/{process}/smaps_rollup"))
    return (fields["Private_Clean"] + fields["Private_Dirty"]) / 1024


def peak_memory() -> float:
    """The most memory that this process ever had resident, in MiB."""
    return _fields(Path("/proc/self/status"))["VmHWM"] / 1024


def folder_size(folder: Path) -> int:
    """The size of all files of a folder in bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _fields(path: Path) -> dict[str, int]:
    """The lines `Name: number kB` of a file of /proc."""
    lines = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {parts[0].rstrip(":"): int(parts[1]) for parts in lines if len(parts) == 3 and parts[2] == "kB"}

"""The one entrance to sources: files and folders become a stream of items."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from index.sources import corrections, identifiers, jsonl, text
from index.sources.files import Found, find, origin_of, read_file
from index.sources.page import Kind, Reason, RejectedError, Rejection, SourceItem


def read(sources: Sequence[Path]) -> Iterator[SourceItem | Rejection]:
    """Stream what the sources hold, in a stable order, one file's bytes in memory at a time.

    A file that is reached twice is read once.

    Args:
        sources: files and folders.

    Yields:
        Items with identifiers that are unique in the run and with their corrections, and a rejection for
        whatever is none. What holds no article takes no identifier away from one that does.
    """
    origins: dict[str, str] = {}
    corrected = corrections.read(sources)
    yield from corrected.rejections
    names = _Names(sources)
    for source in sources:
        for item in _read_source(source, names):
            if isinstance(item, Rejection):
                yield item
            elif item.id in origins:
                yield Rejection(item.origin, Reason.DUPLICATE_ID, origins[item.id])
            else:
                origins[item.id] = item.origin
                fields = corrected.by_id.get(item.id)
                yield replace(item, corrections=fields) if fields else item
    for identifier, origin in corrected.origins.items():
        if identifier not in origins:
            yield Rejection(origin, Reason.CORRECTION_ID, identifier)


class _Names:
    """The identifiers of files: a file's name, told apart by its place where several files share one."""

    def __init__(self, sources: Sequence[Path]) -> None:
        places: dict[str, str] = {}
        for source in sources:
            for found in find(source):
                if isinstance(found, Found) and found.kind in (Kind.TEXT, Kind.HTML):
                    places[os.path.realpath(found.path)] = found.stem
        self._shared = Counter(places.values())
        self._seen: set[str] = set()

    def identifier(self, found: Found) -> str:
        """The identifier of a file, the same whichever source leads to it."""
        if self._shared[found.stem] < 2:
            return identifiers.safe(found.stem)
        place = os.path.realpath(found.path).encode("utf-8", "surrogateescape")
        return identifiers.with_digest(found.stem, place, 8)

    def is_new(self, found: Found) -> bool:
        """Whether a file is reached for the first time."""
        place = os.path.realpath(found.path)
        if place in self._seen:
            return False
        self._seen.add(place)
        return True


def _read_source(source: Path, names: _Names) -> Iterator[SourceItem | Rejection]:
    nothing = True
    for found in find(source):
        if isinstance(found, Rejection):
            nothing = False
            yield found
        elif corrections.is_corrections(found.name):
            if found.name != corrections.FILE_NAME:
                yield Rejection(found.origin, Reason.CORRECTIONS_PLACE)
        elif found.kind is None:
            yield Rejection(found.origin, Reason.UNKNOWN_FORMAT, found.suffix)
        else:
            nothing = False
            if names.is_new(found):
                yield from _read_file(found, found.kind, names)
    if nothing and source.is_dir():
        yield Rejection(origin_of(source), Reason.NO_ARTICLES)


def _read_file(found: Found, kind: Kind, names: _Names) -> Iterator[SourceItem | Rejection]:
    if kind is Kind.JSON:
        yield from jsonl.items(found)
        return
    try:
        item = SourceItem(names.identifier(found), found.origin, kind, read_file(found.path))
        text.decoded(item)
    except RejectedError as error:
        yield error.rejection
    else:
        yield item

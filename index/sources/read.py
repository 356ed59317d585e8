"""The one entrance to sources: files and folders become a stream of items."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from index.seen import Seen
from index.sources import corrections, identifiers, jsonl, text
from index.sources.files import Found, find, origin_of, read_file
from index.sources.origins import Origins
from index.sources.page import Kind, Known, Reason, RejectedError, Rejection, SourceItem, nothing_known


def read(sources: Sequence[Path], known: Known = nothing_known) -> Iterator[SourceItem | Rejection]:
    """Stream what the sources hold, in a stable order, one file's bytes in memory at a time.

    A file that is reached twice is read once.

    Args:
        sources: files and folders.
        known: tells what was read before and needs no check.

    Yields:
        Items with identifiers that are unique in the run and with their corrections, and a rejection for
        whatever is none. What holds no article takes no identifier away from one that does.
    """
    seen, origins = Seen(), Origins()
    corrected = corrections.read(sources)
    yield from corrected.rejections
    names = _Names(sources)
    for source in sources:
        for item in _read_source(source, names, known):
            if isinstance(item, Rejection):
                yield item
            elif (first := seen.add(item.id)) is not None:
                yield Rejection(item.origin, Reason.DUPLICATE_ID, origins[first])
            else:
                origins.append(item.origin)
                fields = corrected.by_id.get(item.id)
                yield replace(item, corrections=fields) if fields else item
    for identifier, origin in corrected.origins.items():
        if identifier not in seen:
            yield Rejection(origin, Reason.CORRECTION_ID, identifier)


class _Names:
    """The identifiers of files: a file's name, told apart by its place where several files share one."""

    def __init__(self, sources: Sequence[Path]) -> None:
        places, stems = Seen(), Seen()
        self._shared = Seen()
        self._read = Seen()
        for source in sources:
            for found in find(source):
                if not isinstance(found, Found) or found.kind not in (Kind.TEXT, Kind.HTML):
                    continue
                if places.add(_place(found)) is None and stems.add(found.stem) is not None:
                    self._shared.add(found.stem)

    def identifier(self, found: Found) -> str:
        """The identifier of a file, the same whichever source leads to it."""
        if found.stem not in self._shared:
            return identifiers.safe(found.stem)
        place = _place(found).encode("utf-8", "surrogateescape")
        return identifiers.with_digest(found.stem, place, 8)

    def is_new(self, found: Found) -> bool:
        """Whether a file is reached for the first time."""
        return self._read.add(_place(found)) is None


def _place(found: Found) -> str:
    return os.path.realpath(found.path)


def _read_source(source: Path, names: _Names, known: Known) -> Iterator[SourceItem | Rejection]:
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
                yield from _read_file(found, found.kind, names, known)
    if nothing and source.is_dir():
        yield Rejection(origin_of(source), Reason.NO_ARTICLES)


def _read_file(found: Found, kind: Kind, names: _Names, known: Known) -> Iterator[SourceItem | Rejection]:
    if kind is Kind.JSON:
        yield from jsonl.items(found, known)
        return
    try:
        item = SourceItem(names.identifier(found), found.origin, kind, read_file(found.path))
        if known(item.fingerprint) != item.id:
            text.decoded(item)
    except RejectedError as error:
        yield error.rejection
    else:
        yield item

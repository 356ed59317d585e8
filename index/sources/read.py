"""The one entrance to sources: files and folders become a stream of items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from index.sources import corrections, identifiers, jsonl
from index.sources.files import Found, find, origin_of, read_file
from index.sources.page import Kind, Reason, RejectedError, Rejection, SourceItem


def read(sources: Sequence[Path]) -> Iterator[SourceItem | Rejection]:
    """Stream what the sources hold, in a stable order, one file's bytes in memory at a time.

    Args:
        sources: files and folders.

    Yields:
        Items with identifiers that are unique in the run and with their corrections, and a rejection for
        whatever is none.
    """
    origins: dict[str, str] = {}
    corrected = corrections.read(sources)
    yield from corrected.rejections
    for source in sources:
        for item in _read_source(source):
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


def _read_source(source: Path) -> Iterator[SourceItem | Rejection]:
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
            yield from _read_file(found, found.kind)
    if nothing and source.is_dir():
        yield Rejection(origin_of(source), Reason.NO_ARTICLES)


def _read_file(found: Found, kind: Kind) -> Iterator[SourceItem | Rejection]:
    if kind is Kind.JSON:
        yield from jsonl.items(found)
        return
    try:
        payload = read_file(found.path)
    except RejectedError as error:
        yield error.rejection
    else:
        yield SourceItem(identifiers.safe(found.stem.replace("/", "-")), found.origin, kind, payload)

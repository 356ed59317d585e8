"""What every engine is asked to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from tests.bench.documents import Document

PER_PAGE = 10
MOST_VALUES = 50
"""How many values of a facet are asked for, the commonest."""


class Join(StrEnum):
    """How the words of a query belong together."""

    ALL = "all"
    ANY = "any"
    PHRASE = "phrase"
    """Side by side, as they are written."""
    PREFIX = "prefix"
    """The beginning of a word as it is written."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One query.

    Attributes:
        kind: the group it is reported in.
        text: how a reader types it.
        words: its terms after analysis; each word is a set of alternatives of which one must match.
        join: how the words belong together.
        province: the facet value that narrows the result, or None.
        page: which ten hits are wanted, from 1.
    """

    kind: str
    text: str
    words: tuple[tuple[str, ...], ...]
    join: Join
    province: str | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine found.

    Attributes:
        total: how many articles match.
        titles: the stored headlines of the page's hits.
        facets: by facet (province, institution, year) the counts over all matches; as the engine gives them.
    """

    total: int
    titles: Sequence[str]
    facets: Mapping[str, Any]


class Opened(Protocol):
    """An index, opened for searching."""

    def prepare(self, asked: Asked) -> Any:
        """Turn a query into the engine's own form; not measured."""
        ...

    def answer(self, prepared: Any) -> Answer:
        """Answer a prepared query; this is measured."""
        ...


class Peer(Protocol):
    """An engine, as a module of this package."""

    def version(self) -> str:
        """Its version; raises ImportError when the machine does not have it."""
        ...

    def build(self, folder: Path, documents: Iterable[Document]) -> float:
        """Index documents in a new folder; gives the seconds that the engine took."""
        ...

    def add(self, folder: Path, documents: Iterable[Document]) -> float:
        """Add documents to an index; gives the seconds until they can be searched."""
        ...

    def opened(self, folder: Path) -> Opened:
        """Open an index."""
        ...


PEERS = ("stock_whoosh", "fts5", "tantivy_py", "xapian_py")
"""The modules of the peers, in the order in which they work."""


def peer(name: str) -> Peer:
    """Load a peer's module, and with it the engine; nothing else is imported that could count for it."""
    return cast(Peer, import_module(f"tests.bench.peers.{name}"))


def installed_version(name: str) -> str | None:
    """The version of a peer, or None when the machine does not have it."""
    try:
        return peer(name).version()
    except ImportError:
        return None

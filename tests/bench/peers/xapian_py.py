"""Xapian through its Python binding, where the machine has it (Debian: python3-xapian).

Debian installs the binding for the system's Python alone, so that folder is searched last. Each word is a
prefixed term, as its documentation does fields; facet values stand in value slots and are counted by
`ValueCountMatchSpy`. That takes one value a slot, so an article's values stand in theirs together and are
parted after counting: a third faster than a slot for each. `checkatleast` covers all articles, so that total
and counts are exact. The database is compacted.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.bench.documents import EXACT, FIELDS, STEMS, TITLE_WEIGHT, Document
from tests.bench.peers.peer import PER_PAGE, Answer, Asked, Join

sys.path.append("/usr/lib/python3/dist-packages")
import xapian

PREFIXES = {name: f"X{letter}:" for name, letter in zip(FIELDS, "ABCDEFG", strict=True)}
PROVINCE = "XP:"
SLOTS = {"year": 0, "province": 1, "institution": 2}
"""The value slot of each facet."""
BETWEEN = "\n"
"""What parts the values in a slot."""
LONGEST_TERM = 240
"""Bytes; Xapian takes 245."""


def version() -> str:
    """The library's version."""
    return str(xapian.version_string())


def build(folder: Path, documents: Iterable[Document]) -> float:
    """Index, commit and compact."""
    folder.mkdir(parents=True)
    aside = folder.with_name(f"{folder.name}-building")
    database = xapian.WritableDatabase(str(aside), xapian.DB_CREATE)
    spent = _write(database, documents)
    start = perf_counter()
    database.compact(str(folder / "database"))
    database.close()
    spent += perf_counter() - start
    shutil.rmtree(aside)
    return spent


def add(folder: Path, documents: Iterable[Document]) -> float:
    """Add and commit."""
    start = perf_counter()
    database = xapian.WritableDatabase(str(folder / "database"), xapian.DB_OPEN)
    return perf_counter() - start + _write(database, documents)


def _write(database: Any, documents: Iterable[Document]) -> float:
    spent = 0.0
    for document in documents:
        start = perf_counter()
        database.add_document(_made(document))
        spent += perf_counter() - start
    start = perf_counter()
    database.commit()
    return spent + perf_counter() - start


def _made(document: Document) -> Any:
    made = xapian.Document()
    made.set_data(f"{document.title}\n{document.record}")
    for name, text in document.fields.items():
        prefix = PREFIXES[name]
        for position, term in enumerate(text.split(), 1):
            if len(term) < LONGEST_TERM // 4:
                made.add_posting(prefix + term, position)
    for value in document.provinces:
        made.add_boolean_term(PROVINCE + value)
    values = {
        "province": document.provinces,
        "institution": document.institutions,
        "year": [str(document.year)],
    }
    for facet, slot in SLOTS.items():
        made.add_value(slot, BETWEEN.join(values[facet]))
    return made


@dataclass(frozen=True, slots=True)
class _Prepared:
    query: Any
    offset: int


class _Opened:
    def __init__(self, folder: Path) -> None:
        self._database = xapian.Database(str(folder / "database"))
        self._enquire = xapian.Enquire(self._database)
        self._articles = self._database.get_doccount()

    def prepare(self, asked: Asked) -> _Prepared:
        """Make Xapian's query."""
        found = _query(asked)
        if asked.province:
            found = xapian.Query(xapian.Query.OP_FILTER, found, xapian.Query(PROVINCE + asked.province))
        return _Prepared(found, (asked.page - 1) * PER_PAGE)

    def answer(self, prepared: _Prepared) -> Answer:
        """Search with a spy on every facet."""
        enquire = self._enquire
        enquire.set_query(prepared.query)
        enquire.clear_matchspies()
        spies = {facet: xapian.ValueCountMatchSpy(slot) for facet, slot in SLOTS.items()}
        for spy in spies.values():
            enquire.add_matchspy(spy)
        found = enquire.get_mset(prepared.offset, PER_PAGE, self._articles)
        titles = [match.document.get_data().split(b"\n", 1)[0].decode() for match in found]
        facets = {facet: _counts(spy) for facet, spy in spies.items()}
        return Answer(found.get_matches_estimated(), titles, facets)


def _counts(spy: Any) -> Counter[str]:
    counts: Counter[str] = Counter()
    for joined in spy.values():
        count = joined.termfreq
        for value in joined.term.decode().split(BETWEEN):
            counts[value] += count
    return counts


def _query(asked: Asked) -> Any:
    if asked.join is Join.PHRASE:
        words = [word[0] for word in asked.words]
        return _either(
            lambda name: xapian.Query(xapian.Query.OP_PHRASE, [PREFIXES[name] + word for word in words]),
            EXACT,
        )
    if asked.join is Join.PREFIX:
        return _either(lambda name: _beginning(PREFIXES[name] + asked.words[0][0]), EXACT)
    joint = xapian.Query.OP_AND if asked.join is Join.ALL else xapian.Query.OP_OR
    return xapian.Query(joint, [_word(alternatives) for alternatives in asked.words])


def _beginning(prefix: str) -> Any:
    return xapian.Query(xapian.Query.OP_WILDCARD, prefix, 0, xapian.Query.WILDCARD_LIMIT_ERROR)


def _word(alternatives: tuple[str, ...]) -> Any:
    def found(term: str) -> Any:
        return _either(lambda name: xapian.Query(PREFIXES[name] + term), STEMS)

    return xapian.Query(xapian.Query.OP_OR, [found(term) for term in alternatives])


def _either(make: Callable[[str], Any], names: tuple[str, ...]) -> Any:
    title, body = names
    weighted = xapian.Query(xapian.Query.OP_SCALE_WEIGHT, make(title), TITLE_WEIGHT)
    return xapian.Query(xapian.Query.OP_OR, weighted, make(body))


def opened(folder: Path) -> _Opened:
    """Open the database."""
    return _Opened(folder)

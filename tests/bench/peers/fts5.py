"""SQLite's FTS5, from Python's own `sqlite3`.

The full-text table is contentless; headlines, records and facet values stand in tables of their own, keyed by
the same number, the facets' clustered by it. The `ascii` tokenizer with all ASCII marks as token characters
splits at spaces alone. Prefixes have the index that the documentation advises for them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.bench.documents import EXACT, FIELDS, STEMS, TITLE_WEIGHT, Document
from tests.bench.peers.peer import MOST_VALUES, PER_PAGE, Answer, Asked, Join

FILE = "index.db"
PREFIX_LETTERS = 5
"""The length of the workload's prefixes."""
MARKS = "!#$%&()*+,-./:;<=>?@[\\]^_`{|}~"
VALUE_FACETS = ("province", "institution")

SCHEMA = f"""
CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT, title TEXT, record TEXT);
CREATE TABLE year (number INTEGER PRIMARY KEY, value INTEGER);
CREATE TABLE province_name (value INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE institution_name (value INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE province (number INTEGER, value INTEGER, PRIMARY KEY (number, value)) WITHOUT ROWID;
CREATE TABLE institution (number INTEGER, value INTEGER, PRIMARY KEY (number, value)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
    {", ".join(FIELDS)}, content='', prefix={PREFIX_LETTERS}, tokenize="ascii tokenchars '{MARKS}'"
);
"""


def version() -> str:
    """The library's version."""
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    return sqlite3.sqlite_version


def build(folder: Path, documents: Iterable[Document]) -> float:
    """Index in one transaction, then merge to one segment (`optimize`) and index facet values."""
    folder.mkdir(parents=True)
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -262144"):
        connection.execute(f"PRAGMA {pragma}")
    connection.executescript(SCHEMA)
    weights = ", ".join(str(TITLE_WEIGHT if name.startswith("title") else 1.0) for name in FIELDS)
    connection.execute("INSERT INTO words (words, rank) VALUES ('rank', ?)", (f"bm25({weights})",))
    spent = _insert(connection, documents)
    start = perf_counter()
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.execute("CREATE INDEX by_province ON province (value, number)")
    connection.execute("ANALYZE")
    connection.close()
    return spent + perf_counter() - start


def add(folder: Path, documents: Iterable[Document]) -> float:
    """Add in one transaction."""
    start = perf_counter()
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    opened = perf_counter() - start
    spent = _insert(connection, documents)
    connection.close()
    return opened + spent


def _insert(connection: sqlite3.Connection, documents: Iterable[Document]) -> float:
    connection.execute("BEGIN")
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM article").fetchone()
    columns = ", ".join(FIELDS)
    places = ", ".join("?" * (len(FIELDS) + 1))
    spent = 0.0
    for number, document in enumerate(documents, last + 1):
        start = perf_counter()
        connection.execute(
            "INSERT INTO article VALUES (?, ?, ?, ?)", (number, document.id, document.title, document.record)
        )
        connection.execute("INSERT INTO year VALUES (?, ?)", (number, document.year))
        texts = [document.fields[name] for name in FIELDS]
        connection.execute(f"INSERT INTO words (rowid, {columns}) VALUES ({places})", (number, *texts))
        for facet, values in zip(VALUE_FACETS, (document.provinces, document.institutions), strict=True):
            _insert_values(connection, facet, number, values)
        spent += perf_counter() - start
    start = perf_counter()
    connection.execute("COMMIT")
    return spent + perf_counter() - start


def _insert_values(connection: sqlite3.Connection, facet: str, number: int, values: list[str]) -> None:
    rows = [(number, value) for value in dict.fromkeys(values)]
    connection.executemany(f"INSERT OR IGNORE INTO {facet}_name (name) VALUES (?)", [row[1:] for row in rows])
    connection.executemany(f"INSERT INTO {facet} SELECT ?, value FROM {facet}_name WHERE name = ?", rows)


@dataclass(frozen=True, slots=True)
class _Prepared:
    match: str
    province: str | None
    offset: int


_FILTER = " AND rowid IN (SELECT number FROM province JOIN province_name USING (value) WHERE name = ?)"


class _Opened:
    def __init__(self, folder: Path) -> None:
        uri = f"file:{folder / FILE}?mode=ro"
        self._connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        for pragma in ("mmap_size = 8589934592", "temp_store = MEMORY", "cache_size = -65536"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("CREATE TEMP TABLE found (number INTEGER PRIMARY KEY, rank REAL)")

    def prepare(self, asked: Asked) -> _Prepared:
        """Write the match expression."""
        return _Prepared(_match(asked), asked.province, (asked.page - 1) * PER_PAGE)

    def answer(self, prepared: _Prepared) -> Answer:
        """Evaluate the match once, keep what was found, and read everything else from that."""
        run = self._connection.execute
        run("DELETE FROM found")
        narrowed = _FILTER if prepared.province else ""
        values = (prepared.match, prepared.province) if prepared.province else (prepared.match,)
        run(f"INSERT INTO found SELECT rowid, rank FROM words WHERE words MATCH ?{narrowed}", values)
        hits = run(_HITS, (PER_PAGE, prepared.offset)).fetchall()
        (total,) = run("SELECT count(*) FROM found").fetchone()
        facets = {facet: dict(run(_COUNTS[facet], (MOST_VALUES,)).fetchall()) for facet in VALUE_FACETS}
        facets["year"] = dict(run(_YEARS).fetchall())
        return Answer(total, [title for (title,) in hits], facets)


_HITS = """
SELECT title FROM (SELECT number FROM found ORDER BY rank LIMIT ? OFFSET ?) JOIN article USING (number)
"""
_COUNTS = {
    facet: f"""
SELECT name, total FROM (
    SELECT value, count(*) AS total FROM found CROSS JOIN {facet} USING (number)
    GROUP BY value ORDER BY total DESC LIMIT ?
) JOIN {facet}_name USING (value)
"""
    for facet in VALUE_FACETS
}
_YEARS = "SELECT value, count(*) FROM found CROSS JOIN year USING (number) GROUP BY value"


def _match(asked: Asked) -> str:
    if asked.join is Join.PHRASE:
        return f"{{{' '.join(EXACT)}}} : {_quoted(' '.join(word[0] for word in asked.words))}"
    if asked.join is Join.PREFIX:
        return f"{{{' '.join(EXACT)}}} : {_quoted(asked.words[0][0])} *"
    joint = " AND " if asked.join is Join.ALL else " OR "
    words = joint.join(f"({' OR '.join(map(_quoted, alternatives))})" for alternatives in asked.words)
    return f"{{{' '.join(STEMS)}}} : ({words})"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def opened(folder: Path) -> _Opened:
    """Open the database, mapped into memory."""
    return _Opened(folder)

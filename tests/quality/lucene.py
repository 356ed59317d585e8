"""Lucene over the same documents and queries, for comparison: see `lucene/Rank.java` for what it does."""

from __future__ import annotations

import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tests.quality.collection import Document, Query
from tests.quality.measures import LISTED, Ranked

PROGRAM = Path(__file__).parent / "lucene" / "Rank.java"
JARS = ("lucene-core", "lucene-analyzers-common")


def rank(jars: Path, documents: Iterable[Document], queries: Iterable[Query]) -> dict[str, Ranked]:
    """Answer queries with Lucene.

    Args:
        jars: the folder with Lucene's jar files; Debian's package puts them into /usr/share/java.
        documents: what to search; headline and text become one field.
        queries: what to ask.

    Returns:
        The result lists by query identifier; a query without results has none.

    Raises:
        subprocess.CalledProcessError: when Java or Lucene fails.
    """
    path = ":".join(str(jar) for name in JARS for jar in sorted(jars.glob(f"{name}-[0-9]*.jar"))[-1:])
    with tempfile.TemporaryDirectory() as folder:
        texts, asked = Path(folder, "documents.tsv"), Path(folder, "queries.tsv")
        _write(texts, ((d.id, f"{d.title or ''} {d.text}") for d in documents))
        _write(asked, ((q.id, q.text) for q in queries))
        command = ["java", "-cp", path, str(PROGRAM), str(texts), str(asked), str(LISTED)]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    answers: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for line in output.splitlines():
        query, document, score = line.split("\t")
        answers[query].append((document, float(score)))
    return dict(answers)


def _write(path: Path, rows: Iterable[tuple[str, str]]) -> None:
    lines = (f"{name}\t{' '.join(text.split())}\n" for name, text in rows)
    path.write_text("".join(lines), encoding="utf-8")

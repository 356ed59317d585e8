"""A collection to measure on: documents that become an index, and queries with the article each asks for."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from index.article import Article
from index.embedded.document import IndexDocument, analyse
from index.embedded.generations import Generations
from index.embedded.ledger import FINGERPRINT_SIZE
from index.embedded.run import write_run
from index.embedded.writer import GenerationWriter
from index.processes import Processes
from index.reindex import RUN_ARTICLES


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its identifier, its headline if it has one, its text with one paragraph a line."""

    id: str
    title: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query: its identifier, what is typed, and the identifier of the one document that answers it."""

    id: str
    text: str
    document: str


def read_documents(path: Path) -> Iterator[Document]:
    """Read JSON lines with `id`, `text` and perhaps `title`; a name that ends in `.gz` is unpacked."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Document(row["id"], row.get("title"), row["text"])


def read_queries(path: Path, split: str | None) -> list[Query]:
    """Read tab-separated id, query, document, split; without a split all of them."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Query(row[0], row[1], row[2]) for row in rows if split in {None, row[3]}]


def build_index(documents: Iterable[Document], folder: Path) -> None:
    """Index documents the way that articles are indexed."""
    generations = Generations(folder)
    with generations.lock():
        writer = GenerationWriter(generations, "quality", Processes())
        rows = iter(documents)
        while some := list(islice(rows, RUN_ARTICLES)):
            writer.add(write_run(writer.place(), [_analysed(document) for document in some]))
        writer.finish()


def _analysed(document: Document) -> IndexDocument:
    paragraphs = tuple(line for line in document.text.splitlines() if line.strip())
    return analyse(Article(document.id, document.title, paragraphs=paragraphs), bytes(FINGERPRINT_SIZE))

"""Runs: some new articles, analysed together, their postings sorted and on disk before any merging begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedded.document import IndexDocument, TextField
from index.embedded.offsets import WITH_OFFSETS, OffsetsCollector
from index.embedded.offsets import write_merged as write_merged_offsets
from index.embedded.postings_writer import PostingsCollector
from index.embedded.record import Record
from index.embedded.whoosh_segment import WhooshArticle


@dataclass(frozen=True, slots=True)
class Run:
    """What goes from the process that analysed some articles to the one that writes the index.

    Attributes:
        folder: where their postings and offsets are, numbered from 0; they are a segment's in form.
        articles: what Whoosh keeps of each; the columns are made of it, too.
        fingerprints: the digest that each was made from.
        records: each as it is stored.
    """

    folder: Path
    articles: list[WhooshArticle]
    fingerprints: list[bytes]
    records: list[Record]


def write_run(folder: Path, documents: Sequence[IndexDocument]) -> Run:
    """Write the arrays of some articles into a folder that does not exist yet."""
    for name in TextField:
        postings = PostingsCollector()
        for number, document in enumerate(documents):
            postings.add(number, document.fields[name])
        postings.write(folder / name)
    for name in WITH_OFFSETS:
        offsets = OffsetsCollector()
        for document in documents:
            offsets.add(document.offsets[name])
        numbers = np.arange(len(documents), dtype=np.int32)
        write_merged_offsets(folder / "offsets" / name, [offsets.collected()], [numbers])
    return Run(
        folder,
        [WhooshArticle.of(document) for document in documents],
        [document.fingerprint for document in documents],
        [document.record for document in documents],
    )

"""What one field or two show of one word or phrase, joined by article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

from index.embedded.arrays import Int32
from index.embedded.document import TextField
from index.embedded.evidence import Evidence
from index.embedded.matches import NO_MATCHES, Rows, members, merged


class Placed(NamedTuple):
    """A field's evidence and where it belongs.

    Attributes:
        field: the field.
        evidence: what it shows.
        rows: at which of the articles.
    """

    field: TextField
    evidence: Evidence
    rows: Rows


class Joined(NamedTuple):
    """Evidence of several fields.

    Attributes:
        docs: articles, ascending.
        placed: what each field shows in them.
        articles: how many articles any field shows it in, also when `docs` are others.
    """

    docs: Int32
    placed: Sequence[Placed]
    articles: int

    @classmethod
    def of(cls, found: Mapping[TextField, Evidence]) -> Self:
        """Join the evidence of one field or two."""
        filled = [(name, evidence) for name, evidence in found.items() if len(evidence.docs)]
        if len(filled) < 2:
            placed = [Placed(name, evidence, slice(None)) for name, evidence in filled]
            docs = placed[0].evidence.docs if placed else NO_MATCHES.docs
        else:
            (first, mine), (second, theirs) = filled
            docs, rows = merged(mine.docs, theirs.docs)
            placed = [Placed(first, mine, rows[0]), Placed(second, theirs, rows[1])]
        return cls(docs, placed, len(docs))

    def among(self, docs: Int32) -> Joined:
        """What there is of it in some articles, ascending, which need not have any."""
        if docs is self.docs:
            return self
        return Joined(docs, [_among(docs, placed) for placed in self.placed], self.articles)


def _among(docs: Int32, placed: Placed) -> Placed:
    evidence = placed.evidence
    if len(evidence.docs) < len(docs):
        inside, rows = members(evidence.docs, docs)
        return placed._replace(evidence=evidence.where(inside), rows=rows)
    at, places = members(docs, evidence.docs)
    return placed._replace(evidence=evidence.take(places), rows=at)

"""The stored form of an article, in three parts: what a result list names, the text, and the evidence.

Each is unpacked only where it is shown: evidence is on the article's own page alone.
"""

from __future__ import annotations

import json
from dataclasses import fields
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from index.article import Article, Basis, Correction, Evidence, Field, Origin, PublishedDate

_DECODER = json.JSONDecoder()
"""Asked directly: `json.loads` looks for space around a value first, which there is none of."""


class Record(NamedTuple):
    """The parts of a stored article.

    Attributes:
        head: the article as JSON, with the number of letters of each paragraph instead of its text.
        text: the paragraphs, one behind the other.
        proof: the evidence as JSON.
    """

    head: str
    text: str
    proof: str


def to_record(article: Article) -> Record:
    """Write an article in its stored form."""
    row = _row(article)
    evidence, paragraphs = row.pop("evidence"), row.pop("paragraphs")
    row["paragraphs"] = [len(paragraph) for paragraph in paragraphs]
    return Record(_json(row), "".join(paragraphs), _json(evidence))


def heading(head: str) -> tuple[str, str | None]:
    """The id and the headline of an article, read from its record's head."""
    row = _DECODER.raw_decode(head)[0]
    return row["id"], row["title"]


def from_record(head: str, text: str, proof: str | None = None) -> Article:
    """Read an article back.

    Args:
        head: the first part of its record.
        text: the second.
        proof: the third; without it there is no evidence.
    """
    row = _DECODER.raw_decode(head)[0]
    ends = accumulate(row["paragraphs"], initial=0)
    published = row["published"]
    published["basis"] = Basis(published["basis"]) if published["basis"] else None
    row["published"] = PublishedDate(**published)
    for name in ("provinces", "mentioned_provinces", "institutions"):
        row[name] = tuple(row[name])
    row["paragraphs"] = tuple(text[start:end] for start, end in pairwise(ends))
    row["evidence"] = tuple(map(_evidence, json.loads(proof))) if proof is not None else ()
    return Article(**row)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_row)


def _row(item: Any) -> dict[str, Any]:
    """The fields of a dataclass; unlike `asdict` without copying what they hold."""
    return {field.name: getattr(item, field.name) for field in fields(item)}


def _evidence(item: dict[str, Any]) -> Evidence:
    signed = item.get("correction")
    correction = Correction(**signed) if signed else None
    return Evidence(
        **{
            **item,
            "field": Field(item["field"]),
            "origin": Origin(item["origin"]),
            "correction": correction,
        }
    )

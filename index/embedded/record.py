"""The stored form of an article: a line of JSON with what a result list shows, and one with the evidence.

Evidence is most of what there is to unpack, and only the article's own page shows it.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from index.article import Article, Basis, Correction, Evidence, Field, Origin, PublishedDate


def to_json(article: Article) -> str:
    """Write an article as two lines of JSON."""
    row = _row(article)
    evidence = row.pop("evidence")
    return "\n".join(
        json.dumps(part, ensure_ascii=False, separators=(",", ":"), default=_row) for part in (row, evidence)
    )


def from_json(text: str, *, with_evidence: bool) -> Article:
    """Read an article back.

    Args:
        text: what `to_json` wrote.
        with_evidence: whether to read the evidence too.

    Returns:
        The same article, without its evidence if that is not asked for.
    """
    shown, _, proof = text.partition("\n")
    row = json.loads(shown)
    published = row["published"]
    published["basis"] = Basis(published["basis"]) if published["basis"] else None
    evidence = tuple(_evidence(item) for item in json.loads(proof)) if with_evidence else ()
    lists = {
        name: tuple(row[name]) for name in ("provinces", "mentioned_provinces", "institutions", "paragraphs")
    }
    return Article(**{**row, **lists, "published": PublishedDate(**published), "evidence": evidence})


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

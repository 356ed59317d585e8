"""The stored form of an article: JSON of the article's own fields."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from index.article import Article, Basis, Correction, Evidence, Field, Origin, PublishedDate


def to_json(article: Article) -> str:
    """Write an article as one JSON object."""
    return json.dumps(asdict(article), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Article:
    """Read an article back.

    Args:
        text: what `to_json` wrote.

    Returns:
        The same article.
    """
    row = json.loads(text)
    published = row["published"]
    published["basis"] = Basis(published["basis"]) if published["basis"] else None
    evidence = tuple(_evidence(item) for item in row["evidence"])
    lists = {
        name: tuple(row[name]) for name in ("provinces", "mentioned_provinces", "institutions", "paragraphs")
    }
    return Article(**{**row, **lists, "published": PublishedDate(**published), "evidence": evidence})


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

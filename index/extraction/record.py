"""An article as one JSON object, in the labelling guide's field names."""

from __future__ import annotations

from dataclasses import asdict

from index.article import Article, Evidence


def record(article: Article) -> dict[str, object]:
    """Give the JSON object that `flask extract` prints for one article.

    Args:
        article: the extracted article.

    Returns:
        id, title, outlet, published, provinces, mentioned_provinces, institutions, and evidence: for each
        value its field, value, words, start, end (characters of the raw text, or None) and origin, and for
        a corrected one who corrected it, when and why.
    """
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.value,
        "provinces": list(article.provinces),
        "mentioned_provinces": list(article.mentioned_provinces),
        "institutions": list(article.institutions),
        "evidence": [_evidence(item) for item in article.evidence],
    }


def _evidence(item: Evidence) -> dict[str, object]:
    signed = {"correction": asdict(item.correction)} if item.correction else {}
    return {
        "field": item.field.value,
        "value": item.value,
        "words": item.words,
        "start": item.start,
        "end": item.end,
        "origin": item.origin.value,
        **signed,
    }

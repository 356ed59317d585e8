"""An article as one JSON object, in the labelling guide's field names."""

from __future__ import annotations

from index.article import Article, Evidence


def record(article: Article) -> dict[str, object]:
    """Give the JSON object that `flask extract` prints for one article.

    Args:
        article: the extracted article.

    Returns:
        id, title, outlet, published, provinces, mentioned_provinces, institutions, and evidence: for each
        value its field, value, words, start, end (characters of the raw text, or None) and origin.
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
    return {
        "field": item.field.value,
        "value": item.value,
        "words": item.words,
        "start": item.start,
        "end": item.end,
        "origin": item.origin.value,
    }

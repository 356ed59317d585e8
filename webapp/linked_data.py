"""What a page says of an article to programs: schema.org's NewsArticle as JSON-LD."""

from __future__ import annotations

from typing import Any

from flask import url_for

from index.engine import ArticleView
from webapp.filters import web_url


def news_article(view: ArticleView) -> dict[str, Any]:
    """Describe an article; what is not known is left out."""
    article = view.article
    here = url_for("article.page", article_id=article.id, _external=True)
    described = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": here,
        "mainEntityOfPage": here,
        "identifier": article.id,
        "inLanguage": "id",
        "headline": article.title,
        "description": view.lead.text,
        "datePublished": article.published.value,
        "publisher": _named("NewsMediaOrganization", article.outlet),
        "url": web_url(article.url) or here,
        "about": [_named("GovernmentOrganization", name) for name in article.institutions],
        "contentLocation": [_named("AdministrativeArea", name) for name in article.provinces],
    }
    return {name: value for name, value in described.items() if value}


def _named(kind: str, name: str | None) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None

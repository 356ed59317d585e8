"""One article as the index takes it: its terms by field, its facet values, its stored record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from index.analysis.chain import exact_terms, index_terms
from index.analysis.term import Term
from index.article import Article
from index.embedded.record import to_json
from index.engine import MISSING, Facet

WIDTH_BITS = 4
"""A position is stored as `position << WIDTH_BITS | width - 1`: phrases need to know where an entity ends."""
MAX_WIDTH = 1 << WIDTH_BITS
GAP = 16
"""Positions left empty between two paragraphs or names, so that no phrase reaches across."""
MOST_POSITIONS = 1 << 26
"""Where the last paragraph of a field may start, so that every coded position fits into 31 bits; a text of
millions of one-letter paragraphs is indexed up to there."""


class TextField(StrEnum):
    """The indexed text fields. The exact ones hold words as written, the others stems and entities."""

    TITLE = "title"
    BODY = "body"
    TITLE_EXACT = "title_exact"
    BODY_EXACT = "body_exact"
    PROVINCE = "province_text"
    INSTITUTION = "institution_text"
    OUTLET = "outlet_text"


@dataclass(frozen=True, slots=True)
class FieldTerms:
    """The terms of one field of one article.

    Attributes:
        positions: by term, its coded positions (see WIDTH_BITS), ascending.
        length: how many words the field has; entities, which lie over words, are not counted.
    """

    positions: dict[str, list[int]]
    length: int


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """One analysed article.

    Attributes:
        id: the article's identifier.
        fingerprint: the digest of what it was made from.
        record: the article as JSON, for showing it.
        fields: the terms by text field.
        facets: the values by facet, never empty (MISSING stands for none); DATE holds no values.
        date_key: the published date as the number yyyymmdd with 0 for unknown parts, 0 when unknown.
    """

    id: str
    fingerprint: str
    record: str
    fields: dict[TextField, FieldTerms]
    facets: dict[Facet, tuple[str, ...]]
    date_key: int


def analyse(article: Article, fingerprint: str) -> IndexDocument:
    """Analyse one article for the index.

    Args:
        article: the article.
        fingerprint: the digest of the source that it was read from.

    Returns:
        What the index stores of it.
    """
    title = [article.title] if article.title else []
    outlet = [article.outlet] if article.outlet else []
    fields = {
        TextField.TITLE: _field_terms(title, index_terms),
        TextField.TITLE_EXACT: _field_terms(title, exact_terms),
        TextField.BODY: _field_terms(article.paragraphs, index_terms),
        TextField.BODY_EXACT: _field_terms(article.paragraphs, exact_terms),
        TextField.PROVINCE: _field_terms(article.provinces, index_terms),
        TextField.INSTITUTION: _field_terms(article.institutions, index_terms),
        TextField.OUTLET: _field_terms(outlet, index_terms),
    }
    facets = {
        Facet.PROVINCE: article.provinces or (MISSING[Facet.PROVINCE],),
        Facet.INSTITUTION: article.institutions or (MISSING[Facet.INSTITUTION],),
        Facet.OUTLET: tuple(outlet) or (MISSING[Facet.OUTLET],),
    }
    return IndexDocument(
        article.id, fingerprint, to_json(article), fields, facets, date_key(article.published.value)
    )


def date_key(value: str | None) -> int:
    """Code a partial ISO date as the number yyyymmdd, 0 for parts that are not known.

    Args:
        value: `2018-08-02`, `2018-08`, `2018` or None.

    Returns:
        20180802, 20180800, 20180000 or 0.
    """
    return int((value or "").replace("-", "").ljust(8, "0"))


def _field_terms(texts: Iterable[str], analyse_text: Callable[[str], list[Term]]) -> FieldTerms:
    positions: defaultdict[str, list[int]] = defaultdict(list)
    base = length = 0
    for text in texts:
        if base > MOST_POSITIONS:
            break
        last = 0
        for term in analyse_text(text):
            width = min(term.width, MAX_WIDTH)
            positions[term.text].append((base + term.position) << WIDTH_BITS | width - 1)
            last = max(last, term.position + 1)
        length += last
        base += last + GAP
    return FieldTerms(dict(positions), length)

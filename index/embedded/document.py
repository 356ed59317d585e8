"""One article as the index takes it: its terms by field, its facet values, its stored record."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from index.analysis.chain import TextTerms, text_terms
from index.article import Article
from index.embedded.record import Record, to_record
from index.engine import MISSING, Facet

WIDTH_BITS = 4
"""A position is stored as `position << WIDTH_BITS | width - 1`: phrases need to know where an entity ends."""
MAX_WIDTH = 1 << WIDTH_BITS
GAP = 16
"""Positions left empty between two paragraphs or names, so that no phrase reaches across."""
MOST_POSITIONS = 1 << 26
"""Where the last paragraph of a field may start, so that every coded position fits into 31 bits; a text of
millions of one-letter paragraphs is indexed up to there."""

VALUE_FACETS = (Facet.PROVINCE, Facet.INSTITUTION, Facet.OUTLET)
"""The facets whose values are names; the date facet is counted from the dates."""


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
    """The terms of one field of one article, as arrays that go from process to process in one piece.

    Attributes:
        terms: each term once.
        frequencies: how many positions each has.
        positions: the coded positions (see WIDTH_BITS), term after term, ascending within one.
        length: how many words the field has; entities, which lie over words, are not counted.
    """

    terms: list[str]
    frequencies: array[int]
    positions: array[int]
    length: int

    @classmethod
    def of(cls, positions: Mapping[str, Sequence[int]], length: int) -> FieldTerms:
        """Lay out the positions of each term."""
        places = positions.values()
        laid_out = array("i", map(len, places)), array("i", chain.from_iterable(places))
        return cls(list(positions), *laid_out, length)

    def items(self) -> Iterator[tuple[str, list[int]]]:
        """Each term with its coded positions."""
        last = 0
        for term, frequency in zip(self.terms, self.frequencies, strict=True):
            first, last = last, last + frequency
            yield term, self.positions[first:last].tolist()


@dataclass(frozen=True, slots=True)
class TextOffsets:
    """Where the words of one field of one article stand.

    Attributes:
        counts: how many words each of the field's texts has.
        starts: the offset of each word's first character in its text, text after text.
        ends: the offset behind its last.
    """

    counts: array[int]
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, counts: Iterable[int], starts: Iterable[int], ends: Iterable[int]) -> TextOffsets:
        """Lay them out."""
        return cls(array("i", counts), array("i", starts), array("i", ends))


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """One analysed article.

    Attributes:
        id: the article's identifier.
        fingerprint: the digest of what it was made from (16 bytes).
        record: the article as it is stored, for showing it.
        summary: title, date and url, as far as they are known: what stock Whoosh shows beside the facets.
        fields: the terms by text field.
        offsets: where the words of title and body stand; both analyses number words alike.
        facets: the values by facet, never empty (MISSING stands for none); DATE holds no values.
        date_key: the published date as the number yyyymmdd with 0 for unknown parts, 0 when unknown.
    """

    id: str
    fingerprint: bytes
    record: Record
    summary: dict[str, str]
    fields: dict[TextField, FieldTerms]
    offsets: dict[TextField, TextOffsets]
    facets: dict[Facet, tuple[str, ...]]
    date_key: int


def analyse(article: Article, fingerprint: bytes) -> IndexDocument:
    """Analyse one article for the index.

    Args:
        article: the article.
        fingerprint: the digest of the source that it was read from.

    Returns:
        What the index stores of it.
    """
    title = (article.title,) if article.title else ()
    outlet = (article.outlet,) if article.outlet else ()
    titles = [text_terms(text) for text in title]
    paragraphs = [text_terms(text) for text in article.paragraphs]
    fields = {
        TextField.TITLE: _stem_terms(titles),
        TextField.TITLE_EXACT: _exact_terms(titles),
        TextField.BODY: _stem_terms(paragraphs),
        TextField.BODY_EXACT: _exact_terms(paragraphs),
        TextField.PROVINCE: _stem_terms(map(text_terms, article.provinces)),
        TextField.INSTITUTION: _stem_terms(map(text_terms, article.institutions)),
        TextField.OUTLET: _stem_terms(map(text_terms, outlet)),
    }
    offsets = {TextField.TITLE: _offsets(titles), TextField.BODY: _offsets(paragraphs)}
    facets = {
        Facet.PROVINCE: article.provinces or (MISSING[Facet.PROVINCE],),
        Facet.INSTITUTION: article.institutions or (MISSING[Facet.INSTITUTION],),
        Facet.OUTLET: outlet or (MISSING[Facet.OUTLET],),
    }
    published = article.published.value
    shown = {"title": article.title, "date": published, "url": article.url}
    summary = {name: value for name, value in shown.items() if value}
    return IndexDocument(
        article.id, fingerprint, to_record(article), summary, fields, offsets, facets, date_key(published)
    )


def date_key(value: str | None) -> int:
    """Code a partial ISO date as the number yyyymmdd, 0 for parts that are not known.

    Args:
        value: `2018-08-02`, `2018-08`, `2018` or None.

    Returns:
        20180802, 20180800, 20180000 or 0.
    """
    return int((value or "").replace("-", "").ljust(8, "0"))


def _stem_terms(texts: Iterable[TextTerms]) -> FieldTerms:
    positions: defaultdict[str, list[int]] = defaultdict(list)
    length = 0
    for text, base in _with_bases(texts):
        coded = [base + at << WIDTH_BITS for at in text.positions]
        for index, width in text.wide:
            coded[index] = _coded(base + text.positions[index], width)
        for stem, at in zip(text.stems, coded, strict=True):
            positions[stem].append(at)
        _add_over(positions, text.over, base)
        length += len(text.words)
    return FieldTerms.of(positions, length)


def _exact_terms(texts: Iterable[TextTerms]) -> FieldTerms:
    positions: defaultdict[str, list[int]] = defaultdict(list)
    length = 0
    for text, base in _with_bases(texts):
        for at, word in enumerate(text.words, base):
            positions[word].append(at << WIDTH_BITS)
        _add_over(positions, text.wholes, base)
        length += len(text.words)
    return FieldTerms.of(positions, length)


def _with_bases(texts: Iterable[TextTerms]) -> Iterator[tuple[TextTerms, int]]:
    """The texts of a field, each with the position of its first word."""
    base = 0
    for text in texts:
        if base > MOST_POSITIONS:
            break
        yield text, base
        base += len(text.words) + GAP


def _add_over(positions: dict[str, list[int]], over: Iterable[tuple[str, int, int]], base: int) -> None:
    """Add the terms that lie over words; one of them may be the same as a word that stands further on."""
    for term, at, width in over:
        positions[term].append(_coded(base + at, width))
    for term in {term for term, _, _ in over}:
        positions[term].sort()


def _coded(position: int, width: int) -> int:
    return position << WIDTH_BITS | (width if width < MAX_WIDTH else MAX_WIDTH) - 1


def _offsets(texts: Iterable[TextTerms]) -> TextOffsets:
    offsets = TextOffsets.of((), (), ())
    for text in texts:
        offsets.counts.append(len(text.words))
        offsets.starts.extend(text.starts)
        offsets.ends.extend(text.ends)
    return offsets

"""A date with the words it rests on, as the readers of dates give it."""

from __future__ import annotations

from index.article import Basis, Evidence, Field, PublishedDate
from index.extraction.body import Body, Span
from index.extraction.dategrammar import Mention

Reading = tuple[PublishedDate, tuple[Evidence, ...]]
"""A date and the words it rests on."""


def day_of(body: Body, mention: Mention, year: int, basis: Basis) -> Reading:
    """A printed day, in the year that it is of."""
    value = f"{year:04}-{mention.month:02}-{mention.day or 0:02}"
    return part(body, value, Span(mention.start, mention.end), basis)


def part(body: Body, value: str, span: Span, basis: Basis) -> Reading:
    """An ISO day, month or year that rests on some words."""
    return PublishedDate(value, basis), (evidence_for(body, value, span),)


def evidence_for(body: Body, value: str, span: Span) -> Evidence:
    """Words that a date rests on."""
    return Evidence(Field.PUBLISHED, value, span.of(body.raw), span.start, span.end)

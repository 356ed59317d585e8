"""The vocabulary of the project: what an article is and where each piece of its metadata was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How much of a publication date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """What a publication date rests on."""

    PRINTED = "printed"
    """The text prints day, month and year together."""
    COMPLETED = "completed"
    """The text prints a part; the rest follows from other words of the text."""
    GIVEN = "given"
    """The source gave it beside the text: a JSON field or a page's own metadata."""
    CORRECTED = "corrected"
    """A person gave it in place of what was read."""


class Origin(StrEnum):
    """Where the words of a piece of evidence stand."""

    TEXT = "text"
    """In the article's raw text; offsets point there."""
    GIVEN = "given"
    """In a field that came beside the text (JSON lines)."""
    METADATA = "metadata"
    """In the page's own metadata (JSON-LD, OpenGraph, `time`)."""
    CORRECTED = "corrected"
    """In a correction, which a person wrote."""


class Field(StrEnum):
    """The metadata fields of an article that carry evidence; the values are the labelling guide's names."""

    TITLE = "title"
    OUTLET = "outlet"
    PUBLISHED = "published"
    PROVINCES = "provinces"
    MENTIONED_PROVINCES = "mentioned_provinces"
    INSTITUTIONS = "institutions"
    URL = "url"


@dataclass(frozen=True, slots=True)
class PublishedDate:
    """When an article was published, as far as its text tells.

    Attributes:
        value: ISO day `2018-08-02`, month `2018-08` or year `2018`; None when nothing may be claimed.
        basis: what the value rests on; None when there is no value.
        earliest: the first day that the text's cues allow (ISO day), or None when there are no cues.
        latest: the last such day, or None.
    """

    value: str | None = None
    basis: Basis | None = None
    earliest: str | None = None
    latest: str | None = None

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        lengths = {10: Precision.DAY, 7: Precision.MONTH, 4: Precision.YEAR}
        return lengths[len(self.value)] if self.value else Precision.UNKNOWN


@dataclass(frozen=True, slots=True)
class Correction:
    """Who corrected a field, when and why.

    Attributes:
        who: the person, as written.
        when: ISO day.
        why: the reason, as written; may be empty.
    """

    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that one value of one field was read from.

    Attributes:
        field: the field that the value belongs to.
        value: the value as the article carries it; empty when a correction says that there is none.
        words: the very words, as they stand in the raw text, in the given metadata or in the correction.
        start: offset of the words in the raw text, in characters; None unless origin is TEXT.
        end: offset behind the last character; None unless origin is TEXT.
        origin: where the words stand.
        correction: who corrected the field; None unless origin is CORRECTED.
    """

    field: Field
    value: str
    words: str
    start: int | None = None
    end: int | None = None
    origin: Origin = Origin.TEXT
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it is indexed and shown.

    Attributes:
        id: stable identifier, `[A-Za-z0-9._-]`, at most 100 characters.
        title: the headline, or None when neither text nor source shows one.
        outlet: usual short name of the medium, or None.
        published: the publication date with its precision and basis.
        provinces: official short names of the provinces that the article is about.
        mentioned_provinces: further provinces that the text names.
        institutions: canonical names of the state bodies that act, speak or are the subject.
        paragraphs: the body without boilerplate and without the headline, in reading order.
        url: where the article was published, or None.
        evidence: for every value above, the words it was read from.
    """

    id: str
    title: str | None = None
    outlet: str | None = None
    published: PublishedDate = PublishedDate()
    provinces: tuple[str, ...] = ()
    mentioned_provinces: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    url: str | None = None
    evidence: tuple[Evidence, ...] = ()

"""What the readers of places, institutions and dates are given: spans of one raw text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a raw text.

    Attributes:
        start: offset of the first character.
        end: offset behind the last character.
    """

    start: int
    end: int

    def of(self, raw: str) -> str:
        """The words themselves."""
        return raw[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening that tells where a report was written and for whom: `Palangka Raya (ANTARA) -`.

    Attributes:
        place: the place's words, or None when only an outlet opens the text.
        outlet: the outlet's words, or None when only a place does.
        span: the whole opening with its brackets and its dash.
    """

    place: Span | None
    outlet: Span | None
    span: Span


@dataclass(frozen=True, slots=True)
class Body:
    """One article's text without boilerplate, as offsets into the raw text.

    Attributes:
        raw: the raw text.
        title: the headline where it stands in the text, else None.
        paragraphs: the body in reading order, without headline and boilerplate. The first one still
            holds the dateline.
        dateline: the dateline of the first paragraph, or None.
        captions: captions of pictures, which are no paragraphs but may name a place.
        headline: the headline's words, whether they stand in the text or came beside it; None without one.
    """

    raw: str
    title: Span | None
    paragraphs: tuple[Span, ...]
    dateline: Dateline | None = None
    captions: tuple[Span, ...] = ()
    headline: str | None = None

    @property
    def pieces(self) -> tuple[Span, ...]:
        """Headline and paragraphs, as far as they stand in the text."""
        return (*((self.title,) if self.title else ()), *self.paragraphs)

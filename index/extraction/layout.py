"""Raw text to head lines and body paragraphs: the boilerplate of a page is told from its article.

Works on pages with one line a paragraph, on pages whose paragraphs were run together in one line, and on the
main text of HTML pages and JSON lines. All spans point into the raw text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.extraction import boilerplate, dategrammar, inline
from index.extraction.body import Span
from index.extraction.boilerplate import LONG_LINE

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_EDGE = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff\u202f\u2007"
_CREDIT = re.compile(
    r"(?:^(?!FOTO:)|[(.] ?)(?i:foto|photo|dok|sumber foto|ist)\b[:./ ][^.]{0,80}\)?\.?$"
    r"|\([A-Z][\w .]{1,30}/[A-Z][a-z]{2}[^()]{1,50}\)\.?$"
    r"|\s/[A-Z][\w .]{2,30}/[A-Z][\w .]{2,30}$"
)
"""The credit that closes a caption: `(ANTARA/Budi Santoso)`, `Foto: Humas Pemkab`."""

_LONG_CAPTION = 400
"""Characters from which a line with a credit is the report itself, not the words below its picture."""
_HEADING = 4
"""Words from which a line behind a pointer may be one of several headlines; a shorter one is a subheading."""
_MIN_BODY = 300
"""Characters of body behind which the foot of a page begins; an earlier marker with more prose behind it than
before it opens a box beside the text."""
_DECK = 300
"""Characters of prose above the article: a site's motto, a notice, the summary below a headline."""
_DECK_SHARE = 2
"""How many times as much prose must stand behind such lines."""
_NAVIGATION = 3
"""Lines without prose that part the article from what stands above it."""
_DATED = 100
"""Characters of a line that is there for its day."""
_BEFORE_DAY = 40
"""Characters that may stand before the day of such a line: who wrote, a label."""
_LEFTOVER = 3
"""Words of a line behind the last sentence that is a name or a tag, not the article's last line."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a page.

    Attributes:
        raw: the raw text.
        head: lines before the body that are no prose, and prose above them: headline, byline, day, summary.
        paragraphs: the body in reading order.
        captions: captions of pictures.
        asides: bylines and other lines that are no part of the article but may be dated.
    """

    raw: str
    head: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    captions: tuple[Span, ...]
    asides: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is no boilerplate.

    Attributes:
        span: its place.
        prose: its characters when it is prose, else 0.
        below_bar: whether the page's own buttons, counters or bylines stand right above it.
        below_credit: whether a byline or a notice is among them.
    """

    span: Span
    prose: int
    below_bar: bool
    below_credit: bool


def read(raw: str, folded: str) -> Layout:
    """Split a raw text into its parts.

    Args:
        raw: a page's raw text, whatever its line ends.
        folded: the same text folded.

    Returns:
        The parts; a text without prose gives its lines as head and no paragraphs.
    """
    asides: list[Span] = []
    captions: list[Span] = []
    lines: list[_Line] = []
    for line in _content_lines(raw, folded, asides):
        (captions.append(line.span) if _is_caption(line.span.of(raw)) else lines.append(line))
    opening = _opening(folded, lines)
    head = [line.span for line in lines[:opening]]
    body = [line.span for line in lines[opening:]]
    parted = bool(lines) and lines[-1].below_credit
    if not body:
        body = [line for line in captions if line.end - line.start >= LONG_LINE]
        captions = [line for line in captions if line.end - line.start < LONG_LINE]
    body, behind = _without_leftovers(raw, folded, body, parted)
    asides += [line for line in behind[:1] if _is_dated(folded, line)]
    paragraphs = tuple(piece for line in body for piece in inline.pieces(raw, folded, line))
    return Layout(raw, tuple(head), paragraphs, tuple(captions), tuple(asides))


def _is_caption(words: str) -> bool:
    """Whether a line closes with a credit; a long one must be a single sentence before it."""
    if len(words) >= _LONG_CAPTION:
        return False
    credit = _CREDIT.search(words)
    return credit is not None and (
        len(words) < LONG_LINE or not boilerplate.has_inner_stop(words, credit.start())
    )


def _content_lines(raw: str, folded: str, asides: list[Span]) -> Iterator[_Line]:
    """The lines that are neither boilerplate nor the foot of the page; bylines go aside."""
    lines = [(line, _prose(raw, line)) for line in _lines(raw)]
    ahead = sum(prose for _, prose in lines)
    seen = 0
    after_pointer = below_bar = below_credit = False
    for line, prose in lines:
        words = line.of(folded)
        ahead -= prose
        if boilerplate.opens_foot(words):
            if seen >= _MIN_BODY or seen > ahead:
                return
        elif boilerplate.is_pointer(words):
            after_pointer = True
        elif boilerplate.is_boilerplate(line.of(raw), words):
            if boilerplate.is_credit(words):
                asides.append(line)
                below_credit = True
            below_bar = below_bar or not (after_pointer or boilerplate.points(words))
            after_pointer = after_pointer and (boilerplate.is_button(words) or _is_heading(words))
        elif after_pointer and not boilerplate.ends_sentence(words):
            after_pointer = _is_heading(words)
        else:
            yield _Line(line, prose, below_bar, below_credit)
            after_pointer = below_bar = below_credit = False
            seen += prose


def _is_heading(words: str) -> bool:
    return len(words.split()) >= _HEADING


def _prose(raw: str, line: Span) -> int:
    """The characters of a line when it is prose, else 0."""
    return line.end - line.start if boilerplate.is_prose(line.of(raw)) else 0


def _lines(raw: str) -> Iterator[Span]:
    """The lines of a text without blank ones and without the white space at their ends."""
    for match in _LINE.finditer(raw):
        words = match.group()
        left = len(words) - len(words.lstrip(_EDGE))
        right = len(words.rstrip(_EDGE))
        if left < right:
            yield Span(match.start() + left, match.start() + right)


def _opening(folded: str, lines: Sequence[_Line]) -> int:
    """Where the body begins: at the first prose that the page's own lines do not part from the rest."""
    ahead = sum(line.prose for line in lines)
    opening = next((at for at, line in enumerate(lines) if line.prose), len(lines))
    start, run = opening, 0
    gap: list[_Line] = []
    for at in range(opening, len(lines)):
        line = lines[at]
        if not line.prose:
            gap.append(line)
            continue
        if gap:
            if run > _DECK or run * _DECK_SHARE > ahead:
                break
            if _parts(folded, [*gap, line]):
                start = at
            gap = []
        run += line.prose
        ahead -= line.prose
    return start


def _parts(folded: str, lines: Sequence[_Line]) -> bool:
    """Whether lines between two pieces of prose are the page's: by two of a day, a bar, and their number."""
    dated = any(_is_dated(folded, line.span) for line in lines[:-1])
    barred = any(line.below_bar for line in lines)
    return dated + barred + (len(lines) > _NAVIGATION) > 1


def _is_dated(folded: str, line: Span) -> bool:
    """Whether a short line is there for a day with its year: at most a few words stand before it."""
    if line.end - line.start > _DATED:
        return False
    days = dategrammar.scan(folded, line.start, line.end)
    english = dategrammar.english(folded, line.start, line.end)
    return any(day.year and day.start < line.start + _BEFORE_DAY for day in (*days, english) if day)


def _without_leftovers(
    raw: str, folded: str, lines: list[Span], parted: bool
) -> tuple[list[Span], list[Span]]:
    """Part the lines behind the last sentence from the body: other articles' headlines, names, tags.

    A single one of some length is a last line without a full stop, unless a byline parts it.
    """
    last = len(lines)
    while last and not boilerplate.is_text(lines[last - 1].of(raw)):
        last -= 1
    single = len(lines) - last == 1 and not (parted or _is_leftover(raw, folded, lines[-1]))
    return (lines, []) if not last or single else (lines[:last], lines[last:])


def _is_leftover(raw: str, folded: str, line: Span) -> bool:
    """Whether a last line is a name, a tag or a day rather than a last sentence without its full stop."""
    words = line.of(raw)
    return (len(words.split()) <= _LEFTOVER and ":" not in words) or _is_dated(folded, line)

"""Raw text to head lines and body paragraphs: the boilerplate of a page is told from its article.

Works on pages with one line a paragraph, on pages whose paragraphs were run together in one line, and on the
main text of HTML pages and JSON lines. All spans point into the raw text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from index import knowledge
from index.extraction import inline
from index.extraction.body import Span
from index.extraction.folding import fold

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_EDGE = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff\u202f\u2007"
_WORD = re.compile(r"\w+")
_KEYWORDS = re.compile(r"id \S[^.]{0,400}?,[^.]{1,600}")
_HASHTAGS = re.compile(
    r"#[^\s#]{2,60}(?:\s*#[^#.!?]{2,60})*|#[^#.!?]{2,60}(?:\s*#[^#.!?]{2,60})+|tags [^.!?]{2,150}"
)
_CRUMBS = re.compile(r"\s(?:[>»›]|(?<!\d\s)/(?!\s\d)|::|•)\s")
_COUNT = re.compile(
    r"[\d\s.,|:+-]*(?:views?|kali|komentar|shares?|x|dibaca|menit|min read)?[\s|]*"
    r"|(?:halaman|page|hal|dibaca|dilihat|views?|post views?|hits?|visits?|pembaca"
    r"|total (?:pengunjung|pembaca|hits?)|pengunjung(?: hari ini| kemarin| online)?|hari ini|kemarin"
    r"|minggu ini|bulan ini|total)"
    r"[\s:]{0,4}[\d.,/]+(?: ?(?:kali|x|views?|orang|pembaca|pengunjung|(?:of|dari) \d+))?",
    re.IGNORECASE,
)
"""A number alone, or with what it counts: readers, pages, visitors."""
_PROMPT = re.compile(
    r"(?:ikuti|follow|gabung|bergabung|cek|dapatkan|simak|temukan|yuk|baca|download|unduh)\b.{0,120}"
    r"(?:google news|whatsapp|telegram|newsletter|buletin|google play|app store)\b.{0,60}"
)
"""A line that asks readers to follow the medium elsewhere."""
_FULL_STOP = re.compile(r"\.[\"”’'»)\]*\s]*$")
_INNER_STOP = re.compile(r"\b[a-z]{3,}\.[\"”)]?\s?[\"“]?[A-Z][a-z]")
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]*\s]*$")
_LIST_ITEM = re.compile(r"(?:\d{1,3}[.)]|[a-z][.)]|[-•*–])\s")
_CREDIT = re.compile(
    r"(?:^(?!FOTO:)|[(.] ?)(?i:foto|photo|dok|sumber foto|ist)\b[:./ ][^.]{0,80}\)?\.?$"
    r"|\([A-Z][\w .]{1,30}/[A-Z][a-z]{2}[^()]{1,50}\)\.?$"
    r"|\s/[A-Z][\w .]{2,30}/[A-Z][\w .]{2,30}$"
)
"""The credit that closes a caption: `(ANTARA/Budi Santoso)`, `Foto: Humas Pemkab`."""

LONG_LINE = 160
"""Characters from which a line is prose whatever its end: the longest headlines of the press stay below."""
_LONG_CAPTION = 400
"""Characters from which a line with a credit is the report itself, not the words below its picture."""
_HEADING = 4
"""Words from which a line behind a pointer may be one of several headlines; a shorter one is a subheading."""
_MIN_BODY = 300
"""Characters of body behind which the foot of a page begins; an earlier marker with more prose behind it than
before it opens a box beside the text."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a page.

    Attributes:
        raw: the raw text.
        head: lines before the body that are no prose: headline, byline, publication line.
        paragraphs: the body in reading order.
        captions: captions of pictures.
        asides: bylines and other lines that are no part of the article but may be dated.
    """

    raw: str
    head: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    captions: tuple[Span, ...]
    asides: tuple[Span, ...]


def read(raw: str, folded: str) -> Layout:
    """Split a raw text into its parts.

    Args:
        raw: a page's raw text, whatever its line ends.
        folded: the same text folded.

    Returns:
        The parts; a text without prose gives its lines as head and no paragraphs.
    """
    head: list[Span] = []
    body: list[Span] = []
    captions: list[Span] = []
    asides: list[Span] = []
    for line in _content_lines(raw, folded, asides):
        words = line.of(raw)
        if len(words) < _LONG_CAPTION and _is_caption(words):
            captions.append(line)
        elif not body and not _opens_body(words):
            head.append(line)
        else:
            body.append(line)
    if not body:
        body = [line for line in captions if line.end - line.start >= LONG_LINE]
        captions = [line for line in captions if line not in body]
    body = _without_trailing_links(raw, body)
    paragraphs = tuple(piece for line in body for piece in inline.pieces(raw, folded, line))
    return Layout(raw, tuple(head), paragraphs, tuple(captions), tuple(asides))


def _is_caption(words: str) -> bool:
    """Whether a line closes with a credit; a long one must be a single sentence before it."""
    credit = _CREDIT.search(words)
    return credit is not None and (len(words) < LONG_LINE or not _INNER_STOP.search(words, 0, credit.start()))


def _content_lines(raw: str, folded: str, asides: list[Span]) -> Iterator[Span]:
    """The lines that are neither boilerplate nor the foot of the page; bylines go aside."""
    lines = list(_lines(raw))
    ahead = sum(_prose(raw, line) for line in lines)
    seen = 0
    after_pointer = False
    for line in lines:
        words = folded[line.start : line.end]
        bare = words.rstrip(" :.?").strip()
        prose = _prose(raw, line)
        ahead -= prose
        if bare in _markers("stop") or _is_counted(bare):
            if seen >= _MIN_BODY or seen > ahead:
                return
        elif bare in _markers("link"):
            after_pointer = True
        elif _is_boilerplate(words, bare) or (after_pointer and not _SENTENCE_END.search(words)):
            if words.startswith(_openers("line")) or _CRUMBS.search(words):
                asides.append(line)
            after_pointer = after_pointer and (bare in _markers("only") or len(words.split()) >= _HEADING)
        else:
            after_pointer = False
            seen += prose
            yield line


def _prose(raw: str, line: Span) -> int:
    """The characters of a line when it is prose, else 0."""
    return line.end - line.start if _opens_body(line.of(raw)) else 0


def _lines(raw: str) -> Iterator[Span]:
    """The lines of a text without blank ones and without the white space at their ends."""
    for match in _LINE.finditer(raw):
        words = match.group()
        left = len(words) - len(words.lstrip(_EDGE))
        right = len(words.rstrip(_EDGE))
        if left < right:
            yield Span(match.start() + left, match.start() + right)


def _is_boilerplate(words: str, bare: str) -> bool:
    if len(words) > 400:
        return False
    if bare in _markers("only") or words.startswith(_openers("line")):
        return True
    if words.startswith(_openers("link")) and len(words) < 250:
        return True
    if _PROMPT.fullmatch(words) or _HASHTAGS.fullmatch(words):
        return True
    if _KEYWORDS.fullmatch(words) or (len(words) < 150 and len(_CRUMBS.findall(words)) > 1):
        return True
    return bool(_COUNT.fullmatch(words)) or _is_share_bar(words)


def _is_share_bar(words: str) -> bool:
    return len(words) < 200 and all(word in _markers("share") for word in _WORD.findall(words))


def _is_counted(bare: str) -> bool:
    """Whether a line is a marker of the foot with a count: `Komentar (3)`, `3 komentar`."""
    match = re.fullmatch(r"(?:\d+ )?([a-z ]{3,30}?)(?: ?\(\d+\))?", bare) if len(bare) < 40 else None
    return bool(match) and match is not None and match.group(1) in _markers("stop") and match.group(1) != bare


def _opens_body(words: str) -> bool:
    """Whether a line is prose: long, closed by a full stop, or holding more than one sentence."""
    if len(words) >= LONG_LINE:
        return True
    if len(words) > 40 and _FULL_STOP.search(words) and not words.endswith("..."):
        return True
    return len(words) > 80 and bool(_INNER_STOP.search(words))


def _without_trailing_links(raw: str, lines: list[Span]) -> list[Span]:
    """Drop the lines behind the last sentence when they are several: they are other articles' headlines."""
    last = len(lines)
    while last and not _is_text(lines[last - 1].of(raw)):
        last -= 1
    return lines[:last] if last and len(lines) - last > 1 else lines


def _is_text(words: str) -> bool:
    return len(words) >= LONG_LINE or bool(_SENTENCE_END.search(words)) or bool(_LIST_ITEM.match(words))


@cache
def _markers(kind: str) -> frozenset[str]:
    return frozenset(_openers(kind)) | frozenset(marker.rstrip(" :") for marker in _openers(kind))


@cache
def _openers(kind: str) -> tuple[str, ...]:
    rows = knowledge.table("layout_markers")
    return tuple(fold(row["marker"]) for row in rows if row["kind"] == kind)

"""What one line of a page is: boilerplate, a pointer, the foot of the page, prose, the end of a sentence."""

from __future__ import annotations

import re
from functools import cache

from index import knowledge
from index.extraction.folding import fold

LONG_LINE = 160
"""Characters from which a line is prose whatever its end: the longest headlines of the press stay below."""
_LONGEST = 400
"""Characters from which a line is the article's, whatever it opens with."""
_LONGEST_POINTER = 250
"""Characters of a pointer with the headline that it points to."""
_LONGEST_BAR = 150
"""Characters of a line of nothing but the page's own buttons, tags or crumbs."""
_CREDIT_WORDS = 5
"""Words of a credit without a colon: the task, and a name of up to four words (`Editor Siti Aminah`)."""

_EDGE = ' \t-–—[]()<>«»›*•|"“”:.?!…,·'
"""What decorates a button: `- Advertisement -`, `[Iklan]`, `Tags :`."""
_WORD = re.compile(r"[^\W\d_]+")
_KEYWORDS = re.compile(r"id \S[^.]{0,400}?,[^.]{1,600}")
_HASHTAGS = re.compile(
    r"#[^\s#]{2,60}(?:\s*#[^#.!?]{2,60})*|#[^#.!?]{2,60}(?:\s*#[^#.!?]{2,60})+|tags [^.!?]{2,150}"
)
_CRUMBS = re.compile(r"\s(?:[>»›]|(?<!\d\s)/(?!\s\d)|::|•)\s")
_COUNT = re.compile(
    r"[\d\s.,|:/«»<>+-]*(?:k |k|rb |rb|jt )?(?:views?|kali|komentar|shares?|x|dibaca|menit|min read)?[\s|]*"
    r"|(?:halaman|laman|pages?|hal|dibaca|dilihat|views?|post views?|hits?|visits?|pembaca"
    r"|total (?:pengunjung|pembaca|hits?)|pengunjung(?: hari ini| kemarin| online)?|hari ini|kemarin"
    r"|minggu ini|bulan ini|total)"
    r"[\s:]{0,4}\d[\d.,/ ]*(?: ?(?:kali|x|views?|orang|pembaca|pengunjung|(?:of|dari) \d+))?",
    re.IGNORECASE,
)
"""A number alone, or with what it counts: readers, pages, visitors."""
_DAY = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{2,4}")
"""A day in numbers, which is no count."""
_PROMPT = re.compile(
    r"(?:[^.?!]{4,60}[?!] )?"
    r"(?:ikuti|follow|gabung|bergabung(?:lah)?|cek|dapatkan|simak|temukan|yuk|baca|download|unduh)\b.{0,120}"
    r"(?:google news|whatsapp|wa channel|telegram|newsletter|buletin|google play|play store|app store"
    r"|(?:di|on|via|akun) (?:facebook|instagram|twitter|x|tiktok|youtube|threads))\b"
    r".{0,60}"
)
"""A line that asks readers to follow the medium elsewhere."""
_NAME = r"(?:[A-Z][\w.'’]*|\([\w./ ]+\)|[-/&,|])"
_CREDITED = re.compile(rf"([^\W\d_]+)(?: by| oleh)?(?: {_NAME})+")
_SIGNED = r"(?:[(\[](?![^\n]{0,20}\d{4})[^()\[\]\n]{1,25}[)\]]|\*{1,3})"
"""What closes a report behind its last full stop: its writers' initials `(mad/s)`, `[wwn]`, `***`."""
_SIGNATURE = rf"(?:\s*{_SIGNED})?"
_CLOSING = r"[\"”’'»)\]*\s]*"
_FULL_STOP = re.compile(rf"\.{_CLOSING}{_SIGNATURE}{_CLOSING}$")
_SENTENCE_END = re.compile(rf"[.!?…]{_CLOSING}{_SIGNATURE}{_CLOSING}$")
_INNER_STOP = re.compile(r"\b[a-z]{3,}\.[\"”)]?\s?[\"“]?[A-Z][a-z]")
_SIGNED_ALONE = re.compile(_SIGNED)
_LIST_ITEM = re.compile(r"(?:\d{1,3}[.)]|[a-z][.)]|[-•*–])\s")


def bare(folded: str) -> str:
    """A folded line without what decorates it, as the markers are written."""
    return folded.strip(_EDGE)


def is_pointer(folded: str) -> bool:
    """Whether a line is there to point to other articles, which stand below it (`Baca juga:`)."""
    return bare(folded) in _markers("link")


def points(folded: str) -> bool:
    """Whether a line points to another article, which it names itself (`Baca juga: ...`)."""
    return len(folded) < _LONGEST_POINTER and _spaceless(folded).lstrip(_EDGE).startswith(_openers("link"))


def opens_foot(folded: str) -> bool:
    """Whether a line heads what stands below an article, counted or not: `Berita Terkait`, `Komentar (3)`."""
    words = bare(folded)
    if words in _markers("stop"):
        return True
    match = re.fullmatch(r"(?:\d+ )?([a-z ]{3,30}?)(?: ?\(?\d+\)?)?", words) if len(words) < 40 else None
    return match is not None and match.group(1) in _markers("stop") and match.group(1) != words


def is_button(folded: str) -> bool:
    """Whether a line is one of the page's own words and nothing else (`Beranda`, `- Advertisement -`)."""
    return bare(folded) in _markers("only")


def is_credit(folded: str) -> bool:
    """Whether a line is opened by words that never open a paragraph: a byline, a notice, a trail of links."""
    return _spaceless(folded).startswith(_openers("line")) or bool(_CRUMBS.search(folded))


def is_boilerplate(raw: str, folded: str) -> bool:
    """Whether a line belongs to the page around the article.

    Args:
        raw: the line.
        folded: the same line, folded.
    """
    if len(folded) > _LONGEST:
        return False
    words = _spaceless(folded)
    if _COUNT.fullmatch(words):
        return not _DAY.search(words)
    return _is_opened(words) or _is_prompt(words) or _is_bar(words) or _is_credited(raw, words)


def is_prose(words: str) -> bool:
    """Whether a line is prose: long, closed by a full stop, or holding more than one sentence."""
    if len(words) >= LONG_LINE:
        return True
    if len(words) > 40 and _FULL_STOP.search(words) and not words.endswith("..."):
        return True
    return len(words) > 80 and bool(_INNER_STOP.search(words))


def is_text(words: str) -> bool:
    """Whether a line can close an article: prose, a sentence, an item of a list, its writers' initials."""
    if len(words) >= LONG_LINE or ends_sentence(words):
        return True
    return bool(_LIST_ITEM.match(words) or _SIGNED_ALONE.fullmatch(words))


def ends_sentence(words: str) -> bool:
    """Whether a line closes with the end of a sentence, its writers' initials left aside."""
    return bool(_SENTENCE_END.search(words))


def has_inner_stop(words: str, end: int) -> bool:
    """Whether more than one sentence stands before an offset of a line."""
    return bool(_INNER_STOP.search(words, 0, end))


def _spaceless(folded: str) -> str:
    return folded.replace(" :", ":")


def _is_opened(words: str) -> bool:
    """Whether a line opens as only the page's lines do, or is a button."""
    if bare(words) in _markers("only") or words.startswith(_openers("line")):
        return True
    return points(words)


def _is_prompt(words: str) -> bool:
    """Whether a line asks to follow the medium, or is made of tags, keywords or crumbs."""
    if _PROMPT.fullmatch(words) or _HASHTAGS.fullmatch(words) or _KEYWORDS.fullmatch(words):
        return True
    return len(words) < _LONGEST_BAR and len(_CRUMBS.findall(words)) > 1


def _is_bar(words: str) -> bool:
    """Whether a line holds nothing but words of the page's own buttons and counters."""
    if len(words) >= _LONGEST_BAR or _LIST_ITEM.match(words):
        return False
    found = _WORD.findall(words)
    return not _markers("button").isdisjoint(found) and all(
        word in _markers("button") or word in _markers("filler") for word in found
    )


def _is_credited(raw: str, folded: str) -> bool:
    """Whether a line names a task and who did it, and nothing else: `Editor Siti Aminah`."""
    if len(folded.split()) > _CREDIT_WORDS:
        return False
    match = _CREDITED.fullmatch(raw)
    return match is not None and match.group(1).lower() in _markers("task")


@cache
def _markers(kind: str) -> frozenset[str]:
    return frozenset(_openers(kind)) | frozenset(bare(marker) for marker in _openers(kind))


@cache
def _openers(kind: str) -> tuple[str, ...]:
    rows = knowledge.table("layout_markers")
    return tuple(fold(row["marker"]).replace(" :", ":") for row in rows if row["kind"] == kind)

"""Other articles' headlines that a page glued between two sentences without a mark of their own.

A headline is a run of capitalised words; a sentence may begin with such a run too (an office and its holder).
What tells them apart is how the run ends: glued to the next sentence, before a word that only opens
sentences, or with the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index import knowledge

_HEADLINE_WORDS = 3
"""Words that a headline has at least."""
MIN_WORDS = 5
"""Words from which a run of capitalised words may be a headline."""

_WORD = re.compile(r"\S+")
_SMALL = re.compile(
    r"(?:di|ke|dari|dan|yang|untuk|dengan|pada|oleh|dalam|soal|atau|bagi|vs|hingga|agar|demi|usai|saat|tak|jadi"
    r"|via),?"
)
"""Words that headline case leaves small."""
_SEAM = re.compile(r"(?<=[a-z\d])(?=[A-Z][a-z])|(?<=\w)(?=[\"“][A-Z])")
_ENDING = re.compile(r"(?<![.!?\"”])\s*(?:\([A-Za-z]{2,5}(?:/[A-Za-z]{2,5}){0,3}\))?\s*")
"""What may follow a headline at the end of a text: the initials of its writers."""
_MARKS = "\"“'‘(:-–"
_OUTER = _MARKS + ",.?!"


def headline_end(raw: str, start: int, limit: int) -> int:
    """Find where a headline ends that begins at an offset.

    Args:
        raw: the raw text.
        start: where a sentence ended.
        limit: where the text ends.

    Returns:
        The offset behind the headline, or `start` when a sentence begins there.
    """
    words = _run(raw, start, limit)
    if len(words) < MIN_WORDS or words[0].group().endswith(","):
        return start
    for word in reversed(words[MIN_WORDS - 2 :]):
        seam = _seam(word)
        if seam is not None:
            return seam
    if _quotes(words):
        return words[-1].start()
    for word in words[:-3:-1]:
        if word.start() > words[MIN_WORDS - 1].start() and word.group().strip(_OUTER) in _of_kind("opener"):
            return word.start()
    return limit if _ENDING.fullmatch(raw, words[-1].end(), limit) else start


def _quotes(words: Sequence[re.Match[str]]) -> bool:
    """Whether a run's last word opens a quotation that nothing before it leads up to."""
    long = len(words) > MIN_WORDS and words[-1].group()[0] in '"“'
    return long and words[-2].group()[-1].isalnum()


def run_end(raw: str, start: int, limit: int) -> int | None:
    """Find where a run of capitalised words ends that is known to open with a headline.

    Args:
        raw: the raw text.
        start: where the headline begins.
        limit: where it ends at the latest.

    Returns:
        The offset at which the next sentence begins, the limit when the run reaches it, or None when the
        words are not in headline case.
    """
    words = _run(raw, start, limit)
    if len(words) < 3:
        return None
    if not raw[words[-1].end() : limit].strip():
        return limit
    seam = _seam(words[-1])
    return _subject(words) if seam is None else seam


def _subject(words: Sequence[re.Match[str]]) -> int:
    """Where the sentence begins whose first words end a run: at an opener or the office before a name."""
    if words[-1].group().strip(_OUTER) in _of_kind("opener"):
        return words[-1].start()
    titles = [word.group().strip(_OUTER) in _of_kind("office") for word in words]
    found = [n for n in range(_HEADLINE_WORDS, len(words)) if titles[n]]
    while len(found) > 1 and found[-2] == found[-1] - 1:
        found.pop()
    return words[found[-1]].start() if found else words[-1].start()


def _run(raw: str, start: int, limit: int) -> Sequence[re.Match[str]]:
    """The words from an offset up to the first small one that headline case would have capitalised."""
    words: list[re.Match[str]] = []
    for match in _WORD.finditer(raw, start, limit):
        word = match.group().lstrip(_MARKS)
        if word[:1].islower() and (len(words) < 2 or not _SMALL.fullmatch(word)):
            break
        words.append(match)
        if word.endswith((".", ";")):
            break
    while words and words[-1].group()[:1].islower():
        words.pop()
    return words


def _seam(word: re.Match[str]) -> int | None:
    """Where two words are glued into one, as an offset of the text."""
    letters = word.group()
    match = _SEAM.search(letters)
    if match is None or letters.strip(_OUTER) in _of_kind("name"):
        return None
    return word.start() + match.start()


@cache
def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in knowledge.table("sentence_words") if row["kind"] == kind)

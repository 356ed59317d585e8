"""The headline among the lines before the body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from index import knowledge
from index.extraction.body import Span
from index.extraction.candidate import Verdict
from index.extraction.layout import Layout
from index.outlets import is_domain, known_outlet

MIN_LENGTH = 15
MAX_LENGTH = 160
"""Characters of a headline: shorter lines are navigation, longer ones are prose."""

REPEATED = 1000.0
"""The weight of a line that stands in the head twice: more than any other."""
_ABOVE_BYLINE = 1.0
"""What a line gains below which a byline or the day of publication stands."""
_OTHER_WORD = 0.5
"""What a line loses for a word that the opening does not take up."""

_TAKEN_UP = 4
"""Paragraphs that take up the words of the headline."""
_OPENING = 1_000
"""Characters of a paragraph in which a name is looked for."""
_TRAILS = 50
"""Lines beside the article that may be the trail of links: it stands near the top."""

_SUFFIX = re.compile(r"\s+[|»·–—-]\s+([^|»·–—]{3,40})$")
_WORD = re.compile(r"\w{4,}")


def find(layout: Layout, folded: str, dated: AbstractSet[Span]) -> Span | None:
    """Find the headline.

    Args:
        layout: the page's parts.
        folded: the raw text, folded.
        dated: the lines that say when the page was published; they are no headlines.

    Returns:
        The headline's span without a site's name at its end, or None when the text shows none: a single line
        without anything below it is a text, not a headline.
    """
    if not layout.paragraphs and len(layout.head) == 1:
        return None
    lines = [line for line in layout.head if objection(layout, line, dated) is None]
    if not lines:
        return None
    if len(lines) == 1:
        return _without_site(layout.raw, lines[0])
    weighed = weights(layout, folded, lines, dated)
    return _without_site(layout.raw, lines[weighed.index(max(weighed))])


def objection(layout: Layout, line: Span, dated: AbstractSet[Span]) -> Verdict | None:
    """Say why a line of the head is no headline; None when it may be one."""
    words = line.of(layout.raw)
    if line in dated:
        return Verdict.DATED_LINE
    if not MIN_LENGTH <= len(words) <= MAX_LENGTH:
        return Verdict.LENGTH
    if words.endswith((".", ":", ";")):
        return None if words.endswith("...") else Verdict.ENDING
    return None if len(words.split()) > 2 else Verdict.FEW_WORDS


def weights(layout: Layout, folded: str, lines: Sequence[Span], dated: AbstractSet[Span]) -> list[float]:
    """Weigh lines that may be headlines; the heaviest, and of these the first, is the headline.

    Args:
        layout: the page's parts.
        folded: the raw text, folded.
        lines: the lines.
        dated: the lines that say when the page was published.

    Returns:
        For each line the number of its words that the opening of the body takes up, less a half of the
        others, and their share; more when a byline or the day stands below it; nothing for one that stands
        word for word within a paragraph, as the name of the page's office does; REPEATED for one that stands
        there twice or ends
        the trail of links that leads to the page.
    """
    counts = Counter(line.of(folded) for line in lines)
    opening = set(_WORD.findall(" ".join(span.of(folded) for span in layout.paragraphs[:_TAKEN_UP])))
    starts = sorted(span.start for span in (*layout.head, *layout.asides, *layout.paragraphs[:1]))
    beside = [aside.of(folded) for aside in layout.asides[:_TRAILS]]
    bylines = {span.start for span in (*layout.asides, *dated)}
    found = []
    for line in lines:
        words = set(_WORD.findall(line.of(folded)))
        shared = len(opening & words)
        at = bisect_right(starts, line.start)
        below = starts[at] if at < len(starts) else None
        weight = max(0.0, shared - _OTHER_WORD * (len(words) - shared)) + shared / max(len(words), 1)
        weight += _ABOVE_BYLINE if below in bylines else 0.0
        weight = 0.0 if _is_taken_up(layout, folded, line) else weight
        trail = any(words_of.endswith(f" {line.of(folded)}") for words_of in beside)
        found.append(REPEATED if counts[line.of(folded)] > 1 or trail else weight)
    return found


def _is_taken_up(layout: Layout, folded: str, line: Span) -> bool:
    """Whether a line stands word for word within a sentence; a headline may be glued before one."""
    words = line.of(folded)
    for span in layout.paragraphs[:_TAKEN_UP]:
        at = folded.find(words, span.start, min(span.end, span.start + _OPENING))
        if at > span.start or (
            at == span.start and layout.raw[at + len(words) + 1 : at + len(words) + 2].islower()
        ):
            return True
    return False


def _without_site(raw: str, line: Span) -> Span:
    """Cut `| tempo.co` and the like, and a section that feeds glue to the end (`... 5,29 PersenMoney`)."""
    glued = _sections().search(raw, line.start, line.end)
    if glued:
        return Span(line.start, glued.start())
    match = _SUFFIX.search(raw, line.start, line.end)
    if match and (is_domain(match.group(1)) or known_outlet(match.group(1))):
        return Span(line.start, match.start())
    return line


@cache
def _sections() -> re.Pattern[str]:
    rows = knowledge.table("layout_markers")
    names = (re.escape(row["marker"]) for row in rows if row["kind"] == "section")
    return re.compile(rf"(?<=[a-z\d%?!”\"])(?:{'|'.join(names)})\Z")

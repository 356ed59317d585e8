"""The headline among the lines before the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from index.extraction.body import Span
from index.extraction.layout import Layout
from index.extraction.outlets import is_domain, known_outlet

MIN_LENGTH = 15
MAX_LENGTH = 160
"""Characters of a headline: shorter lines are navigation, longer ones are prose."""

_SUFFIX = re.compile(r"\s+[|»·–—-]\s+([^|»·–—]{3,40})$")
_WORD = re.compile(r"\w{4,}")


def find(layout: Layout, folded: str, dated: Collection[Span]) -> Span | None:
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
    lines = [line for line in layout.head if line not in dated and _may_be_headline(line.of(layout.raw))]
    if not lines:
        return None
    return _without_site(layout.raw, _best(layout, folded, lines))


def _may_be_headline(words: str) -> bool:
    if not MIN_LENGTH <= len(words) <= MAX_LENGTH or words.endswith((".", ":", ";")):
        return words.endswith("...") and MIN_LENGTH <= len(words) <= MAX_LENGTH
    return len(words.split()) > 2


def _best(layout: Layout, folded: str, lines: list[Span]) -> Span:
    """The line that is repeated, else the one whose words the opening of the body takes up most."""
    if len(lines) == 1:
        return lines[0]
    counts = Counter(line.of(folded) for line in lines)
    repeated = [line for line in lines if counts[line.of(folded)] > 1]
    if repeated:
        return repeated[0]
    opening = set(_WORD.findall(" ".join(span.of(folded) for span in layout.paragraphs[:4])))
    return max(lines, key=lambda line: _share(opening, set(_WORD.findall(line.of(folded)))))


def _share(opening: set[str], words: set[str]) -> float:
    """The share of a line's words that the opening of the body takes up."""
    return len(opening & words) / len(words) if words else 0.0


def _without_site(raw: str, line: Span) -> Span:
    """Cut `| tempo.co` and the like."""
    match = _SUFFIX.search(raw, line.start, line.end)
    if match and (is_domain(match.group(1)) or known_outlet(match.group(1))):
        return Span(line.start, match.start())
    return line

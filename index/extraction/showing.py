"""The words that show which region a body belongs to, beside those that stand for the body."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from index.extraction.body import Span
from index.extraction.lexicon import Words
from index.extraction.mention import Mention
from index.extraction.regional import Reference

_CLOSE = 80
"""Characters from a body's first word to its region's last within which both are quoted as one."""
_OWN_NAME = 4
"""Words that a body's own name may have, a command's number included."""
_KINDS = frozenset({"Provinsi", "Kabupaten", "Kota"})
_SENTENCE_END = re.compile(r"[^\W\d_]{4}[.!?][\"”')]*\s|\d[.!?]\s|\n")
"""A full stop behind fewer letters ends a title or a short form ("Dr.", "H.")."""


class Showing:
    """Finds the words of bodies and regions in one text.

    Args:
        words: the text's words.
        found: the places that the text names, in its order.
    """

    def __init__(self, words: Words, found: Sequence[Mention]) -> None:
        self._words = words
        self._naming: dict[str, list[Mention]] = defaultdict(list)
        for mention in found:
            if not mention.implied:
                for name in {name for place in mention.places for name in (place.full, place.name)}:
                    self._naming[name].append(mention)

    def spans(self, reference: Reference) -> Iterator[Span]:
        """Give the words that show a body with its region.

        Args:
            reference: the words that stand for the body.

        Yields:
            One span where both stand close together in one sentence, else one for the body and one for the
            nearest place that names its region; the body alone where its name has no region or the text
            does not name it.
        """
        words = self._words
        own = Span(words.starts[reference.first], words.ends[self._end(reference) - 1])
        region = self._nearest(reference)
        if region is None:
            yield own
            return
        place = Span(words.starts[region.opens], words.ends[region.last - 1])
        joined = Span(own.start, max(own.end, place.end))
        if place.start >= own.start and self._is_one(joined):
            yield joined
        else:
            yield from (own, place)

    def _end(self, reference: Reference) -> int:
        """The number of the word behind a body's words and the own name that goes on from them."""
        words, last = self._words, reference.last
        for end in range(min(last + _OWN_NAME, words.part_end(reference.first)), last, -1):
            if reference.name.endswith(f" {words.raw[words.starts[last] : words.ends[end - 1]]}"):
                return end
        return last

    def _nearest(self, reference: Reference) -> Mention | None:
        """The place that names the region of a body's name: behind it where it stands beside it."""
        naming = self._of(reference.name) if reference.regional else []
        if not naming:
            return None
        at = bisect_left(naming, reference.first, key=lambda mention: mention.first)
        behind = at < len(naming) and (reference.resolved or at == 0)
        return naming[at] if behind else naming[at - 1]

    def _of(self, name: str) -> list[Mention]:
        """The places that a body's name ends with, the longest name first."""
        parts = name.replace("/", " ").split(" ")
        region = bool(_KINDS.intersection(parts))
        for first in range(1, len(parts)):
            ending = " ".join(parts[first:])
            if ending in self._naming and (not region or parts[first] in _KINDS):
                return self._naming[ending]
        return []

    def _is_one(self, joined: Span) -> bool:
        """Whether a span is short and lies in one sentence, of the text or of a headline beside it."""
        words = self._words
        if joined.end - joined.start > _CLOSE or joined.start < words.length < joined.end:
            return False
        return _SENTENCE_END.search(words.raw, joined.start, joined.end) is None

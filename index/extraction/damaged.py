"""Texts that lost a letter and the comma behind it: "di Magelan. Jawa Tengah"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from index.extraction.lexicon import Words

_LETTER = re.compile(r"[^\W\d_]{6,}")
"""A word long enough to be told by all its letters but the last."""
_STOPS = 4
"""Full stops before small letters from which a text is damaged; a sound one has hardly any."""


def completions(names: Iterable[str]) -> dict[str, str]:
    """Make the table of words by all their letters but the last.

    Args:
        names: names whose words are to be told.

    Returns:
        The words in small letters, without those that two names share the beginning of or that are
        words of other names themselves.
    """
    words = {word.lower() for name in names for word in _LETTER.findall(name)}
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for word in words:
        cut = word[:-1]
        doubtful |= {cut} & found.keys()
        found[cut] = word
    return {cut: word for cut, word in found.items() if cut not in doubtful and cut not in words}


def restored(words: Words, known: Mapping[str, str]) -> Words:
    """Restore the words before full stops of a damaged text, as far as they are known.

    Args:
        words: the text's words.
        known: whole words by all their letters but the last.

    Returns:
        The same words where the text is sound; their places in it never change.
    """
    stops = [number for number in words.marked if words.gaps[number].startswith(".")]
    small = sum(words.raw[words.starts[number]].islower() for number in stops)
    if small < _STOPS:
        return words
    low = list(words.low)
    for number in stops:
        if number:
            low[number - 1] = known.get(low[number - 1], low[number - 1])
    return replace(words, low=low)

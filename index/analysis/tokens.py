"""The second stage: where the words and numbers of a text stand."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

LONGEST_WORD = 64
"""Letters of a word that count; longer ones are cut, in texts as in queries (no Indonesian word has 40)."""

TOKEN = re.compile(r"\d+(?:[.,/:]\d+)+|[Rr]p(?=\d)|[^\W_]+(?:['’‘ʼ´`-][^\W_]+)*")
"""A number with its separators (59,73; 11/2017), or letters and digits with inner hyphens and apostrophes.

`Rp59,73` is a currency and a number. Linear: no two parts of an alternative can match the same text.
"""


class Token(NamedTuple):
    """A word or number.

    Attributes:
        text: as it stands in the text.
        start: offset of its first character.
        end: offset behind its last character.
    """

    text: str
    start: int
    end: int


_PARTED = re.compile(f"({TOKEN.pattern})")


def parted(text: str) -> tuple[list[str], list[int], list[int]]:
    """The same in columns, in half the time: the words and numbers, where each begins, and where it ends."""
    pieces = _PARTED.split(text)
    ends = list(accumulate(map(len, pieces)))
    return pieces[1::2], ends[:-1:2], ends[1::2]


def tokenize(text: str) -> list[Token]:
    """Find the words and numbers of a text in normal form, in reading order."""
    return [Token(match.group(), match.start(), match.end()) for match in TOKEN.finditer(text)]

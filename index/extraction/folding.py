"""Letters and spaces made alike without moving an offset."""

from __future__ import annotations

_ALIKE = (
    *((space, " ") for space in "\t\n\r\v\f\x85\u00a0\u2007\u202f\u2028\u2029"),
    *((apostrophe, "'") for apostrophe in "‘’ʼ`´"),
    *((dash, "-") for dash in "‐‑‒–—"),
)
_ALIKE_ASCII = tuple(pair for pair in _ALIKE if pair[0].isascii())


def fold(text: str) -> str:
    """Lower-case a text and make its spaces, apostrophes and dashes alike.

    Args:
        text: any text.

    Returns:
        A text of the same length, so that an offset in one is an offset in the other.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    for letter, alike in _ALIKE_ASCII if lowered.isascii() else _ALIKE:
        lowered = lowered.replace(letter, alike)
    return lowered

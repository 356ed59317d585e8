"""How the places of one text stand beside one another: in rows, within larger ones, at the ends of ways."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.extraction.asides import CAPITAL
from index.extraction.gazetteer import Level
from index.extraction.lexicon import Words
from index.extraction.mention import Mention

_BETWEEN = frozenset({"", "dan", "serta", "maupun"})
"""Words that may stand between two places of one enumeration."""
_JOINED = frozenset({"-", "–", "&", "dan", "serta"})
"""What joins places of any level, where a comma leads from a smaller to the larger one around it."""
_UP_TO = frozenset({"hingga", "sampai"})
"""Words before the far end of what reaches over provinces."""
_STROKES = frozenset({"-", "–", "—"})
"""What joins the ends of a way ("tol Padang-Pekanbaru")."""


def rows(words: Words, ordered: Sequence[Mention]) -> dict[int, int]:
    """For every mention, by its first word, the first word of the enumeration that it stands in."""
    found: dict[int, int] = {}
    last: Mention | None = None
    for mention in ordered:
        linked = last is not None and _in_row(words, last, mention)
        found[mention.first] = found[last.first] if linked and last else mention.first
        last = mention
    return found


def chained(words: Words, ordered: Sequence[Mention]) -> tuple[dict[int, str], set[int]]:
    """For every mention, by its first word, the word behind it and the larger places that it lies in.

    Also the first words of those larger places ("Tebet, Jakarta Selatan").
    """
    found: dict[int, str] = {}
    larger: set[int] = set()
    following: Mention | None = None
    for mention in reversed(ordered):
        if following is not None and _lies_in(words, mention, following):
            found[mention.first] = found[following.first]
            larger.add(following.first)
        else:
            found[mention.first] = word_at(words, mention.last)
        following = mention
    return found, larger


def ways(words: Words, ordered: Sequence[Mention]) -> set[int]:
    """The first words of the places at the ends of ways: of two provinces, joined by nothing but a stroke.

    Two whole provinces are partners rather ("misi dagang Jatim-Kalbar"), unless the capital is one of them.
    What reaches from one to the other ("dari Aceh hingga Papua") lies in neither.
    """
    ends: set[int] = set()
    for left, right in pairwise(ordered):
        beside = right.opens == left.last == right.first and right.first not in words.borders
        way = beside and words.gaps[right.first].strip() in _STROKES and _apart(left, right)
        if way or _reaching(left, right):
            ends |= {left.first, right.first}
    return ends


def _reaching(left: Mention, right: Mention) -> bool:
    """Whether something is said to reach from a place in one province to one in another."""
    apart = left.provinces.isdisjoint(right.provinces)
    return apart and left.before == "dari" and right.before in _UP_TO and right.opens == left.last + 1


def _apart(left: Mention, right: Mention) -> bool:
    """Whether two places are towns of two provinces, or the capital and another province."""
    whole = all(mention.places[0].level is Level.PROVINCE for mention in (left, right))
    provinces = left.provinces | right.provinces
    return left.provinces != right.provinces and (not whole or CAPITAL in provinces)


def _lies_in(words: Words, inner: Mention, outer: Mention) -> bool:
    """Whether a place stands right before a larger one around it, with a comma between."""
    beside = outer.opens == inner.last and outer.opens not in words.borders
    smaller = outer.places[0].level < inner.places[0].level
    return beside and smaller and words.gaps[outer.opens].strip() == ","


def _in_row(words: Words, left: Mention, right: Mention) -> bool:
    """Whether two places of one level stand side by side; a larger one only says where a smaller one is."""
    if right.opens in words.borders or not 0 <= right.opens - left.last <= 1:
        return False
    between = words.raw[words.ends[left.last - 1] : words.starts[right.opens]].lower()
    bare = "".join(between.split())
    level = left.places[0].level is right.places[0].level or bare.strip("()") in _JOINED
    return level and bare.strip(",()-–&") in _BETWEEN


def word_at(words: Words, number: int) -> str:
    """The word of a number in small letters, or nothing behind the last one."""
    return words.low[number] if number < len(words.low) else ""

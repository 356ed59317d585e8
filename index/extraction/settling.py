"""Which of the places named in one text its other places confirm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.extraction import gazetteer
from index.extraction.gazetteer import Level
from index.extraction.lexicon import Words
from index.extraction.mention import Mention, Strength

_JOINERS = frozenset({"dan", "serta", "atau", "hingga", "maupun"})


def settled(found: list[Mention], words: Words) -> tuple[Mention, ...]:
    """Settle the open mentions of a text by its other mentions.

    Args:
        found: the mentions in reading order, unsure and ambiguous ones among them.
        words: the text's words.

    Returns:
        The mentions that count, each with places in one province.
    """
    found = list(_narrowed_by_followers(found, words))
    found = _sure_in_company(found, words)
    support = {
        next(iter(mention.provinces))
        for mention in found
        if mention.sure and len(mention.provinces) == 1 and mention.places[0].level is not Level.DISTRICT
    }
    return tuple(_supported(found, support))


def _narrowed_by_followers(found: list[Mention], words: Words) -> Iterator[Mention]:
    """Let "X, Y" say which X is meant: the one in Y; a careful X in no Y is no place."""
    for mention, follower in zip(found, [*found[1:], None][: len(found)], strict=True):
        if follower is not None and _quarter_of(words, mention, follower):
            continue
        if follower is None or not _encloses(words, mention, follower):
            yield mention
            continue
        places = tuple(place for place in mention.places if place.province in follower.provinces)
        if places:
            yield replace(mention, places=places, sure=mention.sure or follower.sure)
        elif not mention.careful and not _is_district_of(words, mention, follower):
            yield mention


def _sure_in_company(found: list[Mention], words: Words) -> list[Mention]:
    """Let a name that other things share count where it stands in a row with a sure one of its level."""
    sure = list(found)
    for number in range(1, len(sure)):
        left, right = sure[number - 1], sure[number]
        unsure = right if left.sure else left
        alike = left.places[0].level is right.places[0].level or unsure.places[0].level is Level.PROVINCE
        if left.sure is not right.sure and alike and _alone(words, unsure) and _in_a_row(words, left, right):
            sure[number - 1], sure[number] = replace(left, sure=True), replace(right, sure=True)
    return sure


def _alone(words: Words, mention: Mention) -> bool:
    """Whether no capitalised word leads up to a name or goes on with it."""
    opens, last = mention.opens, mention.last
    leads = opens not in words.borders and words.joined(opens) and words.capital(opens - 1)
    goes_on = last < len(words.low) and last not in words.borders and words.joined(last)
    return not leads and not (goes_on and words.capital(last))


def _in_a_row(words: Words, left: Mention, right: Mention) -> bool:
    between = words.low[left.last : right.opens]
    gap = words.raw[words.ends[left.last - 1] : words.starts[right.opens]].strip(" ")
    return gap in {",", "-", "/", "&"} or (len(between) == 1 and between[0] in _JOINERS)


def _encloses(words: Words, inner: Mention, outer: Mention) -> bool:
    """Whether "X, Y", "X, Kabupaten Y" or "X di Kabupaten Y" says that X lies in Y."""
    if outer.opens == inner.last + 1 and outer.kind and inner.careful and words.low[inner.last] == "di":
        return inner.last not in words.borders and words.joined(inner.last)
    if outer.opens != inner.last or outer.opens in words.borders:
        return False
    larger = min(place.level for place in outer.places) < max(place.level for place in inner.places)
    gap = words.gaps[outer.opens].strip()
    return gap in {"", ",", "(", ", (", "-"} and (larger or (inner.careful and bool(outer.kind)))


def _quarter_of(words: Words, inner: Mention, outer: Mention) -> bool:
    """Whether a name is a quarter of the city behind it: "di Bulungan, Jakarta Selatan"."""
    beside = outer.opens == inner.last and outer.opens not in words.borders
    placed = inner.strength is Strength.PLACED and words.gaps[outer.opens].strip() == "," if beside else False
    cities = all(place.kind.startswith("Kota") for place in outer.places)
    return placed and cities and inner.provinces.isdisjoint(outer.provinces)


def _is_district_of(words: Words, mention: Mention, follower: Mention) -> bool:
    name = " ".join(words.low[mention.first : mention.last])
    kinded = {"kota " + name, name}
    return any(
        place.province in follower.provinces for key in kinded for place in gazetteer.districts().get(key, ())
    )


def _supported(found: Iterable[Mention], support: set[str]) -> Iterator[Mention]:
    """Settle the open mentions by the provinces that the sure ones name."""
    for mention in found:
        fitting = tuple(place for place in mention.places if place.province in support)
        if len(mention.provinces) > 1 and fitting and len({p.province for p in fitting}) == 1:
            yield replace(mention, places=fitting)
        elif len(mention.provinces) == 1 and (fitting or (mention.sure and _stands_alone(mention, support))):
            yield mention


def _stands_alone(mention: Mention, support: set[str]) -> bool:
    """Whether a name counts though nothing else of its province is named.

    A district in a province that a text names nowhere else is another one of the same name, unless the
    text names no province at all.
    """
    return not support or mention.places[0].level is not Level.DISTRICT

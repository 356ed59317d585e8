"""Which provinces an article is about, and which it only names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.article import Evidence, Field, Origin
from index.extraction import gazetteer
from index.extraction.aboutness import about
from index.extraction.body import Body
from index.extraction.candidate import Candidate, Verdict, Weighed
from index.extraction.gazetteer import Level
from index.extraction.lexicon import Words, cut_text
from index.extraction.mention import Mention
from index.extraction.toponyms import mentions
from index.extraction.vocabulary import read, read_words

_EVIDENCE = 5
"""Pieces of evidence that one province keeps."""
ENOUGH = 0.5
"""Probability from which an article is about a province."""


@dataclass(frozen=True, slots=True)
class ProvinceReading:
    """The provinces of one article with their evidence, the strongest first.

    Attributes:
        about: evidence for the provinces where the events take place or whose government acts.
        mentioned: evidence for the further provinces that the text names.
        candidates: all provinces that were weighed.
    """

    about: tuple[Evidence, ...]
    mentioned: tuple[Evidence, ...]
    candidates: tuple[Candidate, ...] = ()


def provinces(body: Body, year: int | None) -> ProvinceReading:
    """Read the provinces of an article.

    Args:
        body: the article without boilerplate.
        year: the year it was published in, or None; provinces founded later are read as their parents.

    Returns:
        The provinces that it is about and those that it only names.
    """
    reading = read(body)
    found: dict[str, list[Mention]] = defaultdict(list)
    named = mentions(reading)
    old = frozenset() if year else _under_parents(named)
    for mention in named:
        province = gazetteer.province_in(mention.places[0], year)
        found[gazetteer.parent_of(province) if province in old else province].append(mention)
    weighed = about(reading, body, found)
    order = sorted(found, key=lambda name: -weighed[name].probability)
    candidates = tuple(_candidate(name, weighed[name], found[name], reading.words) for name in order)
    return ProvinceReading(
        tuple(item for one in candidates if one.verdict is Verdict.ABOUT for item in one.words),
        tuple(item for one in candidates if one.verdict is Verdict.MENTIONED for item in one.words),
        candidates,
    )


def _candidate(name: str, weighed: Weighed, found: Sequence[Mention], words: Words) -> Candidate:
    verdict = Verdict.IMPLIED if all(mention.implied for mention in found) else Verdict.MENTIONED
    if weighed.probability > ENOUGH:
        verdict = Verdict.ABOUT
    field = Field.PROVINCES if verdict is Verdict.ABOUT else Field.MENTIONED_PROVINCES
    evidence = tuple(_evidence(field, name, found, words))
    return Candidate(field, name, evidence, verdict, weighed.probability, weighed.grounds)


def _under_parents(named: Sequence[Mention]) -> frozenset[str]:
    """The younger provinces that a text of unknown year writes as their parents: "Timika, Papua"."""
    own = {mention.places[0].name for mention in named if mention.places[0].level is Level.PROVINCE}
    young = {
        inner.places[0].province
        for inner, outer in pairwise(named)
        if outer.opens == inner.last and outer.places[0].name == gazetteer.parent_of(inner.places[0].province)
    }
    return frozenset(young - own)


def named_provinces(text: str) -> tuple[str, ...]:
    """The provinces that a piece of text names, directly or through a place in them, in reading order."""
    found = mentions(read_words(cut_text(text)))
    return tuple(dict.fromkeys(gazetteer.province_in(mention.places[0], None) for mention in found))


def is_place(text: str) -> bool:
    """Whether a piece of text is the name of a province, regency, city, district or known town."""
    words = cut_text(text)
    key = " ".join(words.low)
    for kind in ("kabupaten ", "kota ", "provinsi ", "kab "):
        key = key.removeprefix(kind)
    return key in gazetteer.by_name() or key in gazetteer.districts()


def _evidence(kind: Field, name: str, found: Sequence[Mention], words: Words) -> Iterator[Evidence]:
    for mention in found[:_EVIDENCE]:
        start, end = words.starts[mention.first], words.ends[mention.last - 1]
        text = words.raw[start:end]
        if start >= words.length:
            yield Evidence(kind, name, text, origin=Origin.GIVEN)
        else:
            yield Evidence(kind, name, text, start, end)

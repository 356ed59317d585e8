"""Which provinces an article is about, and which it only names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from index.article import Evidence, Field, Origin
from index.extraction import gazetteer
from index.extraction.body import Body
from index.extraction.gazetteer import Level
from index.extraction.lexicon import Words, cut_text
from index.extraction.toponyms import Mention, Strength, mentions
from index.extraction.vocabulary import Reading, read, read_words

_CAPITAL = "DKI Jakarta"


@dataclass(frozen=True, slots=True)
class ProvinceReading:
    """The provinces of one article with their evidence, the strongest first.

    Attributes:
        about: evidence for the provinces where the events take place or whose government acts.
        mentioned: evidence for the further provinces that the text names.
    """

    about: tuple[Evidence, ...]
    mentioned: tuple[Evidence, ...]


@dataclass(slots=True)
class _Case:
    """What speaks for one province."""

    mentions: list[Mention] = field(default_factory=list)
    weight: float = 0.0


def provinces(body: Body, year: int | None) -> ProvinceReading:
    """Read the provinces of an article.

    Args:
        body: the article without boilerplate.
        year: the year it was published in, or None; provinces founded later are read as their parents.

    Returns:
        The provinces that it is about and those that it only names.
    """
    reading = read(body)
    cases = _cases(body, reading, year)
    order = sorted(cases, key=lambda name: -cases[name].weight)
    about = [name for name in order if _is_about(name, cases)]
    mentioned = [name for name in order if name not in about]
    return ProvinceReading(
        tuple(item for name in about for item in _evidence(Field.PROVINCES, name, cases[name], reading.words)),
        tuple(
            item
            for name in mentioned
            for item in _evidence(Field.MENTIONED_PROVINCES, name, cases[name], reading.words)
        ),
    )


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


def _cases(body: Body, reading: Reading, year: int | None) -> dict[str, _Case]:
    cases: dict[str, _Case] = defaultdict(_Case)
    for mention in mentions(reading):
        province = gazetteer.province_in(mention.places[0], year)
        case = cases[province]
        case.mentions.append(mention)
    for name, case in cases.items():
        case.weight = sum(_weight(body, reading.words, mention, name) for mention in case.mentions[:8])
    return dict(cases)


def _weight(body: Body, words: Words, mention: Mention, province: str) -> float:
    start = words.starts[mention.first]
    headline = words.headed and mention.first < words.parts[1]
    dateline = body.dateline is not None and body.dateline.span.start <= start < body.dateline.span.end
    if dateline:
        return 0.2 if province == _CAPITAL else 1.5
    if province == _CAPITAL and mention.before == "di" and not headline:
        return 0.2
    weight = 1.0
    if headline:
        weight = 4.0
    elif body.paragraphs and start - body.paragraphs[0].start < 350:
        weight = 2.0
    if mention.strength is Strength.GOVERNED:
        weight += 1.5
    return weight


def _is_about(name: str, cases: dict[str, _Case]) -> bool:
    best = max(case.weight for case in cases.values())
    return cases[name].weight >= 3.5 and cases[name].weight >= 0.45 * best


def _evidence(kind: Field, value: str, case: _Case, words: Words) -> list[Evidence]:
    found = []
    for mention in case.mentions[:5]:
        start, end = words.starts[mention.first], words.ends[mention.last - 1]
        text = words.raw[start:end]
        if start >= words.length:
            found.append(Evidence(kind, value, text, origin=Origin.GIVEN))
        else:
            found.append(Evidence(kind, value, text, start, end))
    return found

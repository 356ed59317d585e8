"""Which state bodies act, speak or are the subject in an article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from index.article import Evidence, Field, Origin
from index.extraction import namesakes, shortforms
from index.extraction.bodies import name_at
from index.extraction.body import Body
from index.extraction.branches import Branches
from index.extraction.candidate import Candidate, Verdict, Weighed
from index.extraction.gazetteer import Place
from index.extraction.lexicon import Words
from index.extraction.regional import Reference, Regions, bracketed, governments, in_a_code, offices
from index.extraction.salience import Salience
from index.extraction.showing import Showing
from index.extraction.toponyms import mentions
from index.extraction.units import without_class
from index.extraction.vocabulary import Central, Reading, Seated, Unit, read

_KIND = re.compile(r" (?:Provinsi|Kabupaten|Kota)(?: Administrasi)? ")
_EVIDENCE = 5
"""References that one body keeps as evidence."""
_POLICE_RANKS = ("Kepolisian Resor Kota Besar ", "Kepolisian Resor Metro ", "Kepolisian Resor Kota ")
ENOUGH = 0.45
"""Probability from which a body is written down."""


@dataclass(frozen=True, slots=True)
class InstitutionReading:
    """The institutions of one article.

    Attributes:
        evidence: for every body's full name in the article's time, the strongest first.
        candidates: all bodies that were weighed, the strongest first.
    """

    evidence: tuple[Evidence, ...]
    candidates: tuple[Candidate, ...]


def institutions(body: Body, about: tuple[str, ...], published: str | None) -> InstitutionReading:
    """Read the institutions of an article.

    Args:
        body: the article without boilerplate.
        about: the provinces that the article is about.
        published: ISO day, month or year of its publication, or None.

    Returns:
        The bodies that act, speak or are the subject, and those that stand by.
    """
    reading = read(body)
    places = mentions(reading)
    references = _merged(list(_references(reading, Regions(reading, places, about), published)))
    found: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        found[reference.name].append(reference)
    salience = Salience(body, reading.words, references)
    weighed = {name: salience.weigh(found[name]) for name in found}
    order = sorted(found, key=lambda name: -weighed[name].probability)
    shown = Showing(reading.words, places)
    candidates = tuple(
        _candidate(name, weighed[name], tuple(_evidence(found[name], shown, reading.words))) for name in order
    )
    kept = (one for one in candidates if one.verdict is Verdict.KEPT)
    return InstitutionReading(tuple(item for one in kept for item in one.words), candidates)


def _candidate(name: str, weighed: Weighed, evidence: tuple[Evidence, ...]) -> Candidate:
    verdict = Verdict.KEPT if weighed.probability > ENOUGH else Verdict.DROPPED
    return Candidate(Field.INSTITUTIONS, name, evidence, verdict, weighed.probability, weighed.grounds)


def _references(reading: Reading, regions: Regions, published: str | None) -> Iterator[Reference]:
    acting = list(offices(reading, regions))
    yield from acting
    branches = list(Branches(reading, regions, _main_government(acting)).references())
    yield from branches
    yield from _others(reading, regions, published, {reference.first for reference in branches})


def _merged(references: list[Reference]) -> list[Reference]:
    """Take a short name for the longer one that the text gives the same unit ("Dinsos")."""
    longest: dict[str, str] = {}
    for name in sorted({reference.name for reference in references}, key=len):
        unit, kind, region = _parted(name)
        if kind and ("," in unit or " dan " in unit):
            opening = re.split(r",| dan ", unit)[0]
            longest[f"{opening}{kind}{region}"] = name
    longest |= _police(sorted({reference.name for reference in references}))
    longest |= _classed({reference.name for reference in references})
    return [replace(one, name=longest.get(one.name, one.name)) for one in references]


def _classed(names: Set[str]) -> dict[str, str]:
    """The branch whose class a text names here and leaves out there (`Kantor Imigrasi Kelas I Palu`)."""
    found: dict[str, str] = {}
    for full in sorted(name for name in names if " Kelas " in name):
        plain = without_class(full)
        name = re.sub(r" (?:Kota|Kabupaten) ", " ", full)
        found |= {other: name for other in names if without_class(other) == plain}
    return found


def _police(names: list[str]) -> dict[str, str]:
    """The resort whose rank a text names here and leaves out there (`Polres Metro Depok`, `Polres Depok`)."""
    ranked: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for rank in _POLICE_RANKS:
            if name.startswith(rank):
                ranked[f"Kepolisian Resor {name.removeprefix(rank)}"].append(name)
                break
    return {plain: one[0] for plain, one in ranked.items() if len(one) == 1}


def _parted(name: str) -> tuple[str, str, str]:
    """Unit, kind and region of a full name; kind and region are empty where it has none."""
    match = _KIND.search(name)
    return (name[: match.start()], match.group(), name[match.end() :]) if match else (name, "", "")


def _others(
    reading: Reading, regions: Regions, published: str | None, taken: set[int]
) -> Iterator[Reference]:
    """The central bodies and those with a name of their own; what opens at a taken word is a branch."""
    branded, doubtful = namesakes.otherwise_meant(reading), shortforms.doubtful(reading)
    central = () if namesakes.abroad(reading) else reading.numbers[Central]
    for number in sorted({*central, *reading.numbers[Seated]} - doubtful):
        hit = reading.hits[number]
        words = " ".join(reading.words.low[hit.first : hit.last])
        if words in branded or namesakes.foreign(reading, number):
            continue
        if bracketed(reading.words, hit.first, hit.last) and not namesakes.misspelled(reading, number):
            continue
        if namesakes.of_another(reading.words, hit.first) or in_a_code(reading.words, hit.first, hit.last):
            continue
        for meaning in hit.meanings:
            beside = bool(regions.beside.get(number)) and any(isinstance(m, Unit) for m in hit.meanings)
            branch = beside or hit.first in taken
            if isinstance(meaning, Central) and not branch:
                name = name_at(meaning.body, meaning.name, published)
                yield Reference(name, hit.first, hit.last, meaning.head, resolved=True, central=True)
                break
            if isinstance(meaning, Seated):
                yield Reference(meaning.name, hit.first, hit.last, head=False, resolved=True)


def _main_government(found: list[Reference]) -> Place | None:
    """The government that is named most often."""
    counts = Counter(reference.name.removeprefix("Pemerintah ") for reference in found)
    return governments()[counts.most_common(1)[0][0]] if counts else None


def _evidence(found: list[Reference], shown: Showing, words: Words) -> Iterator[Evidence]:
    """The words for a body and for its region, each once."""
    spans = (span for reference in found[:_EVIDENCE] for span in shown.spans(reference))
    for span in dict.fromkeys(spans):
        text = span.of(words.raw)
        if span.start >= words.length:
            yield Evidence(Field.INSTITUTIONS, found[0].name, text, origin=Origin.GIVEN)
        else:
            yield Evidence(Field.INSTITUTIONS, found[0].name, text, span.start, span.end)

"""Which state bodies act, speak or are the subject in an article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from index.article import Evidence, Field, Origin
from index.extraction import gazetteer
from index.extraction.bodies import name_at
from index.extraction.body import Body
from index.extraction.lexicon import Words
from index.extraction.regional import Reference, Regions, bracketed, offices, unit_references
from index.extraction.salience import Salience
from index.extraction.toponyms import mentions
from index.extraction.vocabulary import Central, Reading, Seated, Unit, read

_EVIDENCE = 5
"""Pieces of evidence that one body keeps."""
_ENOUGH = 0.5
"""Probability from which a body is written down."""


def institutions(body: Body, about: tuple[str, ...], published: str | None) -> tuple[Evidence, ...]:
    """Read the institutions of an article.

    Args:
        body: the article without boilerplate.
        about: the provinces that the article is about.
        published: ISO day, month or year of its publication, or None.

    Returns:
        Evidence for every body's full name in the article's time, the strongest first.
    """
    reading = read(body)
    references = list(_references(reading, about, published))
    found: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        found[reference.name].append(reference)
    salience = Salience(body, reading.words, references)
    weights = {name: salience.probability(found[name]) for name in found}
    kept = sorted((name for name in found if weights[name] > _ENOUGH), key=lambda name: -weights[name])
    return tuple(item for name in kept for item in _evidence(name, found[name], reading.words))


def _references(reading: Reading, about: tuple[str, ...], published: str | None) -> Iterator[Reference]:
    regions = Regions(reading, mentions(reading), about)
    governments = list(offices(reading, regions))
    yield from governments
    yield from unit_references(reading, regions, _main_government(governments))
    for number, hit in enumerate(reading.hits):
        if bracketed(reading.words, hit.first, hit.last):
            continue
        for meaning in hit.meanings:
            branch = number in regions.beside and any(isinstance(m, Unit) for m in hit.meanings)
            if isinstance(meaning, Central) and not branch:
                name = name_at(meaning.body, meaning.name, published)
                yield Reference(name, hit.first, hit.last, meaning.head, resolved=True, central=True)
                break
            if isinstance(meaning, Seated):
                yield Reference(meaning.name, hit.first, hit.last, head=False, resolved=True, central=True)


def _main_government(governments: list[Reference]) -> gazetteer.Place | None:
    counts = Counter(reference.name.removeprefix("Pemerintah ") for reference in governments)
    places = {place.full: place for place in (*gazetteer.provinces(), *gazetteer.regencies().values())}
    return places[counts.most_common(1)[0][0]] if counts else None


def _evidence(name: str, found: list[Reference], words: Words) -> Iterator[Evidence]:
    for reference in found[:_EVIDENCE]:
        start, end = words.starts[reference.first], words.ends[reference.last - 1]
        text = words.raw[start:end]
        if start >= words.length:
            yield Evidence(Field.INSTITUTIONS, name, text, origin=Origin.GIVEN)
        else:
            yield Evidence(Field.INSTITUTIONS, name, text, start, end)

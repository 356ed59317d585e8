"""Why an article's metadata are what they are: every candidate, from the readers themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from index.article import Article, Evidence, Field
from index.extraction import correct, explaindates, headline, media
from index.extraction.body import Span
from index.extraction.candidate import Candidate, Ground, Verdict
from index.extraction.extract import Draft, draft
from index.sources.page import RawPage

MOST = 50
"""Media that are looked for beyond the one that counts; a text may name one in every line."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One article and what was considered for it.

    Attributes:
        article: the article, as `extract` gives it.
        candidates: what was considered, field by field, in the order in which the readers look.
    """

    article: Article
    candidates: tuple[Candidate, ...]

    def counts(self, candidate: Candidate) -> bool:
        """Whether the article's metadata rest on a candidate."""
        kept = {_key(item) for item in self.article.evidence}
        return any(_key(item) in kept for item in candidate.words)


def explain(page: RawPage, today: date | None = None) -> Explanation:
    """Read one page and tell what was considered.

    Args:
        page: the raw page.
        today: the day of reading, which no report is later than; None for the clock's.

    Returns:
        The article with all candidates.
    """
    made = draft(page, today)
    return Explanation(made.article(), tuple(_candidates(made)))


def _key(item: Evidence) -> tuple[object, ...]:
    """What tells a piece of evidence: its place in the text, else its value."""
    return item.field, item.origin, item.start if item.start is not None else item.value


def _candidates(made: Draft) -> Iterator[Candidate]:
    yield from _beside(made.page, Field.TITLE)
    yield from _titles(made)
    yield from _beside(made.page, Field.OUTLET)
    yield from _media(made)
    yield from _corrected(made.page, Field.PUBLISHED)
    yield from explaindates.candidates(made)
    yield from _corrected(made.page, Field.PROVINCES)
    yield from _corrected(made.page, Field.MENTIONED_PROVINCES)
    yield from made.named.candidates
    yield from _corrected(made.page, Field.INSTITUTIONS)
    yield from made.bodies.candidates
    yield from _beside(made.page, Field.URL)


def _corrected(page: RawPage, field: Field) -> Iterator[Candidate]:
    correction = correct.correction_of(page, field)
    if correction:
        signed = correction.correction
        words = correct.evidence(correction)
        ground = Ground(
            "signed", detail=": ".join(filter(None, (f"{signed.who}, {signed.when}", signed.why)))
        )
        yield Candidate(field, "; ".join(correction.values), words, Verdict.CORRECTED, grounds=(ground,))


def _beside(page: RawPage, field: Field) -> Iterator[Candidate]:
    """What people and the source say beside the text."""
    yield from _corrected(page, field)
    given = page.given.get(field)
    if given and given.value.strip():
        value = " ".join(given.value.split())
        yield Candidate(
            field, value, (Evidence(field, value, given.words, origin=given.origin),), Verdict.GIVEN
        )


def _media(made: Draft) -> Iterator[Candidate]:
    """The media, each place in the text once: the name in a dateline is a name, too."""
    seen: set[int | None] = set()
    for candidate in islice(media.candidates(made.body, made.folded), MOST):
        start = candidate.words[0].start
        if start not in seen:
            yield candidate
        seen.add(start)


def _titles(made: Draft) -> Iterator[Candidate]:
    layout = made.layout
    dated = {line for line, _ in made.dated}
    alone = not layout.paragraphs and len(layout.head) == 1
    verdicts = {line: headline.objection(layout, line, dated) for line in layout.head}
    lines = [line for line in layout.head if verdicts[line] is None]
    weights = dict(zip(lines, headline.weights(layout, made.folded, lines, dated), strict=True))
    for line in layout.head:
        objection = Verdict.ONLY_LINE if alone else verdicts[line]
        if objection is None and weights[line] == headline.REPEATED:
            objection = Verdict.REPEATED
        weight = None if objection else weights[line]
        yield _line(made.page.text, line, objection or Verdict.HEADLINE, weight)


def _line(raw: str, line: Span, verdict: Verdict, weight: float | None) -> Candidate:
    words = line.of(raw)
    value = " ".join(words.split())
    evidence = Evidence(Field.TITLE, value, words, line.start, line.end)
    return Candidate(Field.TITLE, value, (evidence,), verdict, weight)

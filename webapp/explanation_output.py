"""How `flask extract --explain` shows one article: for each field its value, the rule and all candidates."""

from __future__ import annotations

from collections.abc import Iterator

from index.article import Article, Field, PublishedDate
from index.extraction.candidate import Candidate, Ground, Verdict
from index.extraction.explain import Explanation
from index.extraction.explaindates import OPEN
from webapp import messages, messages_explained
from webapp.command_output import decimal, escape
from webapp.filters import date_words

MAX_CANDIDATES = 40
"""Candidates of one field that are shown."""
_MAX_VALUE = 160
_MAX_WORDS = 5
_PROBABLE = (Verdict.ABOUT, Verdict.MENTIONED, Verdict.IMPLIED, Verdict.KEPT, Verdict.DROPPED)
_SHOWN_WITH = {Field.MENTIONED_PROVINCES: Field.PROVINCES}
"""Both kinds of provinces are weighed together."""


def lines(explanation: Explanation) -> Iterator[str]:
    """Write an explanation for a terminal.

    Args:
        explanation: one article's.

    Yields:
        Lines without their ends.
    """
    article = explanation.article
    yield escape(article.id)
    yield "=" * len(article.id)
    for field, value in _values(article).items():
        candidates = [one for one in explanation.candidates if _SHOWN_WITH.get(one.field, one.field) is field]
        yield f"{messages.FIELDS[field]}: {_cut(value) or messages_explained.NO_VALUE}"
        yield from _field(field, candidates, explanation)
    yield ""


def _values(article: Article) -> dict[Field, str]:
    provinces = "; ".join(article.provinces)
    if article.mentioned_provinces:
        also = messages.FIELDS[Field.MENTIONED_PROVINCES].lower()
        provinces = (
            f"{provinces or messages_explained.NO_VALUE} ({also}: {'; '.join(article.mentioned_provinces)})"
        )
    return {
        Field.TITLE: article.title or "",
        Field.OUTLET: article.outlet or "",
        Field.PUBLISHED: _published(article.published),
        Field.PROVINCES: provinces,
        Field.INSTITUTIONS: "; ".join(article.institutions),
        Field.URL: article.url or "",
    }


def _published(published: PublishedDate) -> str:
    if published.value:
        basis = f" ({messages.BASES[published.basis]})" if published.basis else ""
        return date_words(published.value) + basis
    if published.earliest or published.latest:
        bounds = _bounds(published.earliest or OPEN, published.latest or OPEN)
        return messages_explained.UNSETTLED.format(bounds=bounds)
    return ""


def _field(field: Field, candidates: list[Candidate], explanation: Explanation) -> Iterator[str]:
    if not candidates:
        yield f"  {messages_explained.NO_CANDIDATES}"
        return
    if any(one.verdict is Verdict.CORRECTED for one in candidates):
        yield f"  {messages_explained.CORRECTED_RULE}"
    else:
        yield f"  {messages_explained.RULE.format(rule=messages_explained.RULES[field])}"
    for candidate in candidates[:MAX_CANDIDATES]:
        yield from _candidate(candidate, explanation.counts(candidate))
    if len(candidates) > MAX_CANDIDATES:
        yield f"  {messages_explained.MORE_CANDIDATES.format(count=len(candidates) - MAX_CANDIDATES)}"


def _candidate(candidate: Candidate, counts: bool) -> Iterator[str]:
    facts = [messages_explained.VERDICTS[candidate.verdict]]
    if candidate.verdict is Verdict.BOUND:
        facts.append(_bounds(*candidate.value.split("/")))
    if candidate.weight is not None:
        probable = candidate.verdict in _PROBABLE
        form = messages_explained.PROBABILITY if probable else messages_explained.WEIGHT
        whole = float(candidate.weight).is_integer() and not probable
        facts.append(form.format(weight=decimal(candidate.weight, 0 if whole else 2)))
    words = _words(candidate)
    value = _value(candidate)
    shown = value if not words or value == words else f"{value} {words}".strip()
    yield f"  {'✓' if counts else '·'} {shown} – {'; '.join(facts)}"
    if candidate.grounds:
        yield f"      {'; '.join(map(_ground, candidate.grounds))}"


def _value(candidate: Candidate) -> str:
    """The value as readers see it; of what stands in the text as it is, the words say it already."""
    if candidate.verdict is Verdict.BOUND:
        return ""
    if candidate.field is Field.PUBLISHED and candidate.value:
        return date_words(candidate.value)
    if candidate.field is Field.TITLE and candidate.words[0].start is not None:
        return ""
    return _cut(candidate.value) or ("" if candidate.words[0].words else messages_explained.NO_VALUE)


def _words(candidate: Candidate) -> str:
    different = list(dict.fromkeys(" ".join(item.words.split()) for item in candidate.words if item.words))
    more = " …" if len(different) > _MAX_WORDS else ""
    return ", ".join(f"“{_cut(words)}”" for words in different[:_MAX_WORDS]) + more


def _ground(ground: Ground) -> str:
    text = messages_explained.GROUNDS.get(ground.code, ground.code)
    text = text.format(detail=escape(ground.detail) or messages_explained.NO_VALUE)
    if ground.weight is None:
        return text
    whole = float(ground.weight).is_integer()
    sign = "+" if ground.weight > 0 else "−"
    return f"{text} {sign}{decimal(abs(ground.weight), 0 if whole else 2)}"


def _bounds(earliest: str, latest: str) -> str:
    forms = ((earliest, messages_explained.EARLIEST), (latest, messages_explained.LATEST))
    return ", ".join(form.format(day=date_words(day)) for day, form in forms if day != OPEN)


def _cut(text: str) -> str:
    return escape(text[:_MAX_VALUE]) + ("…" if len(text) > _MAX_VALUE else "")

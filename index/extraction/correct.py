"""Corrections take the place of what was read; the readers that come later start from them."""

from __future__ import annotations

from dataclasses import replace

from index.article import Basis, Evidence, Field, Origin, PublishedDate
from index.sources.page import CorrectedField, RawPage


def corrected(page: RawPage, field: Field, found: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Give a field's evidence: the correction's when there is one, else what was found.

    Args:
        page: the page with its corrections.
        field: the field.
        found: the evidence that was read.

    Returns:
        The evidence that counts; one piece with an empty value when a correction says that there is none.
    """
    correction = correction_of(page, field)
    return evidence(correction) if correction else found


def published(page: RawPage) -> tuple[PublishedDate, tuple[Evidence, ...]] | None:
    """Give the corrected date of publication with its evidence, or None when nobody corrected it."""
    correction = correction_of(page, Field.PUBLISHED)
    if correction is None:
        return None
    day = correction.values[0] if correction.values else None
    return PublishedDate(day, Basis.CORRECTED if day else None), evidence(correction)


def correction_of(page: RawPage, field: Field) -> CorrectedField | None:
    """The correction of one field, or None."""
    return next((item for item in page.corrections if item.field is field), None)


def evidence(correction: CorrectedField) -> tuple[Evidence, ...]:
    """Evidence for the values of a correction."""
    return tuple(
        Evidence(
            correction.field,
            value,
            correction.words,
            origin=Origin.CORRECTED,
            correction=correction.correction,
        )
        for value in correction.values or ("",)
    )


def provinces(
    page: RawPage, about: tuple[Evidence, ...], mentioned: tuple[Evidence, ...]
) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """Give the provinces that count; one that the article is not about after all is still named.

    Args:
        page: the page with its corrections.
        about: evidence for the provinces that the article was read to be about.
        mentioned: evidence for those that it only names.

    Returns:
        Evidence for both kinds; no province is in both.
    """
    if not page.corrections:
        return about, mentioned
    own = corrected(page, Field.PROVINCES, about)
    values = {item.value for item in own} - {""}
    named = [replace(item, field=Field.MENTIONED_PROVINCES) for item in (*about, *mentioned)]
    others = corrected(page, Field.MENTIONED_PROVINCES, tuple(named))
    return own, tuple(item for item in others if item.value not in values)

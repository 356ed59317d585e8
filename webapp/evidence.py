"""Where an article's metadata was read, gathered for its page: one row a value, its words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext

from index.article import Correction, Evidence, Field, Origin
from webapp import messages
from webapp.filters import date_words

_ISO_DATE = re.compile("[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One value of one field.

    Attributes:
        field: the field's name for readers.
        value: the value as readers see it.
        sources: the different words that it was read from, each with the name of the place where they stand.
        correction: who put it in place of what was read, when and why; None when it was read.
    """

    field: str
    value: str
    sources: tuple[tuple[str, str], ...]
    correction: Correction | None = None


def rows(evidence: Iterable[Evidence]) -> list[Row]:
    """Gather evidence by field and value, in the order of its first words; the same words are shown once."""
    gathered: dict[tuple[Field, str, Correction | None], dict[tuple[str, Origin], None]] = {}
    for item in evidence:
        gathered.setdefault((item.field, item.value, item.correction), {})[item.words, item.origin] = None
    return [
        Row(
            gettext(messages.FIELDS[field]),
            date_words(value) if field is Field.PUBLISHED and _ISO_DATE.fullmatch(value) else value,
            tuple((words, gettext(messages.ORIGINS[origin])) for words, origin in found),
            correction,
        )
        for (field, value, correction), found in gathered.items()
    ]

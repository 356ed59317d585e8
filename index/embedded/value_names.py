"""Names of a facet's values, found by the beginning of any of their words, or by their short form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import numpy as np

from index.analysis.chain import query_terms
from index.analysis.tokens import TOKEN
from index.analysis.variants import fold
from index.embedded import arrays
from index.embedded.arrays import Int32
from index.embedded.columns import FacetColumn
from index.embedded.strings import StringTable, encoded, write_strings

MOST_VALUES = 50_000
"""How many values of a facet can be completed, the commonest."""
MOST_SHORT_FORMS = 2_000
"""How many values of a facet are found by their short forms, too; each costs an analysis of its name."""
FOLDED, FORMS = "folded", "forms"
FILES = ("ordinals.i4", "counts.i4", "owners.i4", "offsets.i4", "form_owners.i4")


@dataclass(frozen=True, slots=True)
class _Tails:
    """What stands from each word on in the folded names of values, as a sequence that is searched."""

    folded: StringTable
    owners: Int32
    offsets: Int32

    def __len__(self) -> int:
        return len(self.owners)

    def __getitem__(self, row: int) -> bytes:
        return self.folded[int(self.owners[row])][int(self.offsets[row]) :]


class ValueNames:
    """The names of one facet's values. Values are numbered by commonness, which is all that an owner is."""

    def __init__(self, folder: Path, column: FacetColumn) -> None:
        """Map what `write_value_names` wrote.

        Args:
            folder: where it is.
            column: the facet's column, which it was made from.
        """
        ordinals, counts, owners, offsets, form_owners = (arrays.load(folder / name) for name in FILES)
        self._column = column
        self._ordinals, self._counts, self._form_owners = ordinals, counts, form_owners
        self._tails = _Tails(StringTable.open(folder / FOLDED), owners, offsets)
        self._forms = StringTable.open(folder / FORMS)

    def completing(self, tail: str, most: int) -> list[tuple[str, int]]:
        """The commonest values that from one of their words on begin like the tail, with their counts."""
        wanted = encoded(tail.strip())
        first = bisect_left(self._tails, wanted)
        # No UTF-8 string contains the byte 0xFF, so it sorts behind every continuation.
        last = bisect_left(self._tails, wanted + b"\xff")
        beginning = np.unique(self._tails.owners[first:last])[:most].tolist()
        owners = dict.fromkeys([*self._with_form(tail), *beginning])
        return [self._value(owner) for owner in owners][:most]

    def _with_form(self, text: str) -> list[int]:
        form = _form(text)
        if not form:
            return []
        first, last = self._forms.place(form), self._forms.place(form + b"\0")
        owners: list[int] = self._form_owners[first:last].tolist()
        return owners

    def _value(self, owner: int) -> tuple[str, int]:
        return self._column.values[int(self._ordinals[owner])].decode(), int(self._counts[owner])


def write_value_names(folder: Path, column: FacetColumn, missing: str) -> None:
    """Write the names of a facet's values down.

    Args:
        folder: where the files go; it must not exist.
        column: the facet's column.
        missing: what stands for no value.
    """
    totals = np.bincount(column.ordinals, minlength=len(column.values))
    commonest = np.argsort(-totals, kind="stable")[:MOST_VALUES]
    ordinals = [at for at in commonest.tolist() if totals[at] and column.values[at] != missing.encode()]
    names = [column.values[at].decode() for at in ordinals]
    folded = [[fold(token[0]).encode() for token in TOKEN.finditer(name)] for name in names]
    tails = sorted(_tails(folded))
    forms = sorted((_form(name), owner) for owner, name in enumerate(names[:MOST_SHORT_FORMS]))
    forms = [(form, owner) for form, owner in forms if form]
    folder.mkdir(parents=True)
    write_strings(folder / FOLDED, [b" ".join(words) for words in folded])
    write_strings(folder / FORMS, [form for form, _ in forms])
    columns = (
        ordinals,
        totals[ordinals],
        [owner for _, owner, _ in tails],
        [offset for _, _, offset in tails],
        [owner for _, owner in forms],
    )
    for name, values in zip(FILES, columns, strict=True):
        arrays.save(folder / name, np.asarray(values, np.int32))


def _tails(folded: Sequence[Sequence[bytes]]) -> Iterator[tuple[bytes, int, int]]:
    """What stands from each word on, of which value, and at which byte of its folded name."""
    for owner, words in enumerate(folded):
        whole = b" ".join(words)
        for offset in accumulate((len(word) + 1 for word in words[:-1]), initial=0):
            if whole:
                yield whole[offset:], owner, offset


def _form(text: str) -> bytes:
    """The names that a text consists of, whatever their form; empty when it is not made of names alone."""
    meaning = [term.alternatives[0] for term in query_terms(text)]
    return encoded(" ".join(meaning)) if all(term.startswith("@") for term in meaning) else b""

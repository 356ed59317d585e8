"""Facets: which matches the chosen values leave, and how many matches carry each value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from index.embedded.arrays import Bool, Int32, Int64
from index.embedded.columns import Columns, FacetColumn
from index.embedded.document import date_key
from index.embedded.matches import Found
from index.engine import LEVELS, MISSING, Facet, FacetCount, Filters

YEAR = 10_000
MONTH = 100
"""What a date key (yyyymmdd) is divided by to give the year, and yyyymm."""


LEVEL_VALUES = frozenset(LEVELS.values())
_YEAR_NAMES = [f"{year:04d}" for year in range(YEAR)]


class FacetedMatches:
    """The matches of a query under filters: what is left, and the counts of every facet.

    What is chosen and excluded within a facet does not filter that facet's own counts, so that every other
    value shows what it would add, and an excluded one what it keeps out.
    """

    def __init__(self, docs: Int32, columns: Columns, filters: Filters) -> None:
        self._docs = docs
        self._columns = columns
        self._filters = filters
        self._masks: dict[Facet, Bool] = {}
        for facet in Facet:
            mask = self._narrowed(facet)
            if mask is not None:
                self._masks[facet] = mask
        if filters.date_from or filters.date_to:
            span = _in_span(columns.dates[docs], filters.date_from, filters.date_to)
            self._span: Bool | None = span
        else:
            self._span = None

    def kept(self, found: Found) -> Found:
        """What all filters leave of what was found; the matches are those that this was made with."""
        if self._span is None and not self._masks:
            return found
        kept = self._mask(without=None)
        whole = int(np.count_nonzero(kept[: found.whole]))
        return Found(found.docs[kept], found.scores[kept], whole, found.ahead)

    def counts(self, limit: int) -> Mapping[Facet, tuple[FacetCount, ...]]:
        """The counts of every facet.

        Args:
            limit: how many values a facet lists at most, named ones and MISSING not counted.
        """
        return {facet: self.counts_of(facet, limit) for facet in Facet}

    def counts_of(self, facet: Facet, limit: int) -> tuple[FacetCount, ...]:
        """The counts of one facet; dates are all listed."""
        if facet is Facet.DATE:
            return self._date_counts()
        return self._value_counts(facet, self._columns.facets[facet], limit)

    def months_of_only_year(self) -> tuple[FacetCount, ...]:
        """The months of the only year that the counts of dates name, when none is in use; else nothing."""
        years = self._years.nonzero()[0]
        known = years[years > 0].tolist()
        if len(known) != 1 or self._named(Facet.DATE):
            return ()
        months = _month_counts(self._dates, _YEAR_NAMES[known[0]], ())
        return tuple(FacetCount(value, count) for value, count in months.items())

    def levels(self) -> tuple[FacetCount, ...]:
        """How many results have an institution of each level, counted as that facet is."""
        counts = self._columns.levels.counts(self._counted(Facet.INSTITUTION))
        return tuple(self.count(Facet.INSTITUTION, value, count) for value, count in counts.items())

    def totals(self, facet: Facet) -> Int64:
        """How many results carry each value of a facet, by ordinal."""
        docs, column = self._counted(facet), self._columns.facets[facet]
        whole = len(docs) == len(self._columns.live)
        return np.bincount(column.ordinals, minlength=len(column.values)) if whole else column.totals(docs)

    def count(self, facet: Facet, value: str, count: int) -> FacetCount:
        """One value with its count, and whether the request chose or excluded it."""
        chosen, excluded = self._filters.chosen.get(facet, ()), self._filters.excluded.get(facet, ())
        return FacetCount(value, count, value in chosen, value in excluded)

    def _mask(self, without: Facet | None) -> Bool:
        mask = np.ones(len(self._docs), np.bool_) if self._span is None else self._span
        for facet, chosen in self._masks.items():
            if facet is not without:
                mask = mask & chosen
        return mask

    def _counted(self, facet: Facet) -> Int32:
        """The documents that a facet's counts are made of."""
        filtered = self._span is not None or any(other is not facet for other in self._masks)
        return self._docs[self._mask(without=facet)] if filtered else self._docs

    def _narrowed(self, facet: Facet) -> Bool | None:
        """Which documents one facet's chosen and excluded values leave; None when it has none."""
        chosen, excluded = self._filters.chosen.get(facet, ()), self._filters.excluded.get(facet, ())
        mask = self._carrying(facet, chosen) if chosen else None
        if not excluded:
            return mask
        others = ~self._carrying(facet, excluded)
        return others if mask is None else mask & others

    def _named(self, facet: Facet) -> tuple[str, ...]:
        """The values of a facet that the request names, which are counted also when nothing is left."""
        return (*self._filters.chosen.get(facet, ()), *self._filters.excluded.get(facet, ()))

    def _carrying(self, facet: Facet, values: tuple[str, ...]) -> Bool:
        """Which documents carry any of the values."""
        if facet is Facet.DATE:
            return _with_dates(self._columns.dates[self._docs], values)
        column = self._columns.facets[facet]
        wanted = np.zeros(len(column.values) + 1, np.bool_)
        for value in values:
            ordinal = column.values.find(value)
            if ordinal is not None:
                wanted[ordinal] = True
        carrying = column.carrying(self._docs, wanted)
        if facet is Facet.INSTITUTION and not LEVEL_VALUES.isdisjoint(values):
            carrying |= self._columns.levels.carrying(self._docs, values)
        return carrying

    def _value_counts(self, facet: Facet, column: FacetColumn, limit: int) -> tuple[FacetCount, ...]:
        totals = self.totals(facet)
        named = self._named(facet)
        missing = MISSING[facet]
        special = dict.fromkeys((*named, missing))
        apart = {value: _taken(totals, column.values.find(value)) for value in special}
        if not LEVEL_VALUES.isdisjoint(named):
            apart |= {level.value: level.count for level in self.levels() if level.value in named}
        listed = list(map(FacetCount, *_commonest(totals, limit, column.names)))
        if named:
            listed += [self.count(facet, value, apart[value]) for value in apart if value in named]
            listed.sort(key=lambda entry: (entry.value == missing, -entry.count, entry.value))
        if missing not in named and apart[missing]:
            listed.append(FacetCount(missing, apart[missing]))
        return tuple(listed)

    def _date_counts(self) -> tuple[FacetCount, ...]:
        keys, totals = self._dates, self._years
        named = self._named(Facet.DATE)
        years = totals.nonzero()[0][::-1]
        found = dict(zip(map(_YEAR_NAMES.__getitem__, years.tolist()), totals[years].tolist(), strict=True))
        missing = found.pop(_YEAR_NAMES[0], 0)
        order = list(found)
        if named:
            found |= {value: found.get(value, 0) for value in named if len(value) == len("2018")}
            for year in self._opened_years():
                found |= {year: found.get(year, 0)} | _month_counts(keys, year, named)
            # A year stands before its months, the newest of each first.
            order = sorted(found, key=lambda value: (-int(value[:4]), len(value) > 4, -int(value[5:] or 0)))
        if missing or MISSING[Facet.DATE] in named:
            order.append(MISSING[Facet.DATE])
            found[MISSING[Facet.DATE]] = missing
        return tuple([self.count(Facet.DATE, value, found[value]) for value in order])

    @cached_property
    def _dates(self) -> Int32:
        """The dates that are counted."""
        return self._columns.dates.take(self._counted(Facet.DATE))

    @cached_property
    def _years(self) -> Int64:
        """How many of them lie in each year, 0 for unknown ones."""
        return np.bincount(self._dates // YEAR, minlength=1)

    def _opened_years(self) -> set[str]:
        """The years whose months are counted: those that are chosen, or named by a month."""
        chosen = self._filters.chosen.get(Facet.DATE, ())
        months = (value for value in self._named(Facet.DATE) if len(value) == len("2018-08"))
        return {value[:4] for value in (*chosen, *months) if value != MISSING[Facet.DATE]}


def _taken(totals: Int64, ordinal: int | None) -> int:
    """Take the count of a value out of the totals; one that no article has counts nothing."""
    if ordinal is None:
        return 0
    count = int(totals[ordinal])
    totals[ordinal] = 0
    return count


def _commonest(totals: Int64, limit: int, names: Sequence[str]) -> tuple[list[str], list[int]]:
    """The values with the highest counts, and those; the first of equal ones first, without empty ones."""
    used = totals.nonzero()[0]
    counts = totals.take(used)
    order = (-counts).argsort(kind="stable")[:limit]
    return [names[at] for at in used.take(order).tolist()], counts.take(order).tolist()


def _month_counts(keys: Int32, year: str, named: tuple[str, ...]) -> dict[str, int]:
    """The counts of a year's months, by `2018-08`; named months are there also when nothing is left."""
    months = (keys[keys // YEAR == int(year)] // MONTH) % MONTH
    totals = np.bincount(months, minlength=13)
    wanted = {value for value in named if value.startswith(f"{year}-")}
    names = {f"{year}-{month:02d}": int(totals[month]) for month in range(1, 13)}
    return {name: count for name, count in names.items() if count or name in wanted}


def _with_dates(keys: Int32, values: tuple[str, ...]) -> Bool:
    mask = np.zeros(len(keys), np.bool_)
    for value in values:
        if value == MISSING[Facet.DATE]:
            mask |= keys == 0
        elif len(value) == len("2018-08"):
            mask |= keys // MONTH == date_key(value) // MONTH
        else:
            mask |= keys // YEAR == date_key(value) // YEAR
    return mask


def _in_span(keys: Int32, date_from: str | None, date_to: str | None) -> Bool:
    """Which dates may lie in a span; one known to the month or year counts if any of its days does."""
    first, last = date_key(date_from), date_key(date_to)
    mask = keys > 0
    if date_from:
        mask &= _last_day(keys) >= first
    if date_to:
        mask &= keys <= int(_last_day(np.asarray([last], np.int32))[0])
    return mask


def _last_day(keys: Int32) -> Int32:
    """Fill the unknown parts of date keys with the highest number, which need not be a day of that month."""
    months = np.where(keys // MONTH % MONTH == 0, keys + 12 * MONTH, keys)
    return np.where(months % MONTH == 0, months + 31, months).astype(np.int32)

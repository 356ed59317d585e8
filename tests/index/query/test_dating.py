"""Dating: which words of a query name a year or month in which articles may have been published."""

from __future__ import annotations

import pytest

from index.query.clauses import AllOf, AnyOf, Clause, NoneOf, TermClause, resolve
from index.query.dating import with_periods
from index.query.parser import parse
from index.query.period import Period


def dated(text: str, *unknown: Period) -> tuple[Clause, tuple[Period, ...]]:
    tree = parse(text).tree
    assert tree is not None
    return with_periods(resolve(tree), lambda period: period not in unknown)


def marks(clause: Clause) -> dict[str, Period]:
    """The typed words that a period satisfies, with it."""
    if isinstance(clause, AllOf | AnyOf):
        return {word: period for part in clause.parts for word, period in marks(part).items()}
    if isinstance(clause, NoneOf):
        return marks(clause.part)
    return {clause.form: clause.published} if isinstance(clause, TermClause) and clause.published else {}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("pilkada jambi 2024", {"2024": Period(2024)}),
        ("inflasi maret 2025", {"maret": Period(2025, 3), "2025": Period(2025)}),
        ("inflasi Agt 2025", {"agt": Period(2025, 8), "2025": Period(2025)}),
        ("anggaran tahun 2018", {"2018": Period(2018)}),
        ("pilkada (2017 ATAU 2018)", {"2017": Period(2017), "2018": Period(2018)}),
        ("maret", {}),
        ("maret inflasi 2025", {"2025": Period(2025)}),
        ("dana 1500 desa", {}),
        ("kantor 20245", {}),
    ],
)
def test_a_year_and_a_month_with_its_year_name_a_period(text: str, named: dict[str, Period]) -> None:
    assert marks(dated(text)[0]) == named


@pytest.mark.parametrize(
    "text",
    [
        '"pilkada 2024"',
        '"2024" pilkada',
        "pilkada -2024",
        "judul:2024 pilkada",
        "uu nomor 5 tahun 2014",
        "202*",
    ],
)
def test_what_is_quoted_excluded_in_a_field_or_a_regulation_names_none(text: str) -> None:
    assert dated(text) == (dated(text, Period(2024), Period(2014))[0], ())


def test_the_narrowest_periods_are_told_in_the_order_of_the_query() -> None:
    assert dated("inflasi maret 2025 2024")[1] == (Period(2025, 3), Period(2024))


def test_a_period_without_articles_is_left_out() -> None:
    clause, periods = dated("inflasi maret 2025", Period(2025, 3))
    assert (marks(clause), periods) == ({"2025": Period(2025)}, (Period(2025),))


@pytest.mark.parametrize(("period", "iso"), [(Period(2018), "2018"), (Period(2018, 8), "2018-08")])
def test_a_period_is_written_as_an_iso_date(period: Period, iso: str) -> None:
    assert period.iso == iso

"""The tables of names as analysis takes them."""

from __future__ import annotations

from index.analysis.names import names, term_of
from index.analysis.tokens import tokenize
from index.knowledge import split, table

MOST_WORDS = 16
"""An entity's width must fit into the index's coded positions."""


def test_every_province_is_an_entity_under_each_of_its_names() -> None:
    terms = {name.written: name.entity.term for name in names()}
    for row in table("provinces"):
        for written in (row["name"], *split(row["aliases"])):
            assert terms[written] == term_of(row["name"])


def test_what_an_entity_contains_is_known() -> None:
    known = {name.entity.term for name in names()}
    assert {inner for name in names() for inner in name.entity.contains} <= known


def test_every_nesting_has_its_reason() -> None:
    assert all(bool(row["contains"]) == bool(row["why"]) for row in table("abbreviations"))


def test_only_names_of_other_tables_are_told_from_words() -> None:
    tables = ("abbreviations", "institutions", "units", "regencies")
    cells = [cell for name in tables for row in table(name) for cell in row.values()]
    known = {part for cell in cells for part in split(cell)}
    assert {row["name"] for row in table("common_word_names")} - known == set()


def test_no_province_contains_another() -> None:
    provinces = {term_of(row["name"]) for row in table("provinces")}
    nested = {name.entity.term: name.entity.contains for name in names() if name.entity.term in provinces}
    assert not any(provinces.intersection(contains) for contains in nested.values())


def test_names_fit_into_the_index() -> None:
    assert max(len(tokenize(name.written)) for name in names()) <= MOST_WORDS

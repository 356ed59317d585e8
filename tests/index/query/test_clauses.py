"""What a query tree asks of the index once its texts are analysed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.stems import stem
from index.query.clauses import (
    AllOf,
    AnyOf,
    Clause,
    NoneOf,
    PhraseClause,
    PrefixClause,
    TermClause,
    leaves,
    resolve,
)
from index.query.parser import MAX_CHARACTERS, parse
from index.query.tree import Scope

JATIM = "@jawa_timur"
LAN = "@lembaga_administrasi_negara"


def clause(text: str) -> Clause:
    tree = parse(text).tree
    assert tree is not None
    return resolve(tree)


def term(*alternatives: str, scope: Scope = Scope.TEXT) -> TermClause:
    return TermClause(alternatives, scope)


def every(found: Clause) -> list[Clause]:
    if isinstance(found, AllOf | AnyOf):
        return [found, *(inner for part in found.parts for inner in every(part))]
    return [found, *every(found.part)] if isinstance(found, NoneOf) else [found]


def test_words_are_asked_for_by_their_stems() -> None:
    assert clause("pembangunan jalan") == AllOf((term(stem("pembangunan")), term("jalan")))


def test_a_name_of_several_typed_words_is_one_term() -> None:
    assert clause("Jawa Timur") == AllOf((term(JATIM),))
    assert clause("lembaga administrasi negara") == AllOf((term(LAN),))


def test_short_and_long_form_of_a_name_ask_for_the_same() -> None:
    assert clause("jatim") == clause("jawa timur")
    assert clause("LAN") == clause("Lembaga Administrasi Negara")


def test_names_are_seen_over_the_whole_run_of_words() -> None:
    assert clause("gubernur (jawa) timur") == clause("gubernur jawa timur")


def test_no_name_is_seen_across_another_part_of_the_query() -> None:
    assert JATIM not in str(clause("jawa -bali timur"))


def test_repeated_words_count_once() -> None:
    assert clause("jalan jalan Jalan") == AllOf((term("jalan"),))


@pytest.mark.parametrize(
    "text", ["jalan di desa", "di jalan desa yang", '"jalan" di "desa"', "di jalan -x -x desa"]
)
def test_function_words_are_left_out(text: str) -> None:
    found = {leaf.alternatives for leaf in leaves(clause(text)) if isinstance(leaf, TermClause)}
    assert found == {("jalan",), ("desa",)}


@pytest.mark.parametrize("text", ["di", "yang di", "yang -desa"])
def test_function_words_count_when_nothing_else_is_asked_for(text: str) -> None:
    assert any(isinstance(leaf, TermClause) for leaf in leaves(clause(text)))


def test_function_words_count_in_phrases() -> None:
    assert clause('"jalan di desa"') == PhraseClause((("jalan",), ("di",), ("desa",)))


def test_a_phrase_of_one_word_is_a_term() -> None:
    assert clause('"jalan"') == term("jalan")
    assert clause('="Jalan"') == TermClause(("jalan",), exact=True)


def test_a_phrase_steps_over_names_as_one() -> None:
    assert clause('"gubernur jawa timur"') == PhraseClause((("gubernur",), (JATIM,)))


def test_exact_words_are_neither_stemmed_nor_taken_for_names() -> None:
    assert clause('="Pembangunan Jawa Timur"') == PhraseClause(
        (("pembangunan",), ("jawa",), ("timur",)), exact=True
    )


def test_a_prefix_is_a_beginning_as_it_is_written() -> None:
    assert clause("Pembang*") == PrefixClause("pembang")
    assert clause("judul:pembang*") == PrefixClause("pembang", Scope.TITLE)


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("provinsi:jawa timur", JATIM, ()),
        ("provinsi:jawa timur jalan desa", JATIM, ("jalan", "desa")),
        ("provinsi:jatim jalan", JATIM, ("jalan",)),
        ("provinsi:(jawa timur) jalan", JATIM, ("jalan",)),
        ('provinsi:"jawa timur" jalan', JATIM, ("jalan",)),
        ("instansi:lembaga administrasi negara jalan", LAN, ("jalan",)),
    ],
)
def test_a_field_reaches_over_a_whole_name(text: str, name: str, rest: tuple[str, ...]) -> None:
    scope = Scope.PROVINCE if "provinsi" in text else Scope.INSTITUTION
    assert clause(text) == AllOf((term(name, scope=scope), *map(term, rest)))


def test_a_negated_field_reaches_over_a_whole_name_too() -> None:
    assert clause("jalan -provinsi:jawa timur desa") == AllOf(
        (term("jalan"), NoneOf(AllOf((term(JATIM, scope=Scope.PROVINCE),))), term("desa"))
    )


def test_a_field_takes_one_word_when_the_next_ones_are_no_name_with_it() -> None:
    assert clause("sumber:tempo jalan") == AllOf((term("tempo", scope=Scope.OUTLET), term("jalan")))


def test_the_title_field_takes_one_word() -> None:
    assert clause("judul:jawa timur") == AllOf((term("jawa", scope=Scope.TITLE), term("timur")))


@pytest.mark.parametrize("text", ["?", '"..."', '="!"', "...", "😀"])
def test_a_text_without_letters_and_digits_matches_nothing(text: str) -> None:
    assert clause(text) == AllOf(())


def test_such_a_text_beside_words_does_not_count() -> None:
    assert clause('jalan "..." ?') == AllOf((term("jalan"),))


def test_negated_parts_are_no_leaves() -> None:
    assert list(leaves(clause("jalan -desa -(kota OR -pasar)"))) == [term("jalan"), term("pasar")]


@given(st.text(max_size=MAX_CHARACTERS))
def test_every_query_resolves_to_few_clauses(text: str) -> None:
    tree = parse(text).tree
    if tree is not None:
        found = every(resolve(tree))
        assert len(found) <= 2 * MAX_CHARACTERS
        assert all(part.alternatives for part in found if isinstance(part, TermClause))
        assert all(all(part.steps) for part in found if isinstance(part, PhraseClause))

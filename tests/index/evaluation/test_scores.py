"""The figures of the report on quality mean what the labelling guide says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Field
from index.evaluation.labels import NOTHING, SET_FIELDS, Metadata
from index.evaluation.scores import DateKind, SetScore, date_kind, plain, scores


def metadata(
    *provinces: str, published: str | None = None, title: str | None = None, outlet: str | None = None
) -> Metadata:
    sets = {**NOTHING.sets, Field.PROVINCES: provinces}
    return Metadata({Field.TITLE: title, Field.OUTLET: outlet}, published, sets)


def test_sets_are_summed_over_all_values_and_exact_ones_counted_by_article() -> None:
    result = scores(
        [
            (metadata("Jambi", "Riau"), metadata("Jambi", "Bali", "Aceh")),
            (metadata("Banten"), metadata("Banten")),
            (metadata(), metadata()),
        ]
    )
    score = result.sets[Field.PROVINCES]
    assert (score.hits, score.found, score.wanted, score.exact) == (2, 4, 3, 2)
    assert score.precision == 0.5
    assert score.recall == pytest.approx(2 / 3)
    assert score.f1 == pytest.approx(4 / 7)
    assert score.exact_share == pytest.approx(2 / 3)


def test_without_values_nothing_is_wrong_and_without_hits_nothing_right() -> None:
    assert [SetScore(0, 0, 0, 1, 1).precision, SetScore(0, 0, 0, 1, 1).recall] == [1.0, 1.0]
    assert SetScore(0, 2, 3, 0, 1).f1 == 0.0
    assert scores([]).sets[Field.PROVINCES].exact_share == 0.0


def test_a_value_that_is_written_twice_counts_once() -> None:
    score = scores([(metadata("Jambi"), metadata("Jambi", "JAMBI"))]).sets[Field.PROVINCES]
    assert (score.hits, score.found, score.exact) == (1, 1, 1)


@pytest.mark.parametrize(
    ("want", "have", "kind"),
    [
        ("2018-08-02", "2018-08-02", DateKind.RIGHT),
        (None, None, DateKind.RIGHT),
        ("2018-08-02", "2018-08", DateKind.COARSER),
        ("2018-08-02", "2018", DateKind.COARSER),
        ("2018-08-02", None, DateKind.MISSED),
        ("2018-08-02", "2018-09", DateKind.WRONG),
        ("2018", "2018-08-02", DateKind.WRONG),
        (None, "2018", DateKind.INVENTED),
    ],
)
def test_dates_are_of_five_kinds(want: str | None, have: str | None, kind: DateKind) -> None:
    assert date_kind(want, have) is kind
    assert scores([(metadata(published=want), metadata(published=have))]).dates[kind] == 1


def test_a_single_value_is_right_or_not_and_none_must_be_none() -> None:
    result = scores(
        [
            (metadata(title="Judul: satu!"), metadata(title="judul  satu")),
            (metadata(), metadata(title="Judul")),
            (metadata(outlet="ANTARA"), metadata()),
        ]
    )
    assert (result.right[Field.TITLE], result.right[Field.OUTLET]) == (2, 2)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Kementerian  Agama Republik Indonesia", "kementerian agama"),
        ("BPOM RI", "bpom"),
        ("Kemen-PAN/RB", "kemen pan rb"),
        ("ﬁlm", "film"),
        ("KRI", "kri"),
        (None, ""),
    ],
)
def test_case_signs_and_the_republic_do_not_count(value: str | None, expected: str) -> None:
    assert plain(value) == expected


_VALUES = st.lists(st.sampled_from(["Jambi", "Riau", "Bali", "jambi", "Aceh RI"]), max_size=4).map(tuple)


@given(st.lists(st.tuples(_VALUES, _VALUES), min_size=1, max_size=5))
def test_every_score_lies_between_0_and_1_and_exact_means_no_mistake(
    pairs: list[tuple[tuple[str, ...], tuple[str, ...]]],
) -> None:
    result = scores([(metadata(*want), metadata(*have)) for want, have in pairs])
    for field in SET_FIELDS:
        score = result.sets[field]
        for value in (score.precision, score.recall, score.f1, score.exact_share):
            assert 0 <= value <= 1
        if score.exact == score.articles:
            assert (score.hits, score.hits) == (score.found, score.wanted)

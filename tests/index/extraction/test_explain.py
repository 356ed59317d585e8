"""The explanation of an article's metadata: from the readers themselves, complete, and the same outcome."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Correction, Field, Origin
from index.extraction.candidate import Candidate, Verdict, weigh
from index.extraction.explain import MOST, Explanation, explain
from index.extraction.extract import extract
from index.sources.page import CorrectedField, Given, RawPage

TODAY = date(2026, 1, 1)
TEXT = (
    "Kabar Desa\nBupati Tebo membuka pelatihan inovasi aparatur\nSelasa, 27 Agustus 2019 10:00 WIB\n\n"
    "Muara Tebo (ANTARA) - Bupati Tebo membuka pelatihan inovasi bagi aparatur Kabupaten Tebo, "
    "Senin (26/8/2019). "
    "Pelatihan serupa digelar pada 3 Mei 2018. Peserta dari Bali juga hadir, dikutip dari Kompas.com.\n\n"
    f"{'Pelatihan itu berlangsung sepekan dengan banyak latihan. ' * 12}\n"
)
YEARLESS = (
    "Muara Tebo (ANTARA) - Bupati Tebo membuka pelatihan inovasi, Senin (26/8). Presiden Joko Widodo "
    "menyambut pelatihan menurut UU Nomor 5 Tahun 2014 itu dengan gembira.\n"
)


def explained(text: str, *corrections: CorrectedField, **given: str) -> Explanation:
    beside = {Field(name): Given(value, value, Origin.GIVEN) for name, value in given.items()}
    return explain(RawPage("a", text, beside, corrections), TODAY)


def of(explanation: Explanation, field: Field) -> list[tuple[str, Verdict, bool]]:
    return [
        (one.value or one.words[0].words, one.verdict, explanation.counts(one))
        for one in explanation.candidates
        if one.field is field
    ]


def one(explanation: Explanation, verdict: Verdict) -> Candidate:
    return next(candidate for candidate in explanation.candidates if candidate.verdict is verdict)


@pytest.mark.parametrize("text", [TEXT, YEARLESS, "", "Satu baris saja"])
def test_the_article_is_the_one_that_extraction_gives(text: str) -> None:
    page = RawPage("a", text)
    assert explain(page, TODAY).article == extract(page, TODAY)


def test_every_line_before_the_body_is_a_headline_or_has_an_objection() -> None:
    assert of(explained(TEXT), Field.TITLE) == [
        ("Kabar Desa", Verdict.LENGTH, False),
        ("Bupati Tebo membuka pelatihan inovasi aparatur", Verdict.HEADLINE, True),
        ("Selasa, 27 Agustus 2019 10:00 WIB", Verdict.DATED_LINE, False),
    ]


def test_media_are_told_from_media_that_are_only_named() -> None:
    assert of(explained(TEXT), Field.OUTLET) == [
        ("ANTARA", Verdict.DATELINE, True),
        ("Kompas.com", Verdict.NAMED, False),
    ]


def test_every_date_has_its_weight_and_its_check() -> None:
    explanation = explained(TEXT)
    assert of(explanation, Field.PUBLISHED) == [
        ("2019-08-27", Verdict.DATED_LINE, True),
        ("2019-08-26", Verdict.OWN, False),
        ("2018-05-03", Verdict.BACKGROUND, False),
    ]
    own = one(explanation, Verdict.OWN)
    assert next(ground.code for ground in own.grounds) == "weekday"
    assert "fits" in {ground.code for ground in own.grounds}
    assert own.weight == sum(ground.weight or 0 for ground in own.grounds)


def test_a_date_that_contradicts_its_weekday_says_so() -> None:
    own = one(explained("Jambi (ANTARA) - Bupati membuka pelatihan, Senin (27/8/2019).\n"), Verdict.OWN)
    assert "contradicts" in {ground.code for ground in own.grounds}


def test_a_day_without_its_year_shows_what_it_may_be_and_what_the_bounds_leave() -> None:
    explanation = explained(YEARLESS)
    details = {ground.code: ground.detail for ground in one(explanation, Verdict.OWN).grounds}
    assert details["possible"] == "2002, 2013, 2019, 2024"
    assert details["left"] == "2019, 2024"
    bounds = {
        candidate.words[0].words: candidate.value
        for candidate in explanation.candidates
        if candidate.verdict is Verdict.BOUND
    }
    assert bounds["Nomor 5 Tahun 2014"] == "2014-01-01/.."
    assert bounds["Presiden Joko Widodo"].startswith("2014-10-20/")


def test_provinces_and_institutions_come_with_probability_and_cues() -> None:
    explanation = explained(TEXT)
    assert of(explanation, Field.PROVINCES) == [("Jambi", Verdict.ABOUT, True)]
    assert of(explanation, Field.MENTIONED_PROVINCES) == [("Bali", Verdict.MENTIONED, True)]
    kept = one(explanation, Verdict.KEPT)
    assert kept.value == "Pemerintah Kabupaten Tebo"
    assert 0.5 < (kept.weight or 0) < 1
    assert {ground.code for ground in kept.grounds} >= {"always", "region_beside"}


def test_what_stands_beside_the_text_and_what_people_say_comes_first() -> None:
    signed = Correction("Ani", "2024-05-01", "salah baca")
    fix = CorrectedField(Field.PROVINCES, ("Riau",), "Riau", signed)
    explanation = explained(TEXT, fix, title="Judul lain", published="entah", url="https://a.example/")
    assert of(explanation, Field.TITLE)[0] == ("Judul lain", Verdict.GIVEN, True)
    assert of(explanation, Field.PUBLISHED)[0] == ("entah", Verdict.UNREADABLE, False)
    assert of(explanation, Field.URL) == [("https://a.example/", Verdict.GIVEN, True)]
    assert of(explanation, Field.PROVINCES) == [
        ("Riau", Verdict.CORRECTED, True),
        ("Jambi", Verdict.ABOUT, False),
    ]
    assert one(explanation, Verdict.CORRECTED).grounds[0].detail == "Ani, 2024-05-01: salah baca"


def test_every_value_of_the_article_has_a_candidate_that_counts() -> None:
    for text in (TEXT, YEARLESS):
        explanation = explained(text)
        counted = {one.field for one in explanation.candidates if explanation.counts(one)}
        assert counted == {item.field for item in explanation.article.evidence}


def test_weighing_adds_the_cues_that_hold_and_nothing_else() -> None:
    weighed = weigh({"a": 1.0, "b": -3.0, "c": 5.0}, {"a": True, "b": True, "c": False}, share=2.0, none=0.0)
    assert weighed.probability == 0.5
    assert [(ground.code, ground.weight) for ground in weighed.grounds] == [
        ("a", 1.0),
        ("b", -3.0),
        ("share", 2.0),
    ]


@given(st.text(st.sampled_from("ANTARA Senin(26/8)2019\n.-| Tebo Bupati"), max_size=200))
def test_no_text_raises_and_all_words_stand_in_it(text: str) -> None:
    for candidate in explained(text).candidates:
        for item in candidate.words:
            if item.start is not None:
                assert text[item.start : item.end] == item.words


def test_a_text_full_of_names_is_explained_in_bounded_time() -> None:
    start = time.process_time()
    explanation = explained("Detik.com ANTARA 3 Mei 2018 Jambi Bupati Tebo. " * 2_000)
    assert time.process_time() - start < 10
    assert len([one for one in explanation.candidates if one.field is Field.OUTLET]) <= MOST

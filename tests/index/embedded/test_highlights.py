"""Which words of an article are marked for a query, whatever form they have there."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.embedded.document import GAP, TextOffsets
from index.embedded.highlights import MOST_MARKS
from index.embedded.offsets import OffsetsCollector
from index.engine import ArticleView, Passage
from index.marks import Mark, merge
from index.query.parser import parse
from tests.index.embedded.library import article, bring_in, served

WORDS = [
    *("reformasi", "birokrasi", "Pembangunan", "membangun", "jalan", "di", "Jawa", "Timur", "jatim", "BKN"),
    *("Badan", "Kepegawaian", "Negara", "sebaik-baiknya", "Jum’at", "ＡＢＣ", "e\u0301", "\ud800", "x" * 90),
    *(" ", "  ", ", ", ". ", "\n", "-", "/", "“", "\u200d", "\u00ad", "½", "ﬁ", "😀"),
]
texts = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text()
QUERIES = ["reformasi", "bangun jalan", '"jawa timur"', "bkn", "pemb*", '="membangun jalan"', '"x jalan" -di']


Look = Callable[..., ArticleView]


@pytest.fixture
def look(tmp_path_factory: pytest.TempPathFactory) -> Look:
    """Index one article and look at it with a query."""

    def look(query: str, *paragraphs: str, title: str | None = None) -> ArticleView:
        engine = served(tmp_path_factory.mktemp("index"), [article("a", *paragraphs, title=title)])
        view = engine.article("a", parse(query))
        assert view is not None
        return view

    return look


def words(passage: Passage | None) -> list[str]:
    return [passage.text[start:end] for start, end in passage.marks] if passage else []


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        (
            "bangun",
            "Pembangunan jalan yang DIBANGUN dan membangun.",
            ["Pembangunan", "DIBANGUN", "membangun"],
        ),
        ("jatim", "Gubernur Jawa Timur dan Jatim", ["Jawa Timur", "Jatim"]),
        ("jawa timur", "Warga Jatim", ["Jatim"]),
        ("lembaga administrasi negara", "Kepala LAN hadir", ["LAN"]),
        ('"pembangunan jalan"', "pembangunan desa, membangun jalan", ["membangun jalan"]),
        ('"gubernur jatim"', "Gubernur  Jawa Timur", ["Gubernur  Jawa Timur"]),
        ('="membangun jalan"', "pembangunan jalan, Membangun jalan", ["Membangun jalan"]),
        ("pemb*", "Pembangunan dan pembinaan membaik", ["Pembangunan", "pembinaan"]),
        ("jumat", "hari Jum’at", ["Jum’at"]),
        ("jalan OR desa", "desa di jalan", ["desa", "jalan"]),
        ("jalan -desa", "desa di jalan", ["jalan"]),
        ("jalan di", "jalan di desa", ["jalan"]),
        ('"jalan di desa"', "jalan di desa, di jalan desa", ["jalan di desa"]),
        ("ujian", "Ujian\u00adnya", ["Ujian\u00adnya"]),
    ],
)
def test_every_form_that_satisfies_the_query_is_marked(
    query: str, text: str, expected: list[str], look: Look
) -> None:
    assert words(look(query, text).paragraphs[0]) == expected


def test_every_paragraph_is_marked_by_itself(look: Look) -> None:
    view = look('jalan "desa maju"', "Desa itu", "", "Maju, jalan desa maju", "jalan")
    assert [words(passage) for passage in view.paragraphs] == [[], [], ["jalan", "desa maju"], ["jalan"]]


def test_positions_lead_to_the_text_they_came_from() -> None:
    collector = OffsetsCollector()
    collector.add(TextOffsets.of([2, 1], [0, 6, 0], [5, 9, 4]))
    collector.add(TextOffsets.of([0, 1], [300], [700]))
    tokens = collector.collected().read(np.array([0, 1], np.int32))
    spans = tokens.spans(
        np.array([0, 0, 0, 1]),
        np.array([0, 1, 2 + GAP, GAP]),
        np.array([2, 1, 1, 1]),
    )
    assert spans.texts.tolist() == [0, 0, 1, 1]
    assert spans.starts.tolist() == [0, 6, 0, 300]
    assert spans.ends.tolist() == [9, 9, 4, 700]


def test_parts_of_a_query_for_other_fields_are_not_marked(look: Look) -> None:
    view = look("judul:jalan provinsi:jambi", "jalan di Jambi", title="Jalan Jambi")
    assert words(view.title) == ["Jalan"]
    assert words(view.paragraphs[0]) == []


def test_words_that_come_from_one_character_leave_the_others_their_places(look: Look) -> None:
    assert words(look("reformasi", "½ reformasi ¼ reformasi").paragraphs[0]) == ["reformasi", "reformasi"]
    assert words(look("2", "½ reformasi").paragraphs[0]) == []


def test_without_a_query_nothing_is_marked(look: Look) -> None:
    assert words(look("", "jalan").paragraphs[0]) == []


def test_no_phrase_is_marked_across_another_word_or_paragraph(look: Look) -> None:
    view = look('"jalan desa"', "jalan raya desa jalan", "desa")
    assert not any(passage.marks for passage in view.paragraphs)


def test_marks_that_overlap_are_one() -> None:
    assert merge([Mark(0, 5, 0), Mark(2, 3, 1), Mark(4, 8, 2), Mark(8, 9, 3)]) == ((0, 8), (8, 9))


def test_marks_stay_with_their_article_when_others_come_and_go(tmp_path: Path) -> None:
    texts: dict[str, tuple[str, ...]] = {
        f"a{number}": ("kata " * number + "desa", "lain", "jalan desa") for number in range(12)
    }
    bring_in(tmp_path, [article(name, *paragraphs) for name, paragraphs in texts.items()])
    del texts["a0"], texts["a5"]
    texts["a7"] = ("desa",)
    engine = served(tmp_path, [article(name, *paragraphs) for name, paragraphs in texts.items()])
    for name, paragraphs in texts.items():
        view = engine.article(name, parse("desa"))
        assert view is not None
        marked = [word for passage in view.paragraphs for word in words(passage)]
        assert marked == ["desa"] * sum("desa" in text for text in paragraphs)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(texts, min_size=1, max_size=3), st.sampled_from(QUERIES))
def test_marks_lie_inside_the_text_in_order_and_never_twice(
    look: Look, paragraphs: list[str], query: str
) -> None:
    for passage in look(query, *paragraphs).paragraphs:
        assert all(0 <= start < end <= len(passage.text) for start, end in passage.marks)
        assert all(before[1] <= after[0] for before, after in pairwise(passage.marks))


@pytest.mark.parametrize("text", ["jalan " * 20_000, "jalan" * 20_000, "jalan-" * 20_000, "a\u0301" * 50_000])
def test_marking_a_huge_text_is_bounded(text: str, tmp_path: Path) -> None:
    engine = served(tmp_path, [article("a", text)])
    start = time.process_time()
    view = engine.article("a", parse('jalan desa "jalan jalan jalan" jal*'))
    assert time.process_time() - start < 3
    assert view is not None
    assert len(view.paragraphs[0].marks) <= 4 * MOST_MARKS

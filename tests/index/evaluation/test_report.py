"""The report on quality: from two files to figures, by outlet and by kind of error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.article import Field
from index.evaluation.labels import NOTHING, Metadata, extracted, of_article, read_labels
from index.evaluation.report import EXAMPLES, MIN_ARTICLES, compare, report
from index.extraction.extract import extract
from index.sources.page import RawPage, Reason, RejectedError

TEXT = "Palangka Raya (ANTARA) - Gubernur Kalimantan Tengah membuka pelatihan, Senin (26/8/2019)."


def lines(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    return path


def metadata(outlet: str | None = None, published: str | None = None) -> Metadata:
    return Metadata({**NOTHING.texts, Field.OUTLET: outlet}, published, NOTHING.sets)


def test_labels_are_compared_with_what_is_read(tmp_path: Path) -> None:
    label = {
        "id": "berita/1",
        "title": None,
        "outlet": "ANTARA",
        "published": "2019-08-26",
        "provinces": ["Kalimantan Tengah"],
        "institutions": ["Pemerintah Provinsi Kalimantan Tengah"],
    }
    labels = lines(tmp_path / "l.jsonl", label)
    texts = lines(tmp_path / "t.jsonl", {"id": "berita/1", "text": TEXT}, {"id": "lain", "text": TEXT})
    result = report(labels, texts)
    assert (result.overall.articles, result.missing, result.errors, result.rejections) == (1, 0, (), ())
    assert result.overall.sets[Field.PROVINCES].f1 == 1.0


def test_a_label_without_text_counts_as_one_of_which_nothing_was_read(tmp_path: Path) -> None:
    labels = lines(tmp_path / "l.jsonl", {"id": "a", "outlet": "ANTARA", "provinces": ["Bali"]})
    result = report(labels, lines(tmp_path / "t.jsonl", {"id": "b", "text": TEXT}))
    assert result.missing == 1
    assert result.overall.right[Field.OUTLET] == 0
    assert result.overall.sets[Field.PROVINCES].recall == 0


def test_a_text_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    labels = lines(tmp_path / "l.jsonl", {"id": "a"}, {"id": "b"})
    texts = lines(
        tmp_path / "t.jsonl", {"id": "a", "text": ""}, {"id": "b", "text": TEXT}, {"id": "c", "text": ""}
    )
    result = report(labels, texts)
    told = [(one.origin[-2:], one.reason) for one in result.rejections]
    assert told == [(":1", Reason.NO_TEXT), (":3", Reason.NO_TEXT)]
    assert result.missing == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"\n{rusak\n", Reason.INVALID_JSON),
        (b"[1]", Reason.INVALID_JSON),
        (b'{"id": null}', Reason.INVALID_JSON),
        (b"[" * 100_000, Reason.INVALID_JSON),
        (b"%PDF-1.7", Reason.BINARY),
    ],
)
def test_labels_that_cannot_be_read_are_told(tmp_path: Path, content: bytes, reason: Reason) -> None:
    path = tmp_path / "l.jsonl"
    path.write_bytes(content)
    with pytest.raises(RejectedError) as caught:
        read_labels(path)
    assert caught.value.rejection.reason is reason


def test_values_of_another_type_count_as_none(tmp_path: Path) -> None:
    path = lines(tmp_path / "l.jsonl", {"id": 1, "title": 2, "provinces": "Bali", "institutions": [3, "x"]})
    assert read_labels(path) == {
        "1": Metadata(NOTHING.texts, None, {**NOTHING.sets, Field.INSTITUTIONS: ("x",)})
    }


def test_extraction_reads_only_labelled_texts(tmp_path: Path) -> None:
    texts = lines(tmp_path / "t.jsonl", {"id": "a", "text": TEXT}, {"id": "b", "text": TEXT})
    (found,) = extracted(texts, {"b": NOTHING})
    assert found == ("b", of_article(extract(RawPage("b", TEXT))))


def test_outlets_with_few_articles_are_summed_up_behind_the_others() -> None:
    outlets = (
        ["B"] * MIN_ARTICLES + ["A"] * (MIN_ARTICLES + 1) + ["C"] * (MIN_ARTICLES - 1) + ["D"] + [None] * 9
    )
    wanted = {str(n): metadata(outlet) for n, outlet in enumerate(outlets)}
    rows = compare(wanted, wanted).by_outlet
    assert [(row.outlet, row.others, row.scores.articles) for row in rows] == [
        (None, False, 9),
        ("A", False, MIN_ARTICLES + 1),
        ("B", False, MIN_ARTICLES),
        (None, True, MIN_ARTICLES),
    ]


def test_the_commonest_kind_of_a_field_comes_first_with_a_few_examples() -> None:
    wanted = {str(n): metadata(published="2018" if n else None) for n in range(EXAMPLES + 3)}
    found = {key: metadata(published="2018" if key == "0" else None) for key in wanted}
    groups = compare(wanted, found).errors
    assert [(group.field, group.kind.value, group.count) for group in groups] == [
        (Field.PUBLISHED, "missing", EXAMPLES + 2),
        (Field.PUBLISHED, "extra", 1),
    ]
    assert [one.id for one in groups[0].examples] == [str(n) for n in range(1, EXAMPLES + 1)]

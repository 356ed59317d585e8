"""A corpus has the articles that were asked for, real ones first, and words of known frequency."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from tests.bench.corpus import NEW, Row, make_corpus

REAL = 12


def source(folder: Path) -> Path:
    path = folder / "real.jsonl"
    texts = [f"Pembuka {n}. Isi {n} pertama. Isi {n} kedua. Penutup {n}." for n in range(REAL)]
    rows = [{"id": f"r{n}", "title": f"Judul {n}", "text": text} for n, text in enumerate(texts)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def rows(*paths: Path) -> list[Row]:
    return [json.loads(line) for path in paths for line in gzip.open(path, "rt", encoding="utf-8")]


def test_the_parts_are_a_hundredth_a_tenth_and_all(tmp_path: Path) -> None:
    corpus = make_corpus(source(tmp_path), 400, tmp_path / "made")
    assert corpus.sizes == (4, 40, 400)
    assert [len(rows(part)) for part in corpus.parts] == [4, 36, 360]
    assert len(rows(corpus.extra)) == NEW
    assert len({row["id"] for row in rows(*corpus.parts, corpus.extra)}) == 400 + NEW


def test_real_articles_come_first_and_stay_as_they_are_but_for_planted_words(tmp_path: Path) -> None:
    path = source(tmp_path)
    corpus = make_corpus(path, 400, tmp_path / "made")
    given = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    planted = {word.word for word in corpus.planted}
    found = [row["text"] for row in rows(*corpus.parts)[:REAL]]
    assert corpus.real == REAL
    assert [[word for word in text.split() if word not in planted] for text in found] == [
        text.split() for text in given
    ]


def test_a_recombined_article_has_each_sentence_at_the_place_it_had(tmp_path: Path) -> None:
    corpus = make_corpus(source(tmp_path), 400, tmp_path / "made")
    for row in rows(corpus.extra):
        number = row["title"].split()[1]
        opening, first, second, closing = row["text"].split(". ")
        assert opening == f"Pembuka {number}"
        assert first.endswith("pertama")
        assert second.endswith("kedua")
        assert closing.startswith("Penutup")


def test_a_planted_word_has_its_number_of_matches_in_its_own_size(tmp_path: Path) -> None:
    corpus = make_corpus(source(tmp_path), 4000, tmp_path / "made")
    texts = [row["text"].split() for row in rows(*corpus.parts)]
    assert {word.matches for word in corpus.planted} == {10}
    for word in corpus.planted:
        assert sum(word.word in text for text in texts[: word.size]) == word.matches

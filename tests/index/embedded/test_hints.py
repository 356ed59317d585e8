"""What suggestions and corrections are answered from belongs to the generation, however it came about."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from index.article import Article
from index.completion import CompletionKind
from index.embedded import field
from index.embedded.engine import EmbeddedEngine
from index.embedded.generations import Generations
from index.embedded.segment import FOLDER, read_list
from tests.index.embedded.library import article, ask, bring_in

STAFF = "Badan Kepegawaian Negara"
MANY = [article(f"a{number}", "Warga desa bermusyawarah.", institutions=[STAFF]) for number in range(12)]
FEW = [article(f"b{number}", "Reformasi birokrasi dimulai.") for number in range(2)]


def grown(folder: Path, *editions: Iterable[Article]) -> EmbeddedEngine:
    """An engine over an index that held one edition after the other."""
    for edition in editions:
        bring_in(folder, edition)
    return EmbeddedEngine(folder)


def phrases(engine: EmbeddedEngine, text: str) -> list[str]:
    return [one.text for one in engine.complete(text) if one.kind is CompletionKind.PHRASE]


def staff_count(engine: EmbeddedEngine) -> int | None:
    found = (one.count for one in engine.complete("bkn") if one.kind is CompletionKind.INSTITUTION)
    return next(found, None)


def test_words_are_counted_over_all_segments(tmp_path: Path) -> None:
    one, other = (article(name, "Rapat birokrasi.") for name in ("b0", "b1"))
    engine = grown(tmp_path / "one", MANY, [*MANY, one])
    assert ask(engine, "birokasi").suggestion is None
    many = [*MANY, one]
    engine = grown(tmp_path / "two", many, [*many, other])
    assert len(read_list(current(tmp_path / "two"))) == 2
    assert ask(engine, "birokasi").suggestion == "birokrasi"


def test_words_of_articles_that_are_gone_are_none_to_correct_to(tmp_path: Path) -> None:
    edition = [*MANY, *FEW]
    assert ask(grown(tmp_path, edition), "birokasi").suggestion == "birokrasi"
    engine = grown(tmp_path, edition, edition[:-1])
    assert len(read_list(current(tmp_path))) == 1
    assert ask(engine, "birokasi").suggestion is None


def test_values_are_those_of_the_articles_that_are_left(tmp_path: Path) -> None:
    assert staff_count(grown(tmp_path, MANY)) == 12
    assert staff_count(grown(tmp_path, MANY[:3])) == 3
    assert staff_count(grown(tmp_path, FEW)) is None


def test_phrases_of_every_segment_complete_a_beginning(tmp_path: Path) -> None:
    engine = grown(tmp_path, MANY, [*MANY, *FEW])
    assert phrases(engine, "reformasi b") == ["reformasi birokrasi", "reformasi birokrasi dimulai"]
    assert phrases(engine, "warga d") == ["warga desa", "warga desa bermusyawarah"]


def test_phrases_of_a_segment_that_stays_are_not_counted_again(tmp_path: Path) -> None:
    bring_in(tmp_path, MANY)
    before = phrase_files(tmp_path)
    bring_in(tmp_path, [*MANY, *FEW])
    assert before < phrase_files(tmp_path)


def test_a_long_vocabulary_is_read_in_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(field, "BLOCK", 2)
    engine = grown(tmp_path, MANY, [*MANY, *FEW])
    assert ask(engine, "birokasi").suggestion == "birokrasi"


def test_a_cut_table_of_words_breaks_its_generation(tmp_path: Path) -> None:
    bring_in(tmp_path, FEW)
    (current(tmp_path) / "hints" / "words" / "places.i8").write_bytes(b"")
    with pytest.raises(Exception, match="no sound generation"):
        EmbeddedEngine(tmp_path).complete("reformasi")


def current(index_dir: Path) -> Path:
    generations = Generations(index_dir)
    return generations.path(generations.current() or "")


def phrase_files(index_dir: Path) -> set[int]:
    return {path.stat().st_ino for path in (current(index_dir) / FOLDER).glob("*/phrases/*")}

"""`flask extract --explain`: why metadata are what they are, as people read it on a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from index.article import Article, Evidence, Field
from index.extraction import aboutness, datechoice, salience
from index.extraction.candidate import Candidate, Verdict
from index.extraction.explain import Explanation
from webapp import create_app, messages, messages_explained
from webapp.explanation_output import MAX_CANDIDATES, lines

SEEDS = Path(__file__).parents[2] / "seeds"
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    app = create_app({"TELISIK_INDEX_DIR": tmp_path / "indeks"})

    def run(*arguments: str | Path) -> Result:
        return app.test_cli_runner().invoke(args=["extract", "--explain", *map(str, arguments)])

    return run


def block(result: Result, field: Field) -> list[str]:
    found = result.stdout.split(f"{messages.FIELDS[field]}: ", 1)[1].splitlines()
    end = next(n for n, line in enumerate(found) if n and not line.startswith(" "))
    return found[:end]


def test_each_article_shows_every_field_with_its_rule_and_candidates(run: Run) -> None:
    result = run(SEEDS)
    assert result.exit_code == 0
    names = [path.stem for path in sorted(SEEDS.glob("*.txt"))]
    assert [line for line in result.stdout.splitlines() if line in names] == names
    for field in (Field.TITLE, Field.OUTLET, Field.PUBLISHED, Field.PROVINCES, Field.INSTITUTIONS):
        assert result.stdout.count(f"\n{messages.FIELDS[field]}: ") == len(names)


def test_a_date_shows_its_words_weight_check_and_bounds(run: Run) -> None:
    shown = block(run(SEEDS / "002_c62193f720f180c5.txt"), Field.PUBLISHED)
    assert shown[0].startswith("26 Agustus 2019 (")
    own = next(n for n, line in enumerate(shown) if "✓ “Senin (26/8)”" in line)
    assert "bobot 4" in shown[own]
    assert "nama hari tertulis +3" in shown[own + 1]
    assert "tahun yang cocok dengan nama harinya: 2002, 2013, 2019" in shown[own + 1]
    assert any("petunjuk batas waktu; paling awal" in line for line in shown)


def test_provinces_and_institutions_show_probabilities_with_their_cues(run: Run) -> None:
    result = run(SEEDS / "002_c62193f720f180c5.txt")
    assert re.search(r"✓ Jawa Timur “.*” – pokok berita; peluang (0,\d\d?|1)\b", result.stdout)
    assert re.search(r"✓ Kalimantan Barat “.*” – hanya disebut; peluang 0,\d\d?\b", result.stdout)
    assert re.search(
        r"· Kejaksaan Agung “.*” – hanya hadir atau disinggung; peluang 0,\d\d?\b", result.stdout
    )
    assert re.search(r"\n      nilai awal −\d", result.stdout)


def test_a_correction_is_shown_as_what_beats_everything(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bupati Tebo membuka pelatihan inovasi bagi aparatur di kantornya.")
    rows = "id,field,value,who,when,why", "a,provinces,,Ani,2024-05-01,salah baca"
    (tmp_path / "corrections.csv").write_text("\n".join(rows))
    shown = block(run(tmp_path), Field.PROVINCES)
    assert shown[:4] == [
        "tidak ada (provinsi lain yang disebut: Jambi)",
        f"  {messages_explained.CORRECTED_RULE}",
        "  ✓ tidak ada – dikoreksi",
        "      oleh Ani, 2024-05-01: salah baca",
    ]


def test_faults_and_exit_codes_are_those_of_plain_extraction(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bupati Tebo membuka pelatihan.")
    (tmp_path / "b.txt").write_text(" ")
    partly, nothing = run(tmp_path), run(tmp_path / "b.txt")
    assert (partly.exit_code, nothing.exit_code, nothing.stdout) == (1, 2, "")
    assert "b.txt" in partly.stderr


def test_many_candidates_are_cut_and_nothing_a_terminal_acts_on_is_printed() -> None:
    hostile = "\x1b[31m\u202e" + "x" * 1_000
    word = Evidence(Field.OUTLET, hostile, hostile, 0, 5)
    candidates = (Candidate(Field.OUTLET, hostile, (word,), Verdict.NAMED),) * (MAX_CANDIDATES + 3)
    shown = list(lines(Explanation(Article("a", outlet=hostile), candidates)))
    assert sum("hanya disebut" in line for line in shown) == MAX_CANDIDATES
    assert any(line.strip() == "... dan 3 calon lain" for line in shown)
    assert not any("\x1b" in line or "\u202e" in line or len(line) > 1_000 for line in shown)


def test_every_verdict_rule_and_ground_has_words() -> None:
    assert set(messages_explained.VERDICTS) == set(Verdict)
    assert set(messages_explained.RULES) == set(Field) - {Field.MENTIONED_PROVINCES}
    weighed = {*aboutness._WEIGHTS, *salience._WEIGHTS}
    assert weighed <= set(messages_explained.GROUNDS)
    assert str(datechoice.THRESHOLD) in messages_explained.RULES[Field.PUBLISHED]

from __future__ import annotations

import fcntl
import gzip
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from index.article import Field
from index.embedded import open_engine
from index.engine import SearchRequest
from index.query.parser import parse as parse_query
from index.reindex import Phase
from index.sources.files import Fault
from index.sources.page import Reason, Rejection
from webapp import create_app, messages, messages_commands
from webapp.command_output import MAX_NAMED, escape, number, rejection_lines

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
TEXT = "Palangka Raya (ANTARA) - Gubernur Kalimantan Tengah membuka pelatihan inovasi bagi aparatur."
Run = Callable[..., Result]


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    return tmp_path / "indeks"


@pytest.fixture
def run(index_dir: Path) -> Run:
    app = create_app({"TELISIK_INDEX_DIR": index_dir})

    def run(*arguments: str | Path) -> Result:
        return app.test_cli_runner().invoke(args=[str(argument) for argument in arguments])

    return run


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "sumber"
    folder.mkdir()
    for name in ("satu", "dua"):
        (folder / f"{name}.txt").write_text(f"{TEXT} {name}")
    return folder


def served(index_dir: Path, query: str = "") -> int:
    return open_engine(index_dir).search(SearchRequest(query=parse_query(query))).total


def test_reindex_takes_the_seeds_when_no_source_is_named(
    run: Run, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    result = run("reindex")
    assert (result.exit_code, served(index_dir), served(index_dir, "birokrasi")) == (0, 5, 5)
    assert "5 artikel: 5 diindeks, 0 tidak berubah, 0 dihapus, 0 ditolak" in result.stdout


def test_reindex_counts_what_changed_and_what_is_gone(run: Run, source: Path, index_dir: Path) -> None:
    run("reindex", source)
    (source / "satu.txt").unlink()
    (source / "tiga.txt").write_text(TEXT + " tiga")
    result = run("reindex", source)
    assert "2 artikel: 1 diindeks, 1 tidak berubah, 1 dihapus, 0 ditolak" in result.stdout
    assert (served(index_dir), served(index_dir, "satu"), served(index_dir, "tiga")) == (2, 0, 1)


def test_reindex_exits_1_when_something_was_rejected_and_indexes_the_rest(
    run: Run, source: Path, index_dir: Path
) -> None:
    (source / "kosong.txt").write_text("")
    (source / "biner.txt").write_bytes(b"%PDF-1.7")
    (source / "data.jsonl").write_text('{"id": "tiga", "text": "' + TEXT + '"}\n{rusak\n')
    result = run("reindex", source)
    assert (result.exit_code, served(index_dir)) == (1, 3)
    assert "3 ditolak" in result.stdout
    assert f"{source}/kosong.txt: {messages_commands.REJECTIONS[Reason.EMPTY]}" in result.stderr
    assert f"{source}/biner.txt: {messages_commands.REJECTIONS[Reason.BINARY]}" in result.stderr
    assert f"{source}/data.jsonl:2: bukan objek JSON (kolom 2)" in result.stderr


def test_reindex_keeps_what_it_read_of_a_cut_off_archive(run: Run, tmp_path: Path, index_dir: Path) -> None:
    archive = tmp_path / "a.jsonl.gz"
    lines = "".join(json.dumps({"id": f"a{n}", "text": f"{TEXT} {n}"}) + "\n" for n in range(50))
    archive.write_bytes(gzip.compress(lines.encode())[:-12])
    assert run("reindex", archive).exit_code == 1
    assert served(index_dir) >= 40


@pytest.mark.parametrize("content", [None, ""])
def test_reindex_exits_2_when_nothing_was_done_and_the_index_stays(
    run: Run, source: Path, index_dir: Path, tmp_path: Path, content: str | None
) -> None:
    run("reindex", source)
    other = tmp_path / "lain.txt"
    if content is not None:
        other.write_text(content)
    result = run("reindex", other)
    assert (result.exit_code, served(index_dir)) == (2, 2)
    assert messages_commands.NOTHING_TO_INDEX in result.stderr
    assert f"{other}: " in result.stderr


def test_reindex_exits_2_when_another_one_runs(run: Run, source: Path, index_dir: Path) -> None:
    run("reindex", source)
    (lock,) = index_dir.glob("*lock*")
    with lock.open("r+") as held:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        result = run("reindex", source)
    assert (result.exit_code, served(index_dir)) == (2, 2)
    assert "sedang dibuat oleh proses lain" in result.stderr


def test_reindex_exits_2_when_the_folder_cannot_be_written(source: Path, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    app = create_app({"TELISIK_INDEX_DIR": tmp_path / "berkas" / "indeks"})
    result = app.test_cli_runner().invoke(args=["reindex", str(source)])
    assert result.exit_code == 2
    assert "Folder indeks tidak dapat ditulisi" in result.stderr


def test_reindex_tells_progress_in_plain_lines_away_from_a_terminal(run: Run, source: Path) -> None:
    assert f"{messages_commands.PHASES[Phase.WRITING]}: 2\n" in run("reindex", source).stderr


def test_reindex_draws_a_bar_on_a_terminal(source: Path, index_dir: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "flask", "--app", "webapp", "reindex", str(source)]
    environment = {**os.environ, "TELISIK_INDEX_DIR": str(index_dir)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        while piece := _read(ours):
            shown += piece
    os.close(ours)
    assert process.returncode == 0
    assert re.search(rb"artikel  \[.*\]  2", shown)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""  # On Linux the end of the other side is an error.


def test_extract_prints_one_json_line_an_article_with_evidence(run: Run) -> None:
    result = run("extract", SEEDS)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.exit_code, len(records)) == (0, 5)
    assert list(records[4]) == [
        "id",
        "title",
        "outlet",
        "published",
        "provinces",
        "mentioned_provinces",
        "institutions",
        "evidence",
    ]
    assert records[4]["published"] == "2018-08-02"
    text = (SEEDS / f"{records[4]['id']}.txt").read_text(encoding="utf-8")
    for evidence in records[4]["evidence"]:
        assert text[evidence["start"] : evidence["end"]] == evidence["words"]


def test_extract_exits_1_when_something_was_rejected_and_2_when_all_was(run: Run, source: Path) -> None:
    (source / "kosong.txt").write_text(" ")
    partly, nothing = run("extract", source), run("extract", source / "kosong.txt")
    assert (partly.exit_code, len(partly.stdout.splitlines())) == (1, 2)
    assert (nothing.exit_code, nothing.stdout) == (2, "")
    assert messages_commands.REJECTIONS[Reason.EMPTY] in partly.stderr
    assert messages_commands.NOTHING_EXTRACTED in nothing.stderr


def test_extract_prints_nothing_that_a_terminal_would_act_on(run: Run, tmp_path: Path) -> None:
    line = {"text": TEXT, "title": "a\x1b[31m\x9b\u202eb\u200f“c”"}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(line))
    printed = run("extract", path).stdout
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200f\u202e]", printed)
    assert json.loads(printed)["title"] == line["title"]


def test_analyze_shows_every_stage(run: Run) -> None:
    result = run("analyze", "Pemprov Kalteng", "menyelenggarakan -diklat")
    assert result.exit_code == 0
    rows = dict(re.split(r"\s{2,}", line, maxsplit=1) for line in result.stdout.splitlines())
    assert list(rows) == list(messages_commands.STAGES.values())
    assert "@kalimantan_tengah" in rows["Istilah indeks"].split()
    assert "selenggara" in rows["Kata dasar"].split()


@pytest.mark.parametrize("text", ["", "-", "\x1b[31m", "a\nb", "-x --y"])
def test_analyze_takes_any_text(run: Run, text: str) -> None:
    result = run("analyze", text)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert len(result.stdout.splitlines()) == len(messages_commands.STAGES)


def test_every_command_explains_itself_in_indonesian(run: Run) -> None:
    listed = run("--help").stdout
    for name, text in messages_commands.COMMAND_HELP.items():
        assert re.search(rf"^  {name} ", listed, re.MULTILINE)
        assert text.split(":")[0][:40] in " ".join(run(name, "--help").stdout.split())


@pytest.mark.parametrize("reason", Reason)
def test_every_rejection_says_what_to_do(reason: Reason) -> None:
    for detail in Fault if reason is Reason.UNREADABLE else ("7", ""):
        text = messages_commands.rejection(reason, detail)
        assert text.endswith((".", "?"))
        assert "{" not in text
        assert reason is not Reason.UNREADABLE or not detail or str(detail) not in text


def test_every_phase_and_stage_has_a_name() -> None:
    assert set(messages_commands.PHASES) == set(Phase)
    assert len(set(messages_commands.STAGES.values())) == len(messages_commands.STAGES)
    assert Field.TITLE in messages.FIELDS


def test_the_faults_of_one_file_are_told_in_one_line() -> None:
    rejections = [Rejection(f"a:b.jsonl:{line}", Reason.INVALID_JSON, "1") for line in range(1, 2000)]
    assert list(rejection_lines(rejections)) == [
        f"a:b.jsonl:1: {messages_commands.rejection(Reason.INVALID_JSON, '1')} "
        "(Juga baris 2, 3, 4, 5, 6, dan 1.993 lagi.)"
    ]


def test_at_most_fifty_files_are_named() -> None:
    lines = list(rejection_lines([Rejection(f"{n}.txt", Reason.EMPTY) for n in range(MAX_NAMED + 1234)]))
    assert len(lines) == MAX_NAMED + 1
    assert lines[-1] == "... dan 1.234 berkas lain."


def test_control_characters_in_names_are_shown_as_escapes() -> None:
    (line,) = rejection_lines([Rejection("a\x1b[2J\nb\u202e.txt", Reason.DUPLICATE_ID, "c\rd.txt")])
    assert line.startswith("a\\x1b[2J\\nb\\u202e.txt: ")
    assert "c\\rd.txt" in line
    assert escape("“é” 新") == "“é” 新"


def test_numbers_have_points_between_thousands() -> None:
    assert (number(5), number(12001), number(1234567)) == ("5", "12.001", "1.234.567")

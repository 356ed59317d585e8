"""A reindexing that is killed at any moment leaves the index that served before."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

from index.embedded import open_engine
from index.engine import SearchRequest
from index.query.parser import parse

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("TELISIK_TEST_KILLS", "20"))
ARTICLES = 60
SEED = 20190826


def write_articles(folder: Path, edition: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(ARTICLES):
        text = f"Bupati meresmikan balai kerja nomor {number}. Edisi terbitan{edition} memuat laporannya."
        (folder / f"{number:03}.txt").write_text(text)


def start_reindex(source: Path, index_dir: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "webapp", "reindex", str(source)],
        cwd=ROOT,
        env={**os.environ, "TELISIK_INDEX_DIR": str(index_dir)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def finish_reindex(source: Path, index_dir: Path) -> float:
    begin = time.monotonic()
    assert start_reindex(source, index_dir).wait(timeout=300) == 0
    return time.monotonic() - begin


def kill_after(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Kill a process after a while; tells whether it was still running."""
    running = kept_running(process, seconds)
    if running:
        process.send_signal(signal.SIGKILL)
        process.wait()
    return running


def await_building(process: subprocess.Popen[bytes], index_dir: Path) -> set[Path]:
    """Wait until a reindex writes, or ends; gives the folders that it has begun."""
    before = set((index_dir / "generations").iterdir())
    while kept_running(process, 0.002):
        if begun := set((index_dir / "generations").iterdir()) - before:
            return begun
    return set()


def kept_running(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return True
    return False


def served_edition(index_dir: Path, editions: range) -> int:
    """Search as a server that starts now: every article of exactly one edition is there."""
    engine = open_engine(index_dir)
    assert engine.state().articles == ARTICLES
    found = {edition: engine.search(SearchRequest(query=parse(f"terbitan{edition}"))) for edition in editions}
    (served,) = (edition for edition, answer in found.items() if answer.total and not answer.partial_match)
    assert found[served].total == ARTICLES
    view = engine.article("007", parse("balai"))
    assert view is not None
    assert f"terbitan{served}" in " ".join(view.article.paragraphs)
    return served


def test_a_reindex_killed_at_any_moment_leaves_an_index_that_serves(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    source, index_dir = tmp_path / "sumber", tmp_path / "indeks"
    write_articles(source, 0)
    duration = finish_reindex(source, index_dir)
    before, killed = 0, 0
    for edition in range(1, KILLS + 1):
        write_articles(source, edition)
        process = start_reindex(source, index_dir)
        if edition % 2:
            await_building(process, index_dir)
            killed += kill_after(process, duration * chance.uniform(0.0, 0.2))
        else:
            killed += kill_after(process, duration * chance.uniform(0.0, 1.0))
        before = served_edition(index_dir, range(before, edition + 1))
    assert killed >= KILLS // 2
    finish_reindex(source, index_dir)
    assert served_edition(index_dir, range(before, KILLS + 1)) == KILLS


def test_a_killed_reindex_leaves_no_process_behind(tmp_path: Path) -> None:
    lines = (
        json.dumps({"id": f"a{n}", "text": f"Bupati meresmikan balai nomor {n}."}) for n in range(20_000)
    )
    (tmp_path / "banyak.jsonl").write_text("\n".join(lines))
    # Every process that it starts inherits the pipe's end; reading meets the end when the last one is gone.
    ours, theirs = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "webapp", "reindex", str(tmp_path / "banyak.jsonl")],
        cwd=ROOT,
        env={**os.environ, "TELISIK_INDEX_DIR": str(tmp_path / "indeks")},
        stdout=theirs,
        stderr=subprocess.PIPE,
    )
    os.close(theirs)
    assert process.stderr is not None
    assert b"1.000" in process.stderr.readline()
    process.kill()
    process.wait()
    process.stderr.close()
    with os.fdopen(ours, "rb") as pipe:
        ready, _, _ = select.select([pipe], [], [], 30)
        assert ready
        assert pipe.read() == b""


def test_the_next_reindex_clears_away_what_a_killed_one_left(tmp_path: Path) -> None:
    source, index_dir = tmp_path / "sumber", tmp_path / "indeks"
    write_articles(source, 0)
    finish_reindex(source, index_dir)
    write_articles(source, 1)
    process = start_reindex(source, index_dir)
    begun = await_building(process, index_dir)
    assert kill_after(process, 0)
    left = {folder for folder in begun if folder.exists()}
    assert left
    finish_reindex(source, index_dir)
    assert [folder for folder in left if folder.exists()] == []

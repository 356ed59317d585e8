"""The whole benchmark runs, on a small scale, and reports every part."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.bench.__main__ import main
from tests.bench.isolated import ROOT
from tests.bench.measures import Spread


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run leaves."""
    folder = tmp_path_factory.mktemp("bench")
    rows = [
        {"title": path.stem.replace("_", " "), "text": path.read_text(encoding="utf-8")}
        for path in sorted((ROOT / "seeds").glob("*.txt"))
    ]
    (folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    arguments = ["--articles", "40", "--queries", "1", "--peers", "fts5", "--out", str(folder / "out")]
    main([str(folder / "articles.jsonl"), *arguments])
    return folder / "out"


def test_the_report_says_what_was_measured_and_what_was_made_up(out: Path) -> None:
    text = (out / "report.md").read_text(encoding="utf-8")
    assert "# 40 articles" in text
    assert "5 real ones, 35 recombined" in text
    for part in ("Queries", "Indexing", "Index size", "One more process", "Served", "Growth"):
        assert f"## {part}" in text


def test_every_query_finds_as_much_in_the_peer(out: Path) -> None:
    text = (out / "report.md").read_text(encoding="utf-8")
    (peer,) = (line for line in text.splitlines() if line.startswith("| SQLite FTS5") and " of " in line)
    found, asked = peer.split("|")[-2].split(" of ")
    assert found.strip() == asked.strip() != "0"


def test_the_plot_is_drawn_and_nothing_else_is_left(out: Path) -> None:
    assert {path.name for path in out.iterdir()} == {"report.md", "queries.svg"}
    assert ElementTree.parse(out / "queries.svg").getroot().tag.endswith("svg")


def test_a_spread_is_the_middle_and_what_95_in_100_stay_below() -> None:
    assert Spread.of([float(time) for time in range(101)]) == Spread(50.0, 95.0)
    assert Spread.of([3.0]) == Spread(3.0, 3.0)

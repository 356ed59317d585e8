"""`flask quality`: the report as people read it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from index.evaluation.errors import ErrorKind
from index.evaluation.scores import DateKind
from webapp import create_app, messages_commands

TEXT = "Palangka Raya (ANTARA) - Gubernur Kalimantan Tengah membuka pelatihan, Senin (26/8/2019)."
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    app = create_app({"TELISIK_INDEX_DIR": tmp_path / "indeks"})

    def run(labels: list[dict[str, object]], texts: list[dict[str, object]]) -> Result:
        paths = tmp_path / "label.jsonl", tmp_path / "teks.jsonl"
        for path, rows in zip(paths, (labels, texts), strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows))
        return app.test_cli_runner().invoke(args=["quality", *map(str, paths)])

    return run


def rows(result: Result, table: str) -> dict[str, list[str]]:
    lines = iter(result.stdout.splitlines())
    next(line for line in lines if line.startswith(table))
    found = {}
    for line in lines:
        if not line:
            break
        name, *cells = re.split(r"\s{2,}", line.strip())
        found[name] = cells
    return found


def test_every_field_has_its_figures_for_all_and_by_outlet(run: Run) -> None:
    labels: list[dict[str, object]] = [
        {"id": "a", "outlet": "ANTARA", "published": "2019-08-26", "provinces": ["Kalimantan Tengah"]},
        {"id": "b", "outlet": None, "published": None, "provinces": ["Bali"]},
    ]
    result = run(labels, [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}])
    assert result.exit_code == 0
    assert result.stdout.startswith("2 artikel berlabel, 0 di antaranya")
    assert rows(result, "Provinsi ")["semua"] == ["2", "0,500", "0,500", "0,500", "0,500"]
    assert rows(result, "Tanggal terbit")["semua"] == ["2", "1", "0", "0", "0", "1"]
    assert rows(result, "Media")["media lain"] == ["2", "0,500"]
    assert "b: label “Bali”, terbaca tidak ada" in result.stdout


def test_a_text_that_was_rejected_is_told_and_the_rest_is_scored(run: Run) -> None:
    result = run([{"id": "a"}, {"id": "b"}], [{"id": "a", "text": ""}, {"id": "b", "text": TEXT}])
    assert result.exit_code == 1
    assert "teks.jsonl:1: " in result.stderr
    assert "2 artikel berlabel, 1 di antaranya tidak ada" in result.stdout


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ([], messages_commands.NO_LABELS),
        ([{"no": 1}], messages_commands.NO_LABELS),
        ([{"id": "z"}], messages_commands.NO_LABELLED_TEXT),
    ],
)
def test_without_anything_to_compare_nothing_is_printed(
    run: Run, labels: list[dict[str, object]], message: str
) -> None:
    result = run(labels, [{"id": "a", "text": TEXT}])
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_nothing_is_printed_that_a_terminal_would_act_on(run: Run) -> None:
    result = run([{"id": "a", "outlet": "\x1b[31m\u202eX"}], [{"id": "a", "text": TEXT}])
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout


def test_every_kind_has_words() -> None:
    assert set(messages_commands.DATE_KINDS) == set(DateKind)
    assert set(messages_commands.ERROR_KINDS) == set(ErrorKind)

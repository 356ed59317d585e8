"""The one-way flow of the project: what may know of what."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "index").rglob("*.py"))
OF_THE_WEB = {"webapp", "flask", "flask_htmx", "werkzeug", "jinja2", "gunicorn", "click", "markupsafe"}
STORES = {"whoosh"}


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, in full; relative ones do not occur here."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"relative import in {path}"
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_index_knows_nothing_of_the_web(path: Path) -> None:
    assert not {name.partition(".")[0] for name in imported(path)} & OF_THE_WEB


def test_only_the_embedded_engine_knows_how_the_index_is_stored() -> None:
    for path in MODULES:
        if path.parent.name != "embedded":
            assert not {name.partition(".")[0] for name in imported(path)} & STORES, path


@pytest.mark.parametrize(
    ("part", "behind"),
    [
        (
            "knowledge",
            ("index.analysis", "index.extraction", "index.sources", "index.query", "index.embedded"),
        ),
        ("analysis", ("index.extraction", "index.sources", "index.query", "index.embedded", "index.engine")),
        ("sources", ("index.extraction", "index.query", "index.embedded", "index.engine")),
        ("extraction", ("index.query", "index.embedded", "index.engine")),
        ("query", ("index.extraction", "index.sources", "index.embedded", "index.engine")),
        ("embedded", ("index.extraction", "index.sources", "index.reindex")),
    ],
)
def test_no_part_knows_the_parts_behind_it(part: str, behind: tuple[str, ...]) -> None:
    for path in (ROOT / "index" / part).rglob("*.py"):
        for name in imported(path):
            assert not name.startswith(behind), f"{path.name} imports {name}"


def test_everything_that_is_imported_is_declared() -> None:
    declared = (
        (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("optional-dependencies")[0].lower()
    )
    names = {"Sastrawi": "pysastrawi", "ahocorasick": "pyahocorasick"}
    for path in MODULES:
        for name in {full.partition(".")[0] for full in imported(path)}:
            if name != "index" and name not in sys.stdlib_module_names:
                assert f'"{names.get(name, name).lower()}' in declared, f"{path.name} imports {name}"

"""What the README says is what the program does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from index.query.parser import MAX_CHARACTERS, MAX_TERMS
from index.sources.files import FORMATS, MAX_BYTES
from webapp import config, create_app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROSE = re.sub(r"```.*?\n```", "", README, flags=re.DOTALL)
COMMANDS = re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)
TOP_LEVEL = {
    ".ci",
    ".git",
    ".gitignore",
    "LICENSE",
    "README.md",
    "gunicorn.conf.py",
    "index",
    "pyproject.toml",
    "seeds",
    "tests",
    "webapp",
    "wsgi.py",
}


def table(heading: str) -> list[list[str]]:
    """The rows of the table whose first column has this heading."""
    lines = iter(README.splitlines())
    next(line for line in lines if line.startswith(f"| {heading} |"))
    next(lines)
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split(" | ")])
    return rows


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_two_commands_stand_first_start_and_test() -> None:
    start, test = COMMANDS[:2]
    steps = ["python3 -m venv .venv", ".venv/bin/pip install .", ".venv/bin/flask reindex"]
    assert start.split(" && ")[:3] == steps
    assert re.fullmatch(r"\.venv/bin/gunicorn .*wsgi:app", start.split(" && ")[3])
    assert test == "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest"


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text()
    pattern = re.search(r"grep --max-count=1 '([^']+)' README\.md", script)
    assert pattern is not None
    assert [line for line in README.splitlines() if re.search(pattern[1], line)] == [COMMANDS[1]]


def test_every_command_that_is_named_exists() -> None:
    named = set(re.findall(r"\bflask (?:--app webapp )?([a-z]+)\b(?!\))", "\n".join(COMMANDS + code(PROSE))))
    assert {"reindex", "extract", "analyze"} <= named
    group = create_app({"TELISIK_INDEX_DIR": ROOT / "none"}).cli
    assert named <= set(group.list_commands(click.Context(group)))


def test_the_configuration_table_is_the_programs() -> None:
    rows = {code(variable)[0]: code(default) for variable, _, default in table("Variable")}
    assert rows == {variable.name: [variable.default] for variable in config.VARIABLES}


def test_no_other_variable_is_read() -> None:
    read = {
        name
        for folder in ("index", "webapp")
        for path in (ROOT / folder).rglob("*.py")
        for name in re.findall(r"TELISIK_[A-Z_]+[A-Z]", path.read_text(encoding="utf-8"))
    }
    assert read == {variable.name for variable in config.VARIABLES}


def test_every_variable_of_the_tests_is_explained() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    assert set(re.findall(r"TELISIK_TEST_[A-Z]+", sources)) <= set(code(PROSE))


def test_the_formats_are_those_that_are_read() -> None:
    assert {suffix for row in table("Format") for suffix in code(row[0])} == set(FORMATS)


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[<>=]", line)[0] for line in project["dependencies"]}
    assert {code(row[0])[0] for row in table("Package") if row[1]} == needed


def test_every_room_that_is_named_is_there() -> None:
    for _, place in table("To change"):
        for name in code(place):
            assert list(ROOT.glob(name.rstrip("/"))), name
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).exists(), target


@pytest.mark.parametrize("heading", ["Feature", "Request", "Beside"])
def test_every_feature_has_a_test_that_exists(heading: str) -> None:
    rows = table(heading)
    assert rows
    for _, tick, tests in rows:
        assert tick == "✓"
        named = re.findall(r"\[`(test_\w+)`\]\((tests/[\w/]+\.py)\)", tests)
        assert named
        for name, path in named:
            assert f"\ndef {name}(" in (ROOT / path).read_text(encoding="utf-8"), name


@pytest.mark.parametrize(
    "figure", [f"{MAX_CHARACTERS} characters", f"{MAX_TERMS} terms", f"{MAX_BYTES >> 20} MiB"]
)
def test_the_limits_are_the_programs(figure: str) -> None:
    assert figure in README


def test_nothing_else_stands_at_the_top() -> None:
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text().splitlines()]
    found = {path.name for path in ROOT.iterdir() if not any(path.match(pattern) for pattern in ignored)}
    assert found <= TOP_LEVEL

"""The wheel holds all that runs: built here, installed aside, used from another folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("index", "webapp")
NO_CODE = shutil.ignore_patterns("__pycache__", "*.pyc")

USE = """
import json, webapp
from webapp import create_app

client = create_app().test_client()
paths = ["/?q=reformasi+birokrasi", "/artikel/000_c2871d068c493971", "/static/style.css", "/readyz"]
paths += ["/static/vendor/htmx.min.js", "/api/v1/search?q=birokrasi", "/api/v1/openapi.json"]
answers = {path: client.get(path).status_code for path in paths}
print(json.dumps({"home": webapp.__file__, "answers": answers}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built from a copy so that nothing is left in the project."""
    copy = tmp_path_factory.mktemp("project")
    for name in ("pyproject.toml", "README.md", "LICENSE", "wsgi.py"):
        shutil.copy(ROOT / name, copy)
    for name in PACKAGES:
        shutil.copytree(ROOT / name, copy / name, ignore=NO_CODE)
    run("-m", "build", "--wheel", "--no-isolation", "--outdir", "dist", ".", folder=copy)
    (made,) = (copy / "dist").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder with nothing but the wheel's content; what it depends on is there already."""
    site = tmp_path_factory.mktemp("site")
    run(
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(site),
        str(wheel),
        folder=site,
    )
    return site


def run(*arguments: str, folder: Path, **environment: str) -> str:
    process = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_ROOT_USER_ACTION": "ignore",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 0, process.stdout + process.stderr
    return process.stdout


def test_every_table_template_and_asset_is_in_the_wheel(wheel: Path) -> None:
    needed = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    held = set(zipfile.ZipFile(wheel).namelist())
    assert needed - held == set()
    assert {name.split("/")[0] for name in held if "dist-info" not in name} == {*PACKAGES, "wsgi.py"}


def test_the_wheel_searches_from_another_folder(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    environment = {"PYTHONPATH": str(installed), "TELISIK_INDEX_DIR": "indeks"}
    told = run("-m", "flask", "--app", "webapp", "reindex", folder=tmp_path, **environment)
    assert "5 diindeks" in told
    used = json.loads(run("-c", USE, folder=tmp_path, **environment))
    assert Path(used["home"]).is_relative_to(installed)
    assert set(used["answers"].values()) == {200}, used["answers"]

"""Files are written while they are read: memory and temporary files do not grow with the result."""

from __future__ import annotations

import http.client
import tempfile
import tracemalloc
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from index.engine import Hit, IndexUnavailableError
from tests.conftest import ServerAt
from tests.index.embedded.library import article, bring_in
from tests.webapp.fake_engine import HIT, FakeEngine
from webapp.exports import Format

MIB = 1 << 20
ROWS = 20_000


def many(count: int, fails: bool = False) -> Iterator[Hit]:
    """Results that are made one by one, as an index makes them."""
    yield from (replace(HIT, id=f"a-{number}") for number in range(count))
    if fails:
        raise IndexUnavailableError("a damaged record")


@pytest.mark.parametrize("kind", list(Format))
def test_memory_is_bounded_however_many_articles_a_file_has(
    web: FlaskClient, engine: FakeEngine, kind: Format
) -> None:
    engine.answering(total=ROWS).listed = many(ROWS)
    tracemalloc.start()
    size = sum(len(piece) for piece in web.get(f"/hasil.{kind}", buffered=False).response)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > MIB / 2
    assert peak < 8 * MIB


@pytest.mark.parametrize("fails", [False, True])
def test_a_workbook_leaves_no_temporary_file(
    web: FlaskClient, engine: FakeEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    engine.listed = many(500, fails)
    if fails:
        with pytest.raises(IndexUnavailableError):
            web.get("/hasil.xlsx", buffered=True)
    else:
        assert web.get("/hasil.xlsx", buffered=True).data.startswith(b"PK")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def many_server(server_at: ServerAt, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a gunicorn that serves two thousand short articles."""
    index_dir = tmp_path_factory.mktemp("many") / "index"
    bring_in(index_dir, [article(f"a{number:04}", "Warga membangun jalan desa.") for number in range(2_000)])
    return server_at(index_dir)


@contextmanager
def ask(server: str, method: str, path: str) -> Iterator[http.client.HTTPResponse]:
    with closing(http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)) as connection:
        connection.request(method, path)
        with connection.getresponse() as response:
            yield response


def test_a_server_sends_a_file_in_pieces_and_survives_readers_who_leave(many_server: str) -> None:
    with ask(many_server, "GET", "/hasil.csv?q=jalan") as response:
        assert response.headers["Transfer-Encoding"] == "chunked"
        assert response.read(9) == b"\xef\xbb\xbfJudul,"
    with ask(many_server, "GET", "/hasil.csv?q=jalan") as response:
        assert len(response.read().decode("utf-8-sig").splitlines()) == 2_001


@pytest.mark.parametrize("path", [*(f"/hasil.{kind}" for kind in Format), "/hasil.atom", "/sitemap-1.xml"])
def test_a_server_answers_head_without_a_body(many_server: str, path: str) -> None:
    with ask(many_server, "HEAD", path) as response:
        assert (response.status, response.read()) == (200, b"")

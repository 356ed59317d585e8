from __future__ import annotations

from pathlib import Path

import pytest
from flask import request

from webapp import create_app
from webapp.config import SettingError
from webapp.limits import Limit, Limits


def test_the_index_folder_stands_in_the_working_folder_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TELISIK_INDEX_DIR", raising=False)
    assert create_app().config["TELISIK_INDEX_DIR"] == Path("telisik-index")


def test_the_environment_names_the_index_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TELISIK_INDEX_DIR", str(tmp_path))
    assert create_app().config["TELISIK_INDEX_DIR"] == tmp_path


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELISIK_INDEX_DIR", "")
    assert create_app().config["TELISIK_INDEX_DIR"] == Path("telisik-index")


def test_what_is_given_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TELISIK_INDEX_DIR", "elsewhere")
    for given in (tmp_path, str(tmp_path)):
        assert create_app({"TELISIK_INDEX_DIR": given}).config["TELISIK_INDEX_DIR"] == tmp_path


def test_an_empty_rate_limit_is_none_and_no_rate_limit_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELISIK_RATE_LIMIT", "")
    assert create_app().config["TELISIK_RATE_LIMIT"] == Limits()
    monkeypatch.delenv("TELISIK_RATE_LIMIT")
    usual = Limits((Limit(20, 1), Limit(3000, 900)), (Limit(1, 1),))
    assert create_app().config["TELISIK_RATE_LIMIT"] == usual


@pytest.mark.parametrize(
    "value", ["20", "20/", "0/s", "-1/s", "20/s;3/m", "1/s 1/s 1/s, 1/s 1/s", "1/s,1/s,1/s"]
)
def test_a_rate_limit_that_cannot_be_read_is_named(value: str) -> None:
    with pytest.raises(SettingError, match="TELISIK_RATE_LIMIT"):
        create_app({"TELISIK_RATE_LIMIT": value})


@pytest.mark.parametrize("value", ["many", "-1", "1.5", "100"])
def test_a_setting_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TELISIK_PROXY_HOPS", value)
    with pytest.raises(SettingError, match="TELISIK_PROXY_HOPS"):
        create_app()


@pytest.mark.parametrize(("hops", "scheme"), [("0", "http"), ("1", "https")])
def test_a_proxy_is_believed_only_when_it_was_announced(
    monkeypatch: pytest.MonkeyPatch, hops: str, scheme: str
) -> None:
    monkeypatch.setenv("TELISIK_PROXY_HOPS", hops)
    app = create_app()
    seen: list[str] = []

    @app.before_request
    def look() -> None:
        seen.append(request.scheme)

    app.test_client().get("/healthz", headers={"X-Forwarded-Proto": "https"})
    assert seen == [scheme]

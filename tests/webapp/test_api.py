from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib import resources
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate as validate_description

from index.article import Basis, Correction, Evidence, Field, Origin, PublishedDate
from index.engine import IndexUnavailableError, NoIndexError, Passage, Similar
from tests.webapp.fake_engine import ARTICLE, EMPTY, HIT, FakeEngine
from webapp.exports import Format
from webapp.parameters import Fault

DESCRIPTION: dict[str, Any] = json.loads(
    resources.files("webapp").joinpath("openapi.json").read_text("utf-8")
)


def described(client: FlaskClient, url: str, path: str, status: int) -> Any:
    """Fetch an answer and check it against what the description says of it."""
    response = client.get(url)
    assert response.status_code == status, response.text
    assert response.mimetype == "application/json"
    answer = DESCRIPTION["paths"][path]["get"]["responses"][str(status)]
    if "$ref" in answer:
        answer = DESCRIPTION["components"]["responses"][answer["$ref"].rsplit("/", 1)[1]]
    for header, what in answer.get("headers", {}).items():
        if what.get("required"):
            assert header in response.headers
    schema = answer["content"]["application/json"]["schema"]
    Draft202012Validator({**schema, "components": DESCRIPTION["components"]}).validate(response.json)
    return response.json


def search(client: FlaskClient, query: str = "", status: int = 200) -> Any:
    return described(client, f"/api/v1/search?{query}", "/api/v1/search", status)


def article(client: FlaskClient, article_id: str, status: int = 200) -> Any:
    return described(client, f"/api/v1/articles/{article_id}", "/api/v1/articles/{id}", status)


def test_the_description_is_valid_and_served(web: FlaskClient) -> None:
    validate_description(DESCRIPTION)
    response = web.get("/api/v1/openapi.json")
    assert response.mimetype == "application/json"
    assert response.json == DESCRIPTION


def test_every_described_path_is_served(web: FlaskClient) -> None:
    rules = {re.sub(r"<[^>]*>", "{id}", rule.rule) for rule in web.application.url_map.iter_rules()}
    files = {f"/hasil.{kind}" for kind in (*Format, "atom")}
    assert set(DESCRIPTION["paths"]) == files | {rule for rule in rules if rule.startswith("/api/")} - {
        "/api/v1/openapi.json"
    }


@pytest.mark.parametrize("kind", [*Format, "atom"])
def test_a_file_takes_the_parameters_of_a_search_and_is_described(web: FlaskClient, kind: str) -> None:
    described_file = DESCRIPTION["paths"][f"/hasil.{kind}"]["get"]
    search_parameters = DESCRIPTION["paths"]["/api/v1/search"]["get"]["parameters"]
    taken = {
        search_parameters[int(one["$ref"].rsplit("/", 1)[1])]["name"] for one in described_file["parameters"]
    }
    left_out = {"page", "per_page"} | ({"sort"} if kind == "atom" else set())
    assert taken == {one["name"] for one in search_parameters} - left_out
    (media_type,) = described_file["responses"]["200"]["content"]
    assert web.get(f"/hasil.{kind}").mimetype == media_type


def test_a_line_of_json_has_the_promised_shape(web: FlaskClient, engine: FakeEngine) -> None:
    schema = {"$ref": "#/components/schemas/ExportedArticle", "components": DESCRIPTION["components"]}
    validator = Draft202012Validator(schema)
    for hit in (HIT, replace(HIT, title=None, outlet=None, published=PublishedDate(), url="x:y")):
        engine.listed = [hit]
        validator.validate(json.loads(web.get("/hasil.jsonl").text))
    validator.validate({"note": "cut"})


def test_similar_articles_have_the_promised_shape(web: FlaskClient, engine: FakeEngine) -> None:
    engine.likeness["a-1"] = Similar((replace(HIT, id="b"),), (replace(HIT, id="c"),))
    path = "/api/v1/articles/{id}/similar"
    answer = described(web, "/api/v1/articles/a-1/similar", path, 200)
    assert ([hit["id"] for hit in answer["related"]], answer["copies"][0]["id"]) == (["b"], "c")
    described(web, "/api/v1/articles/none/similar", path, 404)


def test_a_search_has_the_promised_shape(web: FlaskClient) -> None:
    answer = search(web, "q=bupati&per_page=5")
    assert answer["query"] == "bupati"
    assert (answer["total"], answer["page"], answer["per_page"]) == (1, 1, 5)
    assert (answer["partial_match"], answer["suggestion"]) == (False, None)
    assert answer["hits"] == [
        {
            "id": "a-1",
            "title": "Bupati membuka pelatihan",
            "outlet": "ANTARA",
            "published": "2019-08-26",
            "precision": "day",
            "provinces": ["Jawa Timur"],
            "institutions": ["Badan Pengembangan SDM Provinsi Jawa Timur"],
            "snippet": "<mark>Bupati</mark> membuka … pelatihan sepekan",
            "url": "https://berita.example/a-1",
            "score": 1.5,
        }
    ]
    assert answer["facets"]["date"] == [
        {"value": "2019", "label": "2019", "count": 1, "selected": False, "excluded": False},
        {
            "value": "tanpa-tanggal",
            "label": "Tanpa tanggal",
            "count": 3,
            "selected": False,
            "excluded": False,
        },
    ]


def test_an_answer_without_anything_keeps_the_shape(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answer = EMPTY
    answer = search(web, "q=zebra&page=100")
    assert answer["hits"] == []
    assert answer["facets"] == {"province": [], "institution": [], "outlet": [], "date": []}


def test_a_partial_match_and_a_suggestion_are_told(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(partial_match=True, suggestion="bupati")
    answer = search(web, "q=bupatti+zebra")
    assert (answer["partial_match"], answer["suggestion"]) == (True, "bupati")


def test_a_hit_without_anything_known_has_nulls(web: FlaskClient, engine: FakeEngine) -> None:
    bare = replace(
        HIT,
        title=None,
        outlet=None,
        published=PublishedDate(),
        provinces=(),
        institutions=(),
        url=None,
        snippet=(),
    )
    engine.answering(hits=(bare,))
    hit = search(web)["hits"][0]
    assert (hit["title"], hit["outlet"], hit["published"], hit["precision"]) == (None, None, None, "unknown")
    assert (hit["snippet"], hit["url"]) == ("", None)


def test_a_snippet_is_safe_to_put_into_a_page(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(hits=(replace(HIT, snippet=(Passage("<script>&", ((0, 8),)),)),))
    assert search(web)["hits"][0]["snippet"] == "<mark>&lt;script&gt;</mark>&amp;"


def test_a_correction_is_signed_in_its_evidence(web: FlaskClient, engine: FakeEngine) -> None:
    signed = Correction("Ani", "2024-05-01", "")
    corrected = Evidence(Field.OUTLET, "ANTARA", "ANTARA", origin=Origin.CORRECTED, correction=signed)
    engine.articles["a-1"] = replace(
        ARTICLE,
        published=PublishedDate("2019", Basis.CORRECTED),
        evidence=(*ARTICLE.evidence, corrected),
    )
    answer = article(web, "a-1")
    assert "correction" not in answer["evidence"][0]
    assert answer["evidence"][1]["origin"] == "corrected"
    assert answer["evidence"][1]["correction"] == {"who": "Ani", "when": "2024-05-01", "why": ""}
    assert answer["basis"] == "corrected"


def test_an_address_that_is_no_web_address_is_left_out(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(hits=(replace(HIT, url="javascript:alert(1)"),))
    engine.articles["a-1"] = replace(ARTICLE, url="javascript:alert(1)")
    assert search(web)["hits"][0]["url"] is None
    assert article(web, "a-1")["url"] is None


def test_the_engine_is_asked_what_the_parameters_say(web: FlaskClient, engine: FakeEngine) -> None:
    search(
        web,
        "q=asn&province=Bali&province=Jambi&date_from=2018&date_to=2019-06&sort=oldest&page=3&per_page=50",
    )
    asked = engine.asked[-1]
    assert asked.query.text == "asn"
    assert asked.filters.chosen == {"province": ("Bali", "Jambi")}
    assert (asked.filters.date_from, asked.filters.date_to) == ("2018", "2019-06")
    assert (asked.sort, asked.page, asked.per_page) == ("oldest", 3, 50)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("sort=best", Fault.UNKNOWN_SORT),
        ("per_page=0", Fault.BAD_PER_PAGE),
        ("per_page=51", Fault.BAD_PER_PAGE),
        ("date_from=kemarin", Fault.BAD_DATE),
        ("date=2018-13", Fault.BAD_DATE),
        ("page=x", Fault.BAD_PAGE),
        ("page=0", Fault.BAD_PAGE),
        ("page=101", Fault.PAGE_TOO_DEEP),
        ("date_from=2019&date_to=2018", Fault.BAD_DATE_RANGE),
        ("province=" + "x" * 300, Fault.VALUE_TOO_LONG),
    ],
)
def test_a_bad_parameter_is_an_error_with_a_code_and_words(web: FlaskClient, query: str, code: Fault) -> None:
    error = search(web, query, status=400)["error"]
    assert error["code"] == code
    assert "{" not in error["message"]


@pytest.mark.parametrize("error", [NoIndexError(), IndexUnavailableError("disk")])
def test_without_an_index_a_client_is_told_when_to_come_back(
    web: FlaskClient, engine: FakeEngine, error: Exception
) -> None:
    engine.error = error
    assert search(web, status=503)["error"]["code"] in {"no_index", "index_unavailable"}
    article(web, "a-1", status=503)


def test_a_fault_of_ours_has_a_number_and_no_trace(web: FlaskClient, engine: FakeEngine) -> None:
    engine.error = RuntimeError("secret")
    error = search(web, status=500)["error"]
    assert error["code"] == "internal_error"
    assert re.search(r"\b[0-9a-f]{12}\b", error["message"])
    assert "secret" not in error["message"]


def test_an_article_is_given_with_its_evidence(web: FlaskClient) -> None:
    answer = article(web, "a-1")
    assert (answer["published"], answer["precision"], answer["basis"]) == ("2019-08-26", "day", "completed")
    assert answer["mentioned_provinces"] == ["Bali"]
    assert answer["paragraphs"] == list(ARTICLE.paragraphs)
    assert answer["evidence"] == [
        {
            "field": "published",
            "value": "2019-08-26",
            "words": "Senin (26/8)",
            "start": 10,
            "end": 22,
            "origin": "text",
        }
    ]


def test_an_unknown_article_is_not_found(web: FlaskClient) -> None:
    assert article(web, "none", status=404)["error"]["code"] == "unknown_article"


def test_an_unknown_path_is_answered_as_json(web: FlaskClient) -> None:
    response = web.get("/api/v2/search")
    assert response.status_code == 404
    assert response.json is not None
    assert response.json["error"]["code"] == "not_found"


def test_only_reading_is_allowed(web: FlaskClient) -> None:
    response = web.post("/api/v1/search")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert response.json is not None
    assert response.json["error"]["code"] == "method_not_allowed"


def test_an_unchanged_answer_is_not_sent_again(web: FlaskClient) -> None:
    etag = web.get("/api/v1/search").headers["ETag"]
    assert web.get("/api/v1/search", headers={"If-None-Match": etag}).status_code == 304


def test_text_that_no_page_can_carry_is_escaped(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(hits=(replace(HIT, title=Passage("a\x00\ud800b")),))
    response = web.get("/api/v1/search")
    assert "a\\u0000\\ud800b" in response.text

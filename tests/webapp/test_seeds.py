"""The pages and the API over a real index of the seeds."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

SEEDS = (
    "000_c2871d068c493971",
    "001_73015e3b57079e71",
    "002_c62193f720f180c5",
    "003_f22d0b188fe57ad1",
    "004_6f1da36016d0aa8d",
)


def search(client: FlaskClient, query: str) -> dict[str, Any]:
    response = client.get(f"/api/v1/search?{query}")
    assert response.status_code == 200
    assert isinstance(response.json, dict)
    return response.json


def counts(answer: dict[str, Any], facet: str) -> dict[str, int]:
    return {entry["value"]: entry["count"] for entry in answer["facets"][facet]}


def test_reformasi_birokrasi_finds_the_first_two_seeds_with_marked_snippets(seed_client: FlaskClient) -> None:
    answer = search(seed_client, "q=reformasi+birokrasi")
    snippets = {hit["id"]: hit["snippet"].lower() for hit in answer["hits"]}
    assert set(SEEDS[:2]) <= set(snippets)
    for seed in SEEDS[:2]:
        assert "<mark>birokrasi</mark>" in snippets[seed] or "birokrasi</mark>" in snippets[seed]


def test_birokrasi_finds_all_seeds(seed_client: FlaskClient) -> None:
    assert {hit["id"] for hit in search(seed_client, "q=birokrasi")["hits"]} == set(SEEDS)


def test_an_empty_query_counts_the_provinces(seed_client: FlaskClient) -> None:
    provinces = counts(search(seed_client, ""), "province")
    assert provinces == {"Jambi": 2, "Kalimantan Tengah": 2, "Jawa Timur": 1}


def test_an_empty_query_counts_the_years(seed_client: FlaskClient) -> None:
    assert counts(search(seed_client, ""), "date") == {"2019": 1, "2018": 1, "tanpa-tanggal": 3}


def test_values_of_one_facet_are_alternatives_and_leave_its_counts_alone(seed_client: FlaskClient) -> None:
    answer = search(seed_client, "province=Jambi&province=Jawa+Timur")
    assert answer["total"] == 3
    assert counts(answer, "province") == {"Jambi": 2, "Kalimantan Tengah": 2, "Jawa Timur": 1}


def test_facets_narrow_each_other_and_a_chosen_value_stays_at_zero(seed_client: FlaskClient) -> None:
    answer = search(seed_client, "province=Jambi&date=2019")
    assert answer["total"] == 0
    assert counts(answer, "province")["Jambi"] == 0
    assert counts(answer, "date")["2019"] == 0


def test_a_chosen_year_opens_its_months(seed_client: FlaskClient) -> None:
    assert counts(search(seed_client, "date=2018"), "date")["2018-08"] == 1


def test_a_range_leaves_out_what_has_no_date(seed_client: FlaskClient) -> None:
    hits = search(seed_client, "date_from=2018-08-02&date_to=2018-08-02")["hits"]
    assert [hit["id"] for hit in hits] == [SEEDS[4]]


@pytest.mark.parametrize(("sort", "first"), [("newest", SEEDS[2]), ("oldest", SEEDS[4])])
def test_undated_articles_come_last_in_both_orders(seed_client: FlaskClient, sort: str, first: str) -> None:
    hits = search(seed_client, f"q=birokrasi&sort={sort}")["hits"]
    assert hits[0]["id"] == first
    assert [hit["published"] for hit in hits[2:]] == [None, None, None]


def test_pages_neither_repeat_nor_miss_an_article(seed_client: FlaskClient) -> None:
    ids = [hit["id"] for page in (1, 2, 3) for hit in search(seed_client, f"per_page=2&page={page}")["hits"]]
    assert sorted(ids) == sorted(SEEDS)


def test_a_page_beyond_the_last_is_empty_in_the_api_and_leads_back_on_the_page(
    seed_client: FlaskClient,
) -> None:
    answer = search(seed_client, "page=9")
    assert (answer["total"], answer["hits"]) == (5, [])
    page = seed_client.get("/?page=9")
    assert page.status_code == 200
    assert "Ke halaman terakhir" in page.text


def test_words_that_no_article_has_together_give_the_nearest(seed_client: FlaskClient) -> None:
    answer = search(seed_client, "q=diklatpim+keniscayaan+refocusing+tantang")
    assert answer["partial_match"] is True
    assert answer["total"] > 0
    assert "ini yang paling mendekati" in seed_client.get("/?q=diklatpim+keniscayaan+refocusing+tantang").text


def test_a_misspelt_word_is_corrected(seed_client: FlaskClient) -> None:
    assert search(seed_client, "q=birokrsi")["suggestion"] == "birokrasi"


@pytest.mark.parametrize("article_id", SEEDS)
def test_every_seed_has_a_page_that_says_where_its_metadata_was_read(
    seed_client: FlaskClient, article_id: str
) -> None:
    page = seed_client.get(f"/artikel/{article_id}?q=birokrasi")
    assert page.status_code == 200
    assert re.search("<mark>[Bb]irokrasi</mark>", page.text)
    assert "Dari mana data ini?" in page.text


def test_a_seed_without_a_headline_shows_its_first_sentence_marked_as_such(seed_client: FlaskClient) -> None:
    assert "Tanpa judul:" in seed_client.get(f"/artikel/{SEEDS[1]}").text
    assert search(seed_client, "q=penataan+sdm+aparatur")["hits"][0]["title"] is None


def test_a_real_query_makes_it_ready(seed_client: FlaskClient) -> None:
    response = seed_client.get("/readyz")
    assert response.status_code == 200
    assert response.json is not None
    assert response.json["articles"] == 5


def test_without_an_index_every_page_says_so(client: FlaskClient) -> None:
    for url in ("/", "/artikel/a", "/api/v1/search", "/api/v1/articles/a", "/readyz"):
        response = client.get(url)
        assert response.status_code == 503, url
        assert "Retry-After" in response.headers
    assert client.get("/healthz").status_code == 200

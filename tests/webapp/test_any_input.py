"""Whatever is asked for, over a real index: an answer or a fault in words, never a fault of ours."""

from __future__ import annotations

from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PATIENT = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NAMES = ["q", "province", "institution", "outlet", "date", "date_from", "date_to", "sort", "page", "per_page"]
QUERIES = st.text(alphabet='aàbirokasi"*:-=() \x00\u202e\ud83d%<>&judlATUOR', max_size=80) | st.text(
    max_size=80
)
PARAMETERS = st.lists(st.tuples(st.sampled_from(NAMES), QUERIES), max_size=4)


def encodable(text: str) -> str:
    """What a browser sends for text with lone surrogates."""
    return text.encode("utf-8", "replace").decode("utf-8")


@PATIENT
@given(parameters=PARAMETERS, q=QUERIES)
def test_any_search_is_answered(seed_client: FlaskClient, parameters: list[tuple[str, str]], q: str) -> None:
    query = {name: encodable(value) for name, value in [*parameters, ("q", q)]}
    for path in ("/", "/api/v1/search", "/hasil.csv", "/hasil.jsonl", "/hasil.xlsx", "/hasil.atom"):
        assert seed_client.get(path, query_string=query, buffered=True).status_code in {200, 400}


@PATIENT
@given(article_id=st.text(min_size=1, max_size=120), q=QUERIES)
def test_any_article_is_found_or_not(seed_client: FlaskClient, article_id: str, q: str) -> None:
    name = encodable(article_id).replace("/", "-").replace("?", "-").replace("#", "-")
    page, data = f"/artikel/{name}", f"/api/v1/articles/{name}"
    for path in (page, f"{page}/kutipan.bib", f"{page}/kutipan.ris", data, f"{data}/similar"):
        assert seed_client.get(path, query_string={"q": encodable(q)}).status_code in {200, 308, 404}

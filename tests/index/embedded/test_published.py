"""A year in a query: articles that were published then answer it, whether or not they print it."""

from __future__ import annotations

import pytest

from index.embedded.engine import EmbeddedEngine
from index.engine import SearchAnswer, SearchRequest
from index.query.parser import parse
from tests.index.embedded.library import article, served


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    filler = " ".join(f"isi{number}" for number in range(12))
    return served(
        tmp_path_factory.mktemp("published"),
        [
            article("printed", f"inflasi {filler} 2018", date="2021-05-04"),
            article("then", f"inflasi {filler}", date="2018-03-02"),
            article("later", f"inflasi {filler}", date="2018-08-20"),
            article("of the year", f"inflasi {filler}", date="2018"),
            article("both", f"inflasi {filler} 2018", date="2018-03-09"),
            article("neither", f"inflasi {filler}", date="2019-01-01"),
            article("undated", f"inflasi {filler}"),
            *(article(f"other{number}", filler, date="2020-01-01") for number in range(9)),
        ],
    )


def ask(engine: EmbeddedEngine, text: str, *, expand: bool = True) -> SearchAnswer:
    return engine.search(SearchRequest(parse(text), expand=expand))


def whole(answer: SearchAnswer) -> set[str]:
    """The articles that have all of the query."""
    return {hit.id for hit in answer.hits[: answer.complete]}


def test_articles_of_the_year_have_the_word(engine: EmbeddedEngine) -> None:
    assert whole(ask(engine, "inflasi 2018")) == {"printed", "then", "later", "of the year", "both"}


def test_those_that_print_it_too_come_first(engine: EmbeddedEngine) -> None:
    names = [hit.id for hit in ask(engine, "inflasi 2018").hits]
    assert names[:2] == ["both", "printed"]
    assert names.index("later") < names.index("neither")


def test_a_month_with_its_year_needs_an_article_of_that_month(engine: EmbeddedEngine) -> None:
    assert whole(ask(engine, "inflasi maret 2018")) == {"then", "both"}


def test_the_answer_tells_the_periods(engine: EmbeddedEngine) -> None:
    assert ask(engine, "inflasi maret 2018").periods == ("2018-03",)
    assert ask(engine, "inflasi 2017").periods == ()


def test_without_related_words_only_the_text_counts(engine: EmbeddedEngine) -> None:
    answer = ask(engine, "inflasi 2018", expand=False)
    assert (whole(answer), answer.periods) == ({"printed", "both"}, ())

"""A search's articles by month."""

from __future__ import annotations

from pathlib import Path

from index.embedded.engine import EmbeddedEngine
from index.engine import MISSING, Facet, Filters, SearchRequest
from index.query.parser import parse
from tests.index.embedded.library import NO_FILTERS, article, served


def engine_of(tmp_path: Path) -> EmbeddedEngine:
    return served(
        tmp_path,
        [
            article("a", "jalan desa", date="2018-08-02", provinces=["Bali"]),
            article("b", "jalan", date="2018-08-31"),
            article("c", "jalan", date="2018"),
            article("d", "jalan"),
            article("e", "desa", date="2020-01"),
        ],
    )


def counts(engine: EmbeddedEngine, text: str, filters: Filters = NO_FILTERS) -> dict[str, int]:
    return dict(engine.history(SearchRequest(parse(text), filters)))


def test_articles_are_counted_by_month_or_year_or_as_undated(tmp_path: Path) -> None:
    engine = engine_of(tmp_path)
    assert counts(engine, "jalan") == {"2018-08": 2, "2018": 1, MISSING[Facet.DATE]: 1}
    assert counts(engine, "") == {"2018-08": 2, "2018": 1, "2020-01": 1, MISSING[Facet.DATE]: 1}
    assert counts(engine, "zebra") == {}


def test_filters_narrow_what_is_counted(tmp_path: Path) -> None:
    engine = engine_of(tmp_path)
    assert counts(engine, "", Filters({Facet.PROVINCE: ("Bali",)})) == {"2018-08": 1}
    assert counts(engine, "", Filters(date_from="2019")) == {"2020-01": 1}


def test_only_articles_with_all_words_count(tmp_path: Path) -> None:
    engine = engine_of(tmp_path)
    assert counts(engine, "jalan desa") == {"2018-08": 1}
    assert counts(engine, "desa zebra") == {}

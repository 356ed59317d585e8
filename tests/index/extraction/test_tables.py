"""The tables that the readers rest on are sound."""

from __future__ import annotations

from datetime import date

from index import knowledge


def test_every_term_of_office_has_an_office_a_source_and_a_beginning_before_its_end() -> None:
    offices = {row["office"] for row in knowledge.table("offices")}
    for row in knowledge.table("officeholders"):
        assert row["office"] in offices, row
        assert row["source"], row
        assert date.fromisoformat(row["from"]) < date.fromisoformat(row["until"] or "2100-01-01"), row


def test_no_two_holders_of_an_office_overlap_by_more_than_a_handover() -> None:
    """Spokespersons and deputies may serve side by side; heads of an office do not.

    The press gives the title to who is elected in the United States months before the inauguration.
    """
    terms: dict[str, list[tuple[str, str, str]]] = {}
    for row in knowledge.table("officeholders"):
        head = row["office"].startswith(("presiden", "men", "gub_", "ketua_", "kapolri", "panglima"))
        if head and row["office"] != "presiden_as":
            terms.setdefault(row["office"], []).append(
                (row["from"], row["until"] or "2100-01-01", row["persons"])
            )
    for office, rows in terms.items():
        for earlier, later in zip(sorted(rows), sorted(rows)[1:], strict=False):
            overlap = date.fromisoformat(earlier[1]) - date.fromisoformat(later[0])
            assert overlap.days <= 10, (office, earlier, later)


def test_every_name_with_a_life_span_has_a_bound_and_a_source() -> None:
    for row in knowledge.table("year_cues"):
        assert row["from"] or row["until"], row
        assert row["source"], row
        assert (row["from"] or "1945-01-01") < (row["until"] or "2100-01-01"), row


def test_every_feast_has_words_a_day_of_the_islamic_calendar_and_less_than_a_year_around_it() -> None:
    for row in knowledge.table("feasts"):
        assert knowledge.split(row["words"]), row
        assert 1 <= int(row["month"]) <= 12 and 1 <= int(row["day"]) <= 30, row
        assert 0 < int(row["before"]) + int(row["after"]) < 300, row


def test_every_month_and_weekday_has_names() -> None:
    assert [int(row["month"]) for row in knowledge.table("months")] == list(range(1, 13))
    assert [int(row["weekday"]) for row in knowledge.table("weekdays")] == list(range(7))


def test_cues_and_markers_are_of_known_kinds() -> None:
    kinds = {row["kind"] for row in knowledge.table("layout_markers")}
    assert kinds == {"stop", "only", "line", "link", "tail", "drop", "button", "filler", "task", "section"}
    assert {row["side"] for row in knowledge.table("date_cues")} == {"before", "after"}
    assert {row["kind"] for row in knowledge.table("year_words")} == {
        "now",
        "past",
        "period",
        "accounts",
        "year",
        "coming",
        "ahead",
        "plan",
        "next",
        "last",
    }
    assert {row["kind"] for row in knowledge.table("former_words")} == {"former", "era", "future"}


def test_every_unit_of_a_central_body_has_one() -> None:
    bodies = {row["body"] for row in knowledge.table("institutions")}
    assert {row["body"] for row in knowledge.table("central_units")} <= bodies


def test_no_unit_and_no_locality_has_two_rows() -> None:
    units = [row["name"] for row in knowledge.table("units")]
    assert len(units) == len(set(units))
    localities = [(row["name"], row["regency"]) for row in knowledge.table("localities")]
    assert len(localities) == len(set(localities))


def test_a_locality_lies_in_the_province_of_its_regency() -> None:
    provinces = {row["code"]: row["province"] for row in knowledge.table("regencies")}
    for row in knowledge.table("localities"):
        assert provinces.get(row["regency"], row["province"]) == row["province"], row


def test_a_district_that_is_named_alone_is_the_only_one_of_its_name() -> None:
    codes: dict[str, list[str]] = {}
    for row in knowledge.table("districts"):
        codes.setdefault(row["name"].lower(), []).append(row["code"])
    for row in knowledge.table("lone_districts"):
        assert codes[row["name"].lower()] == [row["code"]], row

"""What comes first when words are missing, when a question is asked, and when related words are found."""

from __future__ import annotations

import pytest

from index.embedded.engine import EmbeddedEngine
from index.embedded.matching import ENOUGH, NEAREST
from index.engine import Filters, SearchAnswer, SearchRequest, Sort
from index.query.parser import parse
from tests.index.embedded.library import article, ask, ids, served

FILLER = "sawah kebun laut awan batu pasir kayu besi kaca kain"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    """Articles about a bridge among many about markets."""
    markets = [
        article(f"pasar{number}", f"pasar kota {FILLER} {number}", date="2020") for number in range(60)
    ]
    others = [
        article("jembatan", f"jembatan kuning {FILLER}", date="2018"),
        article("kota", f"jembatan kuning kota lama {FILLER} pasar", date="2019"),
        article("inovasi", "inovasi desa", date="2017"),
        article("inovatif", "inovatif desa", date="2018"),
        article("peresmian", "taman rusa diresmikan wali kota pada bulan Mei", date="2016"),
    ]
    return served(tmp_path_factory.mktemp("nearest"), [*markets, *others])


def test_what_has_the_rare_words_is_nearer_than_what_has_the_common_ones(engine: EmbeddedEngine) -> None:
    answer = ask(engine, "jembatan kuning gerhana")
    assert answer.partial_match
    assert set(ids(answer)) == {"jembatan", "kota"}
    assert ids(ask(engine, "jembatan lama gerhana")) == ["kota", "jembatan"]
    assert ids(ask(engine, "taman pasar gerhana"))[0] == "peresmian"


def test_nearest_articles_are_a_bounded_number_beyond_those_with_half_of_the_best(
    engine: EmbeddedEngine,
) -> None:
    assert ask(engine, "jembatan kuning pasar kota lama gerhana").total <= NEAREST


def test_behind_the_few_that_have_all_of_a_short_query_come_those_with_a_third_of_its_weight(
    engine: EmbeddedEngine,
) -> None:
    answer = ask(engine, "jembatan kuning lama")
    assert (ids(answer), answer.complete, answer.partial_match) == (["kota", "jembatan"], 1, False)
    assert ids(ask(engine, "pasar lama")) == ["kota"]


def test_what_is_about_most_of_a_query_comes_before_what_has_all_of_it_in_passing(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    passing = f"{FILLER} {FILLER} pinjaman {FILLER} {FILLER} ilegal {FILLER} {FILLER} diawasi {FILLER}"
    others = [article(f"lain{number}", f"{FILLER} diawasi {number}") for number in range(20)]
    about = article("pokok", "pinjaman ilegal marak, pinjaman ilegal merugikan", title="Pinjaman ilegal")
    engine = served(tmp_path_factory.mktemp("passing"), [article("sambil", passing), about, *others])
    answer = ask(engine, "pinjaman ilegal diawasi")
    assert (ids(answer), answer.complete) == (["pokok", "sambil"], 1)


def test_behind_a_short_query_come_a_bounded_number_so_that_counts_stay_its_own(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    halves = [
        article(f"{color}{number}", f"bendera {color} {FILLER} {number}")
        for color in ("merah", "putih")
        for number in range(NEAREST)
    ]
    engine = served(tmp_path_factory.mktemp("halves"), [*halves, article("dwi", f"merah putih {FILLER}")])
    answer = ask(engine, "merah putih")
    assert (ids(answer)[0], answer.complete, answer.total) == ("dwi", 1, NEAREST)


@pytest.mark.parametrize(
    "query", ['jembatan "kuning kota"', "jembatan kuning lama -pasar0", "lama judul:kota"]
)
def test_who_writes_phrases_fields_or_exclusions_gets_just_that(engine: EmbeddedEngine, query: str) -> None:
    assert set(ids(ask(engine, query))) <= {"kota"}


@pytest.fixture(scope="module")
def side_by_side(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    """Two words, together and apart, in articles of one length."""
    ministry = "Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
    return served(
        tmp_path_factory.mktemp("side by side"),
        [
            article("apart", f"sampah {FILLER} plastik reformasi {FILLER} birokrasi"),
            article("together", f"{FILLER} sampah plastik awan {FILLER}"),
            article("turned", f"{FILLER} plastik sampah awan {FILLER}"),
            article("name", f"{ministry} {FILLER} awan batu awan"),
            article("subject", f"{FILLER} awan batu awan kayu laut awan batu awan reformasi birokrasi awan"),
            *(article(f"none{number}", f"awan {FILLER}") for number in range(30)),
        ],
    )


def test_words_that_stand_side_by_side_as_typed_come_first(side_by_side: EmbeddedEngine) -> None:
    assert ids(ask(side_by_side, "sampah plastik"))[0] == "together"
    assert ids(ask(side_by_side, "plastik sampah"))[0] == "turned"


def test_side_by_side_in_a_long_name_counts_for_nothing(side_by_side: EmbeddedEngine) -> None:
    found = ids(ask(side_by_side, "reformasi birokrasi"))
    assert found.index("subject") < found.index("name")


def test_behind_the_few_that_have_all_of_a_long_query_come_the_nearest(engine: EmbeddedEngine) -> None:
    answer = ask(engine, "jembatan kuning kota lama sawah kebun pasar")
    assert ids(answer)[:2] == ["kota", "jembatan"]
    assert answer.complete == 1 < answer.total
    assert not answer.partial_match


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
def test_they_come_behind_in_every_order(engine: EmbeddedEngine, sort: Sort) -> None:
    assert ids(ask(engine, "jembatan kuning kota lama sawah kebun pasar", sort=sort))[0] == "kota"


def test_filters_leave_out_those_that_have_all_as_well(engine: EmbeddedEngine) -> None:
    answer = ask(engine, "jembatan kuning kota lama sawah kebun pasar", filters=Filters(date_to="2018"))
    assert (ids(answer), answer.complete) == (["jembatan"], 0)


def test_a_long_query_that_enough_articles_satisfy_is_answered_with_those_alone(
    engine: EmbeddedEngine,
) -> None:
    answer = ask(engine, f"pasar {FILLER}")
    assert answer.total >= ENOUGH
    assert answer.complete is None


@pytest.mark.parametrize(
    "question", ["kapan taman rusa diresmikan?", "Siapakah yang meresmikan taman rusa", "di mana taman rusa"]
)
def test_words_that_ask_need_not_be_there(engine: EmbeddedEngine, question: str) -> None:
    answer = ask(engine, question)
    assert ids(answer)[0] == "peresmian"
    assert not answer.partial_match


def test_words_for_the_kind_of_answer_need_not_be_there_in_a_question(engine: EmbeddedEngine) -> None:
    assert not ask(engine, "apa nama taman rusa").partial_match
    assert ask(engine, "nama taman rusa").partial_match


@pytest.mark.parametrize(
    "query", ["penyebab jembatan kuning", "jembatan kuning lama bedanya", "cara inovasi desa"]
)
def test_a_word_for_an_aspect_need_not_be_there_in_any_query(engine: EmbeddedEngine, query: str) -> None:
    without = " ".join(word for word in query.split() if word not in {"penyebab", "bedanya", "cara"})
    answer = ask(engine, query)
    assert ids(answer) == ids(ask(engine, without))
    assert not answer.partial_match
    assert ids(ask(engine, "penyebab")) == []


def test_a_word_that_asks_is_looked_for_in_quotes_and_alone(engine: EmbeddedEngine) -> None:
    assert ask(engine, '"kapan" taman').partial_match
    assert ask(engine, "kapan").total == 0


def expanded(engine: EmbeddedEngine, text: str, *, expand: bool = True) -> SearchAnswer:
    return engine.search(SearchRequest(parse(text), expand=expand))


def test_a_related_word_satisfies_a_query_and_counts_less(engine: EmbeddedEngine) -> None:
    answer = expanded(engine, "inovasi desa")
    assert ids(answer) == ["inovasi", "inovatif"]
    assert answer.hits[0].score > answer.hits[1].score
    assert ids(expanded(engine, "inovatif desa")) == ["inovatif", "inovasi"]


def test_related_words_are_named_and_marked(engine: EmbeddedEngine) -> None:
    answer = expanded(engine, "inovasi")
    assert answer.expansions == (("inovasi", ("inovatif",)),)
    passage = answer.hits[1].snippet[0]
    assert [passage.text[start:end] for start, end in passage.marks] == ["inovatif"]


def test_related_words_can_be_switched_off(engine: EmbeddedEngine) -> None:
    answer = expanded(engine, "inovasi", expand=False)
    assert (ids(answer), answer.expansions) == (["inovasi"], ())


@pytest.fixture(scope="module")
def builders(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    """One word in different places and forms, in articles of one length."""
    return served(
        tmp_path_factory.mktemp("builders"),
        [
            article("late", f"{FILLER} pembangunan"),
            article("other form", f"bangunan {FILLER}"),
            article("early", f"pembangunan {FILLER}"),
            article("headline", f"awan {FILLER}", title="Pembangunan"),
            *(article(f"none{number}", f"awan {FILLER}") for number in range(9)),
        ],
    )


@pytest.mark.parametrize(
    ("first", "second"), [("headline", "early"), ("early", "late"), ("early", "other form")]
)
def test_headline_early_place_and_typed_form_come_first(
    builders: EmbeddedEngine, first: str, second: str
) -> None:
    found = ids(ask(builders, "pembangunan"))
    assert found.index(first) < found.index(second)

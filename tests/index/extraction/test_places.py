"""Which provinces a text names, and which an article is about."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import knowledge
from index.article import Field, Origin
from index.extraction import gazetteer
from index.extraction.body import Body, Dateline, Span
from index.extraction.places import ProvinceReading, is_place, named_provinces, provinces


def article(text: str, headline: str | None = None, dateline: tuple[int, int] | None = None) -> Body:
    span = Span(*dateline) if dateline else None
    opening = Dateline(place=span, outlet=None, span=span) if span else None
    return Body(raw=text, title=None, paragraphs=(Span(0, len(text)),), dateline=opening, headline=headline)


def about(reading: ProvinceReading) -> list[str]:
    return list(dict.fromkeys(item.value for item in reading.about))


def mentioned(reading: ProvinceReading) -> list[str]:
    return list(dict.fromkeys(item.value for item in reading.mentioned))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gubernur Papua Barat Daya membuka rapat", ["Papua Barat Daya"]),
        ("Kepulauan Riau menerima penghargaan", ["Kepulauan Riau"]),
        ("Pemprov Babel dan Kepri", ["Kepulauan Bangka Belitung", "Kepulauan Riau"]),
        ("Kaltim, Kalsel & Kalteng", ["Kalimantan Timur", "Kalimantan Selatan", "Kalimantan Tengah"]),
        ("Jawa Tengah dan DIY", ["Jawa Tengah", "DI Yogyakarta"]),
        ("kegiatan digelar di Kotim", ["Kalimantan Tengah"]),
        ("Wali Kota Solo hadir", ["Jawa Tengah"]),
        ("PEMKOT BANDARLAMPUNG GELAR RAPAT", ["Lampung"]),
        ("Gubernur Sumatra Utara", ["Sumatera Utara"]),
        ("D.I. Yogyakarta", ["DI Yogyakarta"]),
        ("Kep. Riau", ["Kepulauan Riau"]),
        ("Pemerintah KabupatenSumenep menargetkan", ["Jawa Timur"]),
        ("pembangunan IKN berlanjut", ["Kalimantan Timur"]),
        ("gubernur jawa tengah", ["Jawa Tengah"]),
    ],
)
def test_every_spelling_of_the_press_names_its_province(text: str, expected: list[str]) -> None:
    assert list(named_provinces(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kalimantan Tengah dan Timur", ["Kalimantan Tengah", "Kalimantan Timur"]),
        ("Jawa Barat, Tengah, dan Timur", ["Jawa Barat", "Jawa Tengah", "Jawa Timur"]),
        ("Sumatera Barat dan warga Timur Tengah", ["Sumatera Barat"]),
    ],
)
def test_a_shared_first_word_serves_several_names(text: str, expected: list[str]) -> None:
    assert list(named_provinces(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Wali Kota Bima Arya",
        "Irjen Teddy Minahasa divonis",
        "Papua Nugini mengirim delegasi",
        "Timor Leste dan Malaysia",
        "menurut harian Riau Pos",
        "menurut koran Jawa Pos",
        "kantor di Jl. Riau No. 5",
        "PT Semen Padang merugi",
        "Bank Jateng meluncurkan produk",
        "Persib Bandung menang atas Persija Jakarta",
        "dosen Universitas Negeri Padang",
        "Kapal KRI Makassar",
        "Selat Malaka ramai dilalui kapal",
        "soto Lamongan dan apel Malang",
        "perusahaan tambang batu bara",
        "warga kembali ke rumah",
        "harga emas naik di pasar",
        "Serang balik lawan",
        "dari Sabang sampai Merauke",
        "warga di Tanah Papua",
        "Pati Polri dimutasi",
        "Kalimantan",
    ],
)
def test_persons_companies_clubs_streets_dishes_and_words_name_no_province(text: str) -> None:
    assert named_provinces(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pemerintah Kabupaten Banjar menggelar rapat di Martapura", ["Kalimantan Selatan"]),
        ("Pemerintah Kota Banjar, Jawa Barat", ["Jawa Barat"]),
        ("bertempat di Kota Baru, Jambi", ["Jambi"]),
        ("Kabupaten Kotabaru", ["Kalimantan Selatan"]),
        ("kawasan Kuningan, Jakarta Selatan", ["DKI Jakarta"]),
        ("Bupati Kuningan meresmikan pasar", ["Jawa Barat"]),
        ("harga batu bara di Kota Batu naik", ["Jawa Timur"]),
        ("Warga Kabupaten Batu Bara mengeluh", ["Sumatera Utara"]),
        ("Kecamatan Leihitu", ["Maluku"]),
        ("Distrik Abepura", ["Papua"]),
        ("LRT Kelapa Gading-Manggarai", ["DKI Jakarta"]),
        ("Stasiun Karangjati di Kabupaten Grobogan dan kota Surabaya", ["Jawa Tengah", "Jawa Timur"]),
        ("kapal di Pelabuhan Benoa", ["Bali"]),
        ("Medan - Penyanyi itu bercanda", ["Sumatera Utara"]),
        ("BATU, KOMPAS.com - Taman itu ramai", ["Jawa Timur"]),
        ("NASSAU, JUARA.net - Pelari elite berkumpul", []),
        ("Medan berat - itu yang dilalui", []),
        ("ledakan di Kampung Melayu, Jakarta", ["DKI Jakarta"]),
    ],
)
def test_the_words_around_a_name_decide_between_places(text: str, expected: list[str]) -> None:
    assert list(named_provinces(text)) == expected


@pytest.mark.parametrize(
    "text", ["Palangka Raya", "KABUPATEN SLEMAN", "Kota Solo", "Kalteng", "Leihitu", "Wamena"]
)
def test_a_place_is_known_by_any_of_its_names(text: str) -> None:
    assert is_place(text)


@pytest.mark.parametrize("text", ["", "BORNEONEWS", "ANTARA", "Sri Widanarni", "Kompas.com", "5"])
def test_an_outlet_or_a_person_is_no_place(text: str) -> None:
    assert not is_place(text)


def test_an_article_is_about_the_province_whose_government_acts() -> None:
    text = (
        "Jakarta (X) - Bupati Sleman menerima penghargaan di Jakarta, Senin. Pemerintah Kabupaten Sleman "
        "disebut berhasil menata pelayanan. " + "Pelayanan itu kini lebih cepat dan murah. " * 20
    ) + "Peserta lain datang dari Jawa Timur."
    reading = provinces(article(text, dateline=(0, 13)), 2024)
    assert about(reading) == ["DI Yogyakarta"]
    assert set(mentioned(reading)) == {"Jawa Timur", "DKI Jakarta"}


def test_a_national_matter_told_from_jakarta_has_no_province() -> None:
    text = (
        "Jakarta (X) - Menteri Keuangan menjelaskan anggaran negara dalam rapat kerja di Jakarta, Kamis. "
        + "Anggaran itu dibahas bersama para menteri dan berlaku untuk seluruh daerah. " * 10
    )
    reading = provinces(article(text, dateline=(0, 13)), 2024)
    assert about(reading) == []
    assert mentioned(reading) == ["DKI Jakarta"]


def test_a_teaser_is_about_the_one_place_it_names() -> None:
    reading = provinces(article("Kebakaran terjadi di Cilincing.", headline="Gudang ban terbakar"), 2026)
    assert about(reading) == ["DKI Jakarta"]


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("Wali Kota Sorong membuka musyawarah di Kota Sorong", 2015, "Papua Barat"),
        ("Wali Kota Sorong membuka musyawarah di Kota Sorong", 2024, "Papua Barat Daya"),
        ("Bupati Merauke membuka musyawarah di Merauke", 2020, "Papua"),
        ("Bupati Merauke membuka musyawarah di Merauke", None, "Papua Selatan"),
        ("Bupati Nunukan membuka musyawarah di Nunukan", 2011, "Kalimantan Timur"),
        ("Polisi menjaga Timika, Papua, setelah unjuk rasa", None, "Papua"),
    ],
)
def test_a_place_belongs_to_the_province_of_the_articles_year(
    text: str, year: int | None, expected: str
) -> None:
    assert about(provinces(article(text), year)) == [expected]


def test_the_evidence_points_at_the_words_in_the_raw_text() -> None:
    text = "Kegiatan di Kabupaten Tebo, Jambi, dihadiri Gubernur Jambi."
    reading = provinces(article(text), None)
    assert [(item.field, item.value, item.words) for item in reading.about] == [
        (Field.PROVINCES, "Jambi", "Tebo"),
        (Field.PROVINCES, "Jambi", "Jambi"),
        (Field.PROVINCES, "Jambi", "Jambi"),
    ]
    assert all(text[item.start : item.end] == item.words for item in reading.about)


def test_a_headline_given_beside_the_text_counts_and_has_no_offsets() -> None:
    reading = provinces(article("Rapat berlangsung lancar.", headline="Pemkab Tebo gelar rapat"), None)
    assert about(reading) == ["Jambi"]
    assert {(item.origin, item.start, item.end) for item in reading.about} == {(Origin.GIVEN, None, None)}


def test_the_tables_agree_with_each_other() -> None:
    names = {place.name for place in gazetteer.provinces()}
    assert len(names) == 38
    assert len(gazetteer.regencies()) == 514
    assert {place.province for place in gazetteer.regencies().values()} == names
    assert {row["parent"] for row in knowledge.table("provinces")} <= names | {""}
    assert all(place.province in names for place in gazetteer.by_name()["ikn"])
    for row in knowledge.table("regencies"):
        known = {row["name"], *knowledge.split(row["aliases"])}
        assert {*knowledge.split(row["careful"]), *knowledge.split(row["words"])} <= known, row["name"]


WORDS = (
    "Gubernur Jawa Barat dan Timur Kota Kabupaten Bima Jl. . di Papua "
    "Kecamatan İstanbul DKI Kep. Riau Pos PT Padang ß"
)
PIECES = st.sampled_from([*WORDS.split(), ",", "(", ")", "\n", "\u00a0", "“", '"', "-", "\ud800"])


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join)))
@settings(max_examples=150, deadline=None)
def test_offsets_point_at_the_text_and_no_text_raises(text: str) -> None:
    body = Body(raw=text, title=None, paragraphs=(Span(0, len(text)),) if text else ())
    reading = provinces(body, None)
    for item in (*reading.about, *reading.mentioned):
        assert item.start is not None
        assert text[item.start : item.end] == item.words
    assert not set(about(reading)) & set(mentioned(reading))
    is_place(text)


@pytest.mark.parametrize(
    "piece",
    [
        "Jawa Barat dan Timur, ",
        "(",
        "Kota ",
        "A",
        "Papua Barat ",
        "Kecamatan Kota ",
        "PT ",
        "a-",
        ") (",
        "DINAS ",
    ],
)
def test_time_grows_linearly_with_length(piece: str) -> None:
    def seconds(length: int) -> float:
        body = article(piece * (length // len(piece)))
        best = 9.0
        for year in (2001, 2002, 2003):
            started = time.process_time()
            provinces(Body(body.raw + str(year), None, body.paragraphs), year)
            best = min(best, time.process_time() - started)
        return best

    provinces(article("Jambi"), None)
    assert seconds(80_000) < 10 * seconds(20_000) + 0.1


def test_a_text_that_lost_a_letter_before_each_comma_still_names_its_places() -> None:
    text = (
        "Polisi menahan pelaku di Magelan. Jawa Tenga. dan di Jakarta Selata. pada Senin. kata saks. yang"
        " melihatny. lalu pulang."
    )
    reading = provinces(article(text), 2023)
    assert {*about(reading), *mentioned(reading)} == {"Jawa Tengah", "DKI Jakarta"}
    for item in (*reading.about, *reading.mentioned):
        assert text[item.start : item.end] == item.words


def test_a_sound_text_is_left_alone() -> None:
    assert named_provinces("Kami ke Magelan. Lalu pulang.") == ()


def test_a_city_that_is_no_ordinary_word_counts_in_a_headline_of_capitals() -> None:
    reading = provinces(article("Pelaku mengajak korban.", headline="Di Balik Kasus Mutilasi Depok"), 2026)
    assert about(reading) == ["Jawa Barat"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Jaringan itu menjangkau Sulawesi, Maluku, dan Papua.", set()),
        ("Jaringan itu menjangkau Sulawesi Utara, Maluku, dan Papua.", {"Sulawesi Utara", "Maluku", "Papua"}),
        (
            "Noken adalah budaya masyarakat Papua. " + "Warga membuatnya. " * 5 + "Pameran di Papua Barat.",
            {"Papua Barat"},
        ),
        (
            "Pemprov Papua " + "bekerja bersama warga. " * 5 + "Pameran di Papua Barat.",
            {"Papua", "Papua Barat"},
        ),
        ("Data dari Maluku, Papua, dan Papua Barat masuk.", {"Maluku", "Papua", "Papua Barat"}),
    ],
)
def test_papua_and_maluku_may_be_lands(text: str, named: set[str]) -> None:
    assert set(named_provinces(text)) == named


@pytest.mark.parametrize(
    "text",
    ["Tarif Cukai per Batang naik.", "Upacara di TMP Kalibata usai.", "Pengadilan Distrik Barat Seoul"],
)
def test_a_unit_a_cemetery_and_a_foreign_court_name_no_place(text: str) -> None:
    assert named_provinces(text) == ()

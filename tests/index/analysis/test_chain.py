"""What a query finds in a text: the chain as readers meet it, with a small matcher as the reference."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.chain import (
    StageName,
    exact_query_terms,
    exact_terms,
    index_terms,
    query_terms,
    stages,
)
from index.analysis.term import Term


def finds(document: str, query: str) -> bool:
    """Whether the document has all that the query asks for; quotes ask for a phrase, `="` for exact words."""
    if query.startswith('="'):
        return has_phrase([(word,) for word in exact_query_terms(query)], exact_terms(document))
    if query.startswith('"'):
        return has_phrase([term.alternatives for term in query_terms(query)], index_terms(document))
    present = {term.text for term in index_terms(document)}
    asked = [term.alternatives for term in query_terms(query) if not term.function_word]
    return all(present.intersection(alternatives) for alternatives in asked)


def has_phrase(steps: list[tuple[str, ...]], terms: list[Term]) -> bool:
    ends: set[int] | None = None
    for step in steps:
        spans = [(term.position, term.position + term.width) for term in terms if term.text in step]
        ends = {end for start, end in spans if ends is None or start in ends}
    return bool(ends)


FOUND = [
    ("Pemerintah Provinsi Kalimantan Tengah maju", "kalteng"),
    ("Pemprov Kalteng maju", '"kalimantan tengah"'),
    ("Pemprov Kalteng maju", "kalimantan tengah"),
    ("Pemprov Kalteng maju", '"pemerintah provinsi kalimantan tengah"'),
    ("Pemprov Kalteng maju", '"kalimantan tengah maju"'),
    ("Kementerian PAN RB menilai", "kemenpan-rb"),
    ("KemenPANRB menilai", "kementerian pan-rb"),
    ("KemenPAN-RB menilai", "kementerian pendayagunaan aparatur negara dan reformasi birokrasi"),
    ("Kemendagri", "kementerian dalam negeri"),
    ("Mendagri hadir", "menteri dalam negeri"),
    ("Lembaga Administrasi Negara membuka pelatihan", "LAN"),
    ("Lembaga Administrasi Negara membuka pelatihan", "lan"),
    ("Kepala LAN RI membuka pelatihan", "lembaga administrasi negara"),
    ("kabel lan rusak di kantor", "kabel lan"),
    ("ban mobil pecah", "ban mobil"),
    ("Badan Pengembangan Sumber Daya Manusia Jambi", "sdm"),
    ("Badan Pengembangan Sumber Daya Manusia Jambi", "bpsdm"),
    ("BPSDM Jambi", "sdm"),
    ("BPSDM Jambi", '"badan pengembangan sumber daya manusia jambi"'),
    ("Aparatur Sipil Negara dituntut berinovasi", "ASN inovasi"),
    ("ASN-nya disiplin", "aparatur sipil negara"),
    ("ASN-nya disiplin", '"asn disiplin"'),
    ("Sekretaris Daerah Provinsi Jambi membuka acara", "sekdaprov"),
    ("Sekdaprov Jambi membuka acara", "sekda"),
    ("wali kota meresmikan", "walikota"),
    ("Walikota meresmikan", '"wali kota meresmikan"'),
    ("pelayanan publik prima", '"layanan publik"'),
    ("pelayanan publik prima", '="pelayanan publik"'),
    ("Pelayanan Publik prima", '="pelayanan publik"'),
    ("Gubernur Sumatra Utara", "sumut"),
    ("Gubernur Sumut", "sumatra utara"),
    ("Gubernur DIY", "yogyakarta"),
    ("Wali Kota Jakarta Selatan", "jakarta"),
    ("Bupati Muaro Jambi", "jambi"),
    ("Wali Kota Solo hadir", "surakarta"),
    ("Wali Kota Surakarta hadir", "solo"),
    ("Kotim banjir", '"kotawaringin timur banjir"'),
    ("kantor di Palangkaraya", '"palangka raya"'),
    ("Kadisdik Kalteng", "kepala dinas pendidikan"),
    ("Kepala Disdik Kalteng", "dinas pendidikan"),
    ("pemprovnya maju", "pemerintah provinsi"),
    ("Peraturan Daerah baru", "perda"),
    ("UU Nomor 5", "undang-undang"),
    ("peraturan perundang-undangan", "undang-undang"),
    ("TNI AD", "tni"),
    ("Jum’at pagi", "jumat"),
    ("4 Nopember", "november"),
    ("perizinan dipermudah", "ijin"),
    ("penanganan Covid-19 di daerah", "covid 19"),
    ("penanganan Covid 19 di daerah", '"penanganan covid-19"'),
    ("tenaga non ASN dihapus", "non-asn"),
    ("tenaga nonASN dihapus", '"tenaga non asn dihapus"'),
    ("rehabilitasi pasca bencana", '"rehabilitasi pascabencana"'),
    ("rehabilitasi pascabencana daerah", '"pasca-bencana daerah"'),
    ("kerja sama daerah", '"kerjasama daerah"'),
    ("bekerja sama dengan LAN", "kerjasama"),
    ("menandatangani nota", "tanda tangan"),
    ("menindaklanjuti laporan", "tindak lanjut"),
    ("terobosan-terobosan baru", "terobosan"),
    ("berlomba-lomba maju", '"lomba maju"'),
    ("berlomba-lomba maju", '="berlomba-lomba maju"'),
    ("tim Covid-19 daerah", '="covid-19 daerah"'),
    ("tim Covid-19 daerah", '="covid 19 daerah"'),
    ("se-Kalteng hadir", "kalteng"),
    ("harga Rp59,73 juta", "59,73"),
    ("TPS ditutup", "tempat pemungutan suara"),
    ("RSUD Jambi", "rumah sakit"),
    ("warga negara asing", "warga negara"),
    ("Wakil Wali Kota Jambi", "walikota"),
    ("Kepala Dinas Pendidikan", "kepala dinas"),
    ("Dinas Pendidikan dan Kebudayaan", "disdik"),
    ("Kejaksaan Negeri Jambi", "kejaksaan"),
    ("Kementerian Hukum dan HAM", "ham"),
    ("Kementerian Pendidikan dan Kebudayaan", "kemendikdasmen"),
    ("Dinas Kominfo Jambi", "dinas komunikasi dan informatika"),
    ("tempat pemungutan suara", "tps"),
]

NOT_FOUND = [
    ("Kalimantan Selatan dan Jawa Tengah", "kalimantan tengah"),
    ("Gubernur Papua Barat hadir", "papua"),
    ("Gubernur Papua Barat Daya hadir", "papua barat"),
    ("Papua Nugini mengirim delegasi", "papua"),
    ("Provinsi Kepulauan Riau tumbuh", "riau"),
    ("kabel lan rusak di kantor", "LAN"),
    ("kabel lan rusak di kantor", "lan"),
    ("kapal BIN Salman", "lembaga administrasi negara"),
    ("penyanyi solo tampil", "surakarta"),
    ("DPRD Jambi", "dpr"),
    ("DPR RI", "dprd"),
    ("PNS dan PPPK", "asn"),
    ("pelayanan publik prima", '="layanan publik"'),
    ("pelayanan prima publik", '"pelayanan publik"'),
    ("PT Telkom", "pengadilan tinggi"),
    ("tenaga ASN", "non-asn"),
    ("burung berkembang biak", "biak numfor"),
    ("West Ham menang", "hak asasi manusia"),
    ("KTT G20", "tana tidung"),
    ("Dinas Sumber Daya Air", "sumber daya alam"),
]


@pytest.mark.parametrize(("document", "query"), FOUND)
def test_finds(document: str, query: str) -> None:
    assert finds(document, query)


@pytest.mark.parametrize(("document", "query"), NOT_FOUND)
def test_does_not_find(document: str, query: str) -> None:
    assert not finds(document, query)


def test_words_stay_beside_the_entity_that_lies_over_them() -> None:
    terms = index_terms("Pemprov Kalimantan Tengah")
    assert [(term.text, term.position, term.width) for term in terms] == [
        ("pemprov", 0, 1),
        ("@pemerintah_provinsi", 0, 1),
        ("kalimantan", 1, 1),
        ("@kalimantan_tengah", 1, 2),
        ("tengah", 2, 1),
    ]


def test_hyphenated_words_are_indexed_whole_and_in_parts() -> None:
    terms = [(term.text, term.position, term.width) for term in index_terms("rapat antar-desa lagi")]
    assert terms == [
        ("rapat", 0, 1),
        ("antar", 1, 1),
        ("antardesa", 1, 2),
        ("desa", 2, 1),
        ("lagi", 3, 1),
    ]


def test_reduplication_is_one_word() -> None:
    assert [(term.text, term.width) for term in index_terms("anak-anak")] == [("anak", 2)]


def test_exact_terms_keep_inflection_and_hyphens() -> None:
    terms = [(term.text, term.position, term.width) for term in exact_terms("Pelayanan Anak-Anak")]
    assert terms == [("pelayanan", 0, 1), ("anak-anak", 1, 2), ("anak", 1, 1), ("anak", 2, 1)]


def test_a_short_form_that_is_a_word_is_read_both_ways_among_other_words() -> None:
    assert [term.alternatives for term in query_terms("kabel lan")] == [
        ("kabel",),
        ("@lembaga_administrasi_negara", "lan"),
    ]
    assert [term.alternatives for term in query_terms("lan")] == [("@lembaga_administrasi_negara",)]
    assert [term.alternatives for term in query_terms("kabel LAN")][1] == ("@lembaga_administrasi_negara",)


def test_function_words_are_marked_but_not_inside_names() -> None:
    marked = {term.words: term.function_word for term in query_terms("dinas di DI Yogyakarta dan oleh-oleh")}
    assert marked == {"dinas": False, "di": True, "DI Yogyakarta": False, "dan": True, "oleh-oleh": False}


@pytest.mark.parametrize(
    "word",
    [
        "tidak",
        "tanpa",
        "bukan",
        "dua",
        "pertama",
        "tahun",
        "umum",
        "tinggi",
        "tengah",
        "dalam",
        "luar",
        "atas",
        "baru",
    ],
)
def test_words_that_matter_are_no_function_words(word: str) -> None:
    assert not query_terms(word)[0].function_word


def test_the_query_term_shows_what_was_typed() -> None:
    assert [term.words for term in query_terms("Kementerian  PAN-RB menilai")] == [
        "Kementerian  PAN-RB",
        "menilai",
    ]


def test_offsets_point_at_the_words_in_the_given_text() -> None:
    text = "\ufeffKaﬁr “Kementerian\u00a0PAN\u2011RB” men\u00adilai"
    words = {term.text: text[term.start : term.end] for term in index_terms(text)}
    assert words["nilai"] == "men\u00adilai"
    assert words["kafir"] == "Kaﬁr"
    entity = "@kementerian_pendayagunaan_aparatur_negara_dan_reformasi_birokrasi"
    assert words[entity] == "Kementerian\u00a0PAN\u2011RB"


def test_stages_show_the_way_of_a_text() -> None:
    shown = {stage.name: stage.values for stage in stages("Pemprov Kalteng berinovasi")}
    assert list(shown) == list(StageName)
    assert shown[StageName.TOKENS] == ("Pemprov", "Kalteng", "berinovasi")
    assert shown[StageName.ENTITIES] == ("Pemprov → @pemerintah_provinsi", "Kalteng → @kalimantan_tengah")
    assert shown[StageName.STEMS] == ("pemprov", "kalteng", "inovasi")


WORDS = st.sampled_from(
    [
        "Pemprov",
        "kalteng",
        "LAN",
        "lan",
        "wali",
        "kota",
        "anak-anak",
        "non",
        "ASN",
        "se-Jambi",
        "Jum’at",
        "15",
        "Agustus",
        "03/07/2018",
        "½",
        "\u00ad",
        "…",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS).map(" ".join))


@settings(deadline=None)
@given(TEXTS)
def test_terms_lie_within_the_text_in_order(text: str) -> None:
    for terms in (index_terms(text), exact_terms(text)):
        assert [term.position for term in terms] == sorted(term.position for term in terms)
        for term in terms:
            assert 0 <= term.start < term.end <= len(text)
            assert term.width >= 1


@settings(deadline=None)
@given(TEXTS)
def test_every_query_finds_its_own_text(text: str) -> None:
    present = {term.text for term in index_terms(text.upper())}
    assert all(present.intersection(term.alternatives) for term in query_terms(text.upper()))


@settings(deadline=None)
@given(TEXTS)
def test_any_text_can_be_shown_in_stages(text: str) -> None:
    assert len(stages(text)) == len(StageName)


@pytest.mark.parametrize(
    "piece",
    [
        "a-",
        "kementerian ",
        "non ",
        "di-",
        "1/",
        "papua barat ",
        "sekretaris daerah ",
        "anak-anak-",
        "1/2 ",
        "1 mei ",
    ],
)
def test_long_texts_take_linear_time(piece: str) -> None:
    started = time.process_time()
    index_terms(piece * 50_000)
    exact_terms(piece * 50_000)
    query_terms(piece * 50_000)
    assert time.process_time() - started < 10

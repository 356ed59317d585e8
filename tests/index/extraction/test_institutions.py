"""Which state bodies act in an article, and under which names."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import knowledge
from index.article import Field, Origin
from index.extraction.body import Body, Span
from index.extraction.institutions import institutions
from index.extraction.places import provinces


def article(text: str, headline: str | None = None) -> Body:
    return Body(raw=text, title=None, paragraphs=(Span(0, len(text)),) if text else (), headline=headline)


def names(text: str, published: str | None = None, headline: str | None = None) -> list[str]:
    body = article(text, headline)
    about = tuple(dict.fromkeys(item.value for item in provinces(body, None).about))
    return list(dict.fromkeys(item.value for item in institutions(body, about, published).evidence))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gubernur Kalteng membuka rapat.", "Pemerintah Provinsi Kalimantan Tengah"),
        ("Sekda Provinsi Jambi mengajak OPD berinovasi.", "Pemerintah Provinsi Jambi"),
        ("Bupati Tanjabbar meresmikan jembatan.", "Pemerintah Kabupaten Tanjung Jabung Barat"),
        ("Wali Kota Solo membuka pasar.", "Pemerintah Kota Surakarta"),
        ("Pemerintah Kabupaten (Pemkab) Sumenep membuka sekolah.", "Pemerintah Kabupaten Sumenep"),
        ("Mendagri meminta daerah berhemat.", "Kementerian Dalam Negeri"),
        ("Kepala LAN RI membuka pelatihan.", "Lembaga Administrasi Negara"),
        ("Kapolri menegaskan netralitas.", "Kepolisian Negara"),
        ("Kanwil Kemenag Lampung melepas jemaah.", "Kementerian Agama"),
        ("Kepala Satgas Pangan Polri memeriksa pasar.", "Kepolisian Negara"),
        ("Ketua DPRD Kota Malang meminta kajian.", "DPRD Kota Malang"),
        ("Kapolda Jabar memimpin apel.", "Kepolisian Daerah Jawa Barat"),
        ("Kajari Garut menahan dua tersangka.", "Kejaksaan Negeri Garut"),
        ("Kadinkes Kota Bandung mengimbau warga.", "Dinas Kesehatan Kota Bandung"),
    ],
)
def test_an_office_holder_stands_for_the_body(text: str, expected: str) -> None:
    assert names(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kepala Badan Pengembangan Sumber Daya Manusia (BPSDM) Kalteng menjelaskan program.",
            "Badan Pengembangan Sumber Daya Manusia Provinsi Kalimantan Tengah",
        ),
        ("BPBD Kabupaten Garut menyalurkan air.", "Badan Penanggulangan Bencana Daerah Kabupaten Garut"),
        ("Satpol PP Kota Surabaya menertibkan lapak.", "Satuan Polisi Pamong Praja Kota Surabaya"),
        (
            "Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak (Dinsos P3A) Sumenep membuka kelas.",
            "Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak Kabupaten Sumenep",
        ),
        (
            "Dinas Pertanian dan Kehutanan Kota Singkawang memberi pelatihan.",
            "Dinas Pertanian dan Kehutanan Kota Singkawang",
        ),
        ("Kadis PUPR Kota Bekasi meninjau jalan.", "Dinas Pekerjaan Umum dan Penataan Ruang Kota Bekasi"),
        (
            "Kepala Suku Dinas Lingkungan Hidup (Kasudin LH) Jakarta Barat menyampaikan hal itu.",
            "Suku Dinas Lingkungan Hidup Kota Administrasi Jakarta Barat",
        ),
        ("Polsek Leihitu menyelidiki kasus itu.", "Kepolisian Sektor Leihitu"),
        ("Polsek Cimahi Selatan menyelidiki kasus itu.", "Kepolisian Sektor Cimahi Selatan"),
        ("Polres Cirebon Kota menyelidiki kasus itu.", "Kepolisian Resor Cirebon Kota"),
        ("Polda Metro Jaya menangkap pelaku.", "Kepolisian Daerah Metro Jaya"),
        ("KPU DKI Jakarta menetapkan pasangan calon.", "Komisi Pemilihan Umum Provinsi DKI Jakarta"),
        ("Kodim 0735/Surakarta menggelar bakti.", "Komando Distrik Militer 0735/Surakarta"),
        ("Inspektorat Daerah Kabupaten Kutai Timur memeriksa.", "Inspektorat Kabupaten Kutai Timur"),
        ("RSUD Kota Bogor melayani warga.", "Rumah Sakit Umum Daerah Kota Bogor"),
        ("Direktur RSUD Ulin Banjarmasin mengatakan hal itu.", "Rumah Sakit Umum Daerah Ulin"),
        ("Kantor Imigrasi Kelas I TPI Batam menangkap pelaku.", "Kantor Imigrasi Kelas I TPI Batam"),
        ("KPU menetapkan jadwal pemilihan.", "Komisi Pemilihan Umum"),
        (
            "Pengadilan Tindak Pidana Korupsi (Tipikor) Medan menggelar sidang.",
            "Pengadilan Tindak Pidana Korupsi pada Pengadilan Negeri Medan",
        ),
        ("Kodam III/Siliwangi mengerahkan prajurit.", "Komando Daerah Militer III/Siliwangi"),
        ("Universitas Lampung (Unila) membuka pendaftaran.", "Universitas Lampung"),
        ("Rektor Polinema membuka pendaftaran.", "Politeknik Negeri Malang"),
        ("UIN Gusdur membuka pendaftaran.", "Universitas Islam Negeri K.H. Abdurrahman Wahid Pekalongan"),
        ("Polsek Kumpeh Ilir Kabupaten Muaro Jambi menahan pelaku.", "Kepolisian Sektor Kumpeh Ilir"),
        ("Pengadilan Negeri Sengeti menggelar sidang.", "Pengadilan Negeri Sengeti"),
        ("PN Niaga Semarang membacakan putusan.", "Pengadilan Niaga pada Pengadilan Negeri Semarang"),
        (
            "Menurut Badan Metereologi, Klimatologi, dan Geofisika (BMKG), hujan turun.",
            "Badan Meteorologi, Klimatologi, dan Geofisika",
        ),
        (
            "Dinas Kebudayaan dan Pariwisata Kabupaten Tebo dibuka.",
            "Dinas Kebudayaan dan Pariwisata Kabupaten Tebo",
        ),
        ("Kabag Keuangan Setwan DPRD Kabupaten Tebo menjelaskan.", "DPRD Kabupaten Tebo"),
        ("Pengadilan Negeri Tanjung Karang Nomor 12 Tahun 2025", "Pengadilan Negeri Tanjung Karang"),
        ("RSUD Kuala Tungkal melayani warga.", "Rumah Sakit Umum Daerah Kuala Tungkal"),
        (
            "Petugas Gulkarmat Jaktim memadamkan api.",
            "Suku Dinas Penanggulangan Kebakaran dan Penyelamatan Kota Administrasi Jakarta Timur",
        ),
        ("Dinas Sosial Pesisir Selatan membagi beras.", "Dinas Sosial Kabupaten Pesisir Selatan"),
        ("DJKA menambah perjalanan kereta.", "Kementerian Perhubungan"),
        ("Dirjen Minerba mengevaluasi izin.", "Kementerian Energi dan Sumber Daya Mineral"),
        (
            "Menteri Koordinator (Menko) Bidang Perekonomian membahas tarif.",
            "Kementerian Koordinator Bidang Perekonomian",
        ),
    ],
)
def test_unit_and_region_make_the_full_name(text: str, expected: str) -> None:
    assert names(text) == [expected]


def test_one_unit_may_belong_to_several_regions() -> None:
    found = names("Dinas Pariwisata NTB dan Kabupaten Dompu menata jalur pendakian.")
    assert set(found) == {"Dinas Pariwisata Provinsi Nusa Tenggara Barat", "Dinas Pariwisata Kabupaten Dompu"}


def test_a_short_name_goes_with_the_long_one_of_the_same_text() -> None:
    text = "Dinas Pariwisata dan Kebudayaan Kabupaten Tebo dibuka. Dinas Pariwisata Tebo mengajak warga."
    assert names(text) == ["Dinas Pariwisata dan Kebudayaan Kabupaten Tebo"]


def test_a_government_named_without_its_region_is_the_one_named_before() -> None:
    text = "Pemkab Tanjung Jabung Barat bekerja sama dengan LAN. Sekda mengatakan pemkab siap. LAN mendukung."
    assert set(names(text)) == {"Pemerintah Kabupaten Tanjung Jabung Barat", "Lembaga Administrasi Negara"}


def test_the_office_tells_which_of_two_regions_with_one_name_is_meant() -> None:
    assert names("Wali Kota Bandung membuka pameran.") == ["Pemerintah Kota Bandung"]
    assert names("Bupati Bandung membuka pameran.") == ["Pemerintah Kabupaten Bandung"]
    found = names("Bupati Malang membuka pameran. Dinas Kesehatan Malang menyiapkan pos.")
    assert "Dinas Kesehatan Kabupaten Malang" in found


@pytest.mark.parametrize(
    ("words", "published", "expected"),
    [
        ("Kemendikbud", "2019-05-02", "Kementerian Pendidikan dan Kebudayaan"),
        ("Kemendikbud", "2022", "Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi"),
        ("Kemendikdasmen", "2025-01", "Kementerian Pendidikan Dasar dan Menengah"),
        ("Kemenkumham", "2023-01-01", "Kementerian Hukum dan Hak Asasi Manusia"),
        ("Kementerian Hukum", "2025-01-01", "Kementerian Hukum"),
        ("Kementerian PUPR", "2018-01-01", "Kementerian Pekerjaan Umum dan Perumahan Rakyat"),
        ("Kementerian PU", "2025-03-01", "Kementerian Pekerjaan Umum"),
        ("KLHK", "2021-03-01", "Kementerian Lingkungan Hidup dan Kehutanan"),
        ("Kemenparekraf", "2020-03-01", "Kementerian Pariwisata dan Ekonomi Kreatif"),
        ("Basarnas", "2015-12-30", "Badan SAR Nasional"),
        ("Basarnas", None, "Badan Nasional Pencarian dan Pertolongan"),
        ("Badan Pertanahan Nasional", "2020", "Kementerian Agraria dan Tata Ruang/Badan Pertanahan Nasional"),
        ("UKP-PIP", "2017-08-01", "Unit Kerja Presiden Pembinaan Ideologi Pancasila"),
        ("KemenkopUKM", None, "Kementerian Koperasi dan Usaha Kecil dan Menengah"),
    ],
)
def test_a_body_bears_the_name_of_the_articles_time(words: str, published: str | None, expected: str) -> None:
    assert names(f"{words} menyalurkan bantuan.", published) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Kementerian Pertahanan Rumania mengecam serangan itu.",
        "Susunan Key Performance Indicator (KPI) dibahas. KPI itu dinilai jelas.",
        "PT Maju Bersama membuka pabrik.",
        "Acara itu memakai rumah dinas dan mobil dinas.",
        "",
    ],
)
def test_foreign_bodies_companies_and_other_meanings_are_left_out(text: str) -> None:
    assert names(text) == []


def test_bodies_that_only_stand_by_are_left_out() -> None:
    filler = "Pelayanan itu kini lebih cepat, murah, dan dekat dengan warga. " * 12
    text = (
        f"Bupati Sleman mengatakan pelayanan terus dibenahi. Pemkab Sleman membuka gerai baru. {filler}"
        "Acara digelar di gedung Kementerian Keuangan."
    )
    assert names(text) == ["Pemerintah Kabupaten Sleman"]


def test_the_evidence_points_at_the_words_in_the_raw_text() -> None:
    text = "Gubernur Jambi membuka pameran. Pemprov Jambi berharap warga datang."
    found = institutions(article(text), ("Jambi",), None).evidence
    assert [(item.field, item.value, item.words) for item in found] == [
        (Field.INSTITUTIONS, "Pemerintah Provinsi Jambi", "Gubernur Jambi"),
        (Field.INSTITUTIONS, "Pemerintah Provinsi Jambi", "Pemprov Jambi"),
    ]
    assert all(text[item.start : item.end] == item.words for item in found)


def test_a_headline_given_beside_the_text_counts_and_has_no_offsets() -> None:
    found = institutions(
        article("Rapat berjalan lancar.", headline="Pemkab Tebo gelar rapat"), ("Jambi",), None
    ).evidence
    assert [(item.value, item.origin, item.start) for item in found] == [
        ("Pemerintah Kabupaten Tebo", Origin.GIVEN, None)
    ]


def test_the_names_of_one_body_follow_one_another() -> None:
    spans: dict[str, list[tuple[str, str]]] = {}
    for row in knowledge.table("institutions"):
        spans.setdefault(row["body"], []).append((row["from"], row["to"]))
    for body, terms in spans.items():
        for (_, ended), (begun, _) in pairwise(terms):
            assert ended and begun and ended[:7] <= begun[:7], body


WORDS = (
    "Gubernur Sekda Dinas Pendidikan Kota Bandung dan Polsek Kapolres KPU "
    "DPRD Bupati Kementerian Keuangan . kata Jambi Balai PT Sudin RSUD Poltekkes II Kejaksaan Ditjen Pajak"
)
PIECES = st.sampled_from([*WORDS.split(), ",", "(", ")", "“", '"', "\n", "\ud800"])


@given(
    st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join)),
    st.sampled_from([None, "2020"]),
)
@settings(max_examples=150, deadline=None)
def test_offsets_point_at_the_text_and_no_text_raises(text: str, published: str | None) -> None:
    for item in institutions(article(text), ("Jambi",), published).evidence:
        assert item.start is not None
        assert text[item.start : item.end] == item.words


@pytest.mark.parametrize(
    "piece",
    [
        "Gubernur ",
        "Dinas Pendidikan, ",
        "KPU (",
        "Bupati Bandung ",
        "Polsek ",
        "“",
        "Kementerian Keuangan dan ",
        "Polres Garut Kapolres ",
        "Ditjen Pajak, Kementerian Keuangan hadir ",
        "Dinas Sosial Garut. Dinsos ",
        "di Tebet, Jakarta Selatan, ",
        "A B ",
    ],
)
def test_time_grows_linearly_with_length(piece: str) -> None:
    def seconds(length: int) -> float:
        best = 9.0
        for number in range(3):
            body = article(piece * (length // len(piece)) + str(number))
            started = time.process_time()
            institutions(body, ("Jawa Barat",), None)
            best = min(best, time.process_time() - started)
        return best

    institutions(article("Jambi"), (), None)
    assert seconds(40_000) < 10 * seconds(10_000) + 0.1


def test_a_unit_without_its_region_is_the_one_that_the_text_names() -> None:
    text = "Kepala Dinas Pendidikan Provinsi Jambi hadir bersama Wali Kota Jambi. Dinas Pendidikan siap."
    found = names(text, headline="Rapat Dinas Pendidikan Digelar")
    assert "Dinas Pendidikan Provinsi Jambi" in found
    assert "Dinas Pendidikan Kota Jambi" not in found


def test_a_unit_without_region_or_government_is_that_of_the_only_region() -> None:
    text = "Satpol PP menertibkan pedagang di Pinrang. Kepala Satpol PP mengatakan warga Pinrang mendukung."
    assert names(text) == ["Satuan Polisi Pamong Praja Kabupaten Pinrang"]
    assert names(text.replace("warga Pinrang", "warga Barru")) == []


def test_a_command_keeps_both_words_of_its_name() -> None:
    assert names("Danrem 162/Wira Bhakti hadir di Mataram.") == ["Komando Resor Militer 162/Wira Bhakti"]


def test_a_rank_ends_the_name_of_a_command() -> None:
    text = "Danrem 162/Wira Bhakti Brigjen TNI Agus hadir di Mataram."
    assert names(text) == ["Komando Resor Militer 162/Wira Bhakti"]


@pytest.mark.parametrize(
    "text",
    [
        "Calon Gubernur Jambi berkampanye.",
        "Calon Wali Kota Solo Teguh Prakosa berkampanye.",
        "Bakal calon Bupati Sleman mendaftar.",
    ],
)
def test_who_runs_for_an_office_stands_for_no_government(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KPU Kota Malang menetapkan calon. Ketua KPU berkata.", "Komisi Pemilihan Umum Kota Malang"),
        ("Kejari Garut menahan buron. Kejaksaan mengimbau warga.", "Kejaksaan Negeri Garut"),
        ("Polresta Sidoarjo menahan pelaku. Kapolres Budi menjelaskan.", "Kepolisian Resor Kota Sidoarjo"),
    ],
)
def test_a_short_form_is_the_branch_that_the_text_has_named(text: str, expected: str) -> None:
    assert names(text) == [expected]


def test_a_central_body_stays_itself_beside_its_branch() -> None:
    found = names("KPU RI menetapkan jadwal. KPU Kota Malang mengikuti. KPU RI menilai hasilnya.")
    assert set(found) == {"Komisi Pemilihan Umum", "Komisi Pemilihan Umum Kota Malang"}


def test_the_kind_of_a_unit_tells_between_places_of_one_name() -> None:
    """Kuningan is a regency of Jawa Barat and a quarter of Jakarta; only the regency has a prosecutor."""
    body = article("Kejaksaan Negeri Kuningan menahan tersangka.")
    assert {item.value for item in provinces(body, None).about} == {"Jawa Barat"}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Gugatan itu diajukan ke PTUN. Setelahnya tidak ada kabar.",
            "Pengadilan Tata Usaha Negara Setelahnya",
        ),
        ("Kasi Humas Polres/Polresta se-Bali hadir.", "Kepolisian Resor Polresta"),
        ("Massa PA 212/BPN berkumpul.", "Pengadilan Agama 212/BPN"),
        ("Pihak kejaksaan AS mengajukan dakwaan.", "Kejaksaan Negeri AS"),
    ],
)
def test_a_bodys_own_name_ends_with_its_sentence_and_before_another_body(text: str, wrong: str) -> None:
    assert wrong not in {item.value for item in institutions(article(text), (), None).candidates}


def test_a_short_form_in_brackets_is_no_part_of_a_name() -> None:
    text = "Suku Dinas (Sudin) Bina Marga Jakarta Selatan menutup jalan."
    assert names(text) == ["Suku Dinas Bina Marga Kota Administrasi Jakarta Selatan"]


def test_a_branch_with_its_class_and_without_is_one() -> None:
    text = "Kantor Imigrasi Palu menahan paspor. Kantor Imigrasi Kelas I Palu memeriksa pemiliknya."
    assert names(text) == ["Kantor Imigrasi Kelas I Palu"]

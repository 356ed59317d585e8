"""Which of the bodies that a text names act in it."""

from __future__ import annotations

import pytest

from index.extraction.extract import extract
from index.sources.page import RawPage


def bodies(text: str) -> set[str]:
    return set(extract(RawPage("a", text)).institutions)


PROSE = (
    " Jalan itu rusak sejak musim hujan dan menyulitkan warga membawa hasil panen. Petani berharap perbaikan"
    " selesai sebelum musim tanam. Sebuah alat berat sudah berada di lokasi sejak kemarin siang."
) * 4


def test_a_candidate_is_no_government() -> None:
    text = (
        "Partai itu mengusung Budi Santoso pada Pilgub Jabar. Wali Kota Bandung Budi Santoso mengaku siap"
        " maju dalam Pilgub dan menunggu parpol pengusung." + PROSE
    )
    assert "Pemerintah Kota Bandung" not in bodies(text)


def test_a_government_that_acts_is_one() -> None:
    text = "Wali Kota Bandung Budi Santoso meresmikan jalan. Wali Kota mengatakan jalan itu mulus." + PROSE
    assert "Pemerintah Kota Bandung" in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "Para bupati dan wali kota se-Kabupaten Garut, Jawa Barat, diminta hadir. Gubernur, bupati, dan wali"
        " kota akan menerima arahan.",
        "Seluruh bupati diminta datang ke Garut.",
    ],
)
def test_an_office_in_general_is_no_government(text: str) -> None:
    assert "Pemerintah Kabupaten Garut" not in bodies(text + PROSE)


def test_a_relative_of_the_holder_is_not_the_government() -> None:
    text = (
        "Christina mengajak warga beternak kuda. Istri Bupati Kupang itu yakin usaha itu menguntungkan."
        + PROSE
    )
    assert bodies(text) == set()


def test_a_rank_names_no_force() -> None:
    text = "Ketua panitia Mayjen TNI Bobby Santoso menyerahkan piala." + PROSE
    assert bodies(text) == set()


def test_other_countries_bodies_are_left_out_of_news_from_abroad() -> None:
    text = (
        "Amerika Serikat menghentikan bantuan ke Ukraina. Rusia menyambutnya, sedangkan juru bicara"
        " Kementerian Pertahanan Sean Parnell mengatakan keputusan itu final."
    )
    assert bodies(text) == set()
    assert bodies(text + " Indonesia memantau." + " Kementerian Pertahanan mengatakan hal itu.") != set()


def test_a_site_that_is_quoted_does_not_act() -> None:
    text = (
        "Kapolsek Ciledug mengatakan pelaku ditahan, seperti dilansir laman Humas Polda Metro Jaya." + PROSE
    )
    assert bodies(text) == {"Kepolisian Sektor Ciledug"}


def test_a_resort_is_one_body_with_its_rank_and_without() -> None:
    text = "Polres Metro Depok menangkap pelaku. Kapolres Depok mengatakan pelaku ditahan." + PROSE
    assert bodies(text) == {"Kepolisian Resor Metro Depok"}


def test_those_who_welcome_a_guest_do_not_act() -> None:
    text = (
        "Pesawat itu mendarat pukul 16.20. Tampak menyambut kedatangan presiden yakni Pj. Gubernur"
        " Sulawesi Tenggara Andap, Pangdam XIV/Hasanuddin Bobby, Kapolda Sulawesi Tenggara Dwi,"
        " dan Danlanud Haluoleo Eko."
    )
    assert bodies(text + PROSE) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Eks Kepala Biro Pengamanan Internal Polri Budi divonis tiga tahun.",
        "Menteri Agama 2014-2019 Lukman hadir sebagai pembicara.",
        "Oknum TNI AD terlibat dalam kasus itu.",
        "Aksi itu digelar di depan gedung KPK, Senin.",
    ],
)
def test_who_was_or_only_belongs_to_a_body_is_not_the_body(text: str) -> None:
    assert bodies("Warga menunggu kabar." + PROSE + text) == set()


def test_the_agent_of_a_passive_verb_acts_without_a_preposition() -> None:
    text = "Permohonan itu ditolak Mahkamah Agung. " + "Warga menunggu kabar." + PROSE
    assert "Mahkamah Agung" in bodies(text)


def test_a_body_that_is_first_named_late_needs_more_than_its_name() -> None:
    early = "BPBD Kabupaten Garut di lokasi." + PROSE
    assert "Badan Penanggulangan Bencana Daerah Kabupaten Garut" in bodies(early)
    late = "Warga menunggu kabar." + PROSE + "Mereka datang ke Kemenko Polkam."
    assert bodies(late) == set()


def test_the_next_sentence_says_nothing_of_a_body_that_ends_one() -> None:
    text = "Hanya satu dapur yang menunggu izin dari Badan Gizi Nasional. Sisanya masih dibangun."
    assert bodies(PROSE + text) == set()


def test_a_scholar_from_a_university_speaks_for_himself() -> None:
    text = "Pengamat hukum dari Universitas Airlangga Budi Santoso menilai gugatan itu lemah."
    assert bodies(PROSE + text + PROSE) == set()


def test_a_company_named_for_a_body_is_not_the_body() -> None:
    text = "Induk Koperasi Kepolisian Negara Republik Indonesia mengimpor gula."
    assert bodies(text + PROSE) == set()


def test_a_foreign_ministry_may_have_a_longer_name() -> None:
    text = "Mobil itu mendapatkan sertifikat dari Kementerian Perindustrian dan Teknologi Informasi China."
    assert bodies(text) == set()


def test_the_police_without_a_unit_is_no_body() -> None:
    assert bodies("Polisi menangkap pembuat konten itu setelah menemukan bukti.") == set()


ABROAD = "Parlemen Korea Selatan memakzulkan presiden. Warga Korea Selatan merayakannya, lapor media Jepang. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ABROAD + "Mahkamah Konstitusi memeriksa perkara itu, kata hakim MK.", set()),
        (ABROAD + PROSE * 3 + "Mahkamah Konstitusi memeriksa perkara itu. WNI diminta tenang.", set()),
        ("WNI diminta tenang. " + ABROAD + "Kemlu memantau keadaan.", {"Kementerian Luar Negeri"}),
        ("Proyek di Kalimantan Timur. " + ABROAD + "Kemlu memantau.", {"Kementerian Luar Negeri"}),
    ],
)
def test_a_text_about_another_country_speaks_of_its_bodies(text: str, expected: set[str]) -> None:
    assert bodies(text) == expected


def test_an_acronym_added_in_brackets_to_a_quotation_is_no_other_name() -> None:
    text = 'KPK menahan tersangka. "Dia sudah datang ke sini (KPK) kemarin," kata juru bicara KPK.'
    assert bodies(text) == {"Komisi Pemberantasan Korupsi"}


@pytest.mark.parametrize(
    "code",
    [
        "Periksa penerima bantuan di bsu.kemnaker.go.id setiap bulan.",
        "Aturan itu bernomor HK.01.07/MENKES/972/2025 dan berlaku tahun ini.",
        "Laporan itu bernomor LP/B/1181/IV/2024/SPKT/Polres Garut.",
    ],
)
def test_addresses_and_the_numbers_of_documents_name_no_body(code: str) -> None:
    assert bodies(code) == set()


def test_a_word_that_only_begins_as_verbs_do_makes_no_actor() -> None:
    text = "Petani lalu mengajukan kasasi ke Mahkamah Agung, tetapi hasilnya tidak berpihak kepada mereka."
    assert bodies(PROSE + text) == set()


def test_becoming_a_member_is_no_act_of_the_body() -> None:
    text = (
        "Penyanyi itu sibuk sejak menjadi anggota DPR. Istrinya menilai ia berubah. "
        "Sejak menjadi anggota DPR, ia rajin berolahraga, kata istrinya."
    )
    assert bodies(text + PROSE) == set()


def test_a_body_whose_figures_are_quoted_does_not_act() -> None:
    told = PROSE + " Jumlah perjalanan naik menurut {} Kementerian Perhubungan, kata Sarman." + PROSE
    assert bodies(told.format("pejabat")) == {"Kementerian Perhubungan"}
    assert bodies(told.format("data")) == set()


def test_an_office_holder_in_news_of_candidates_does_not_act_for_his_body() -> None:
    text = "Warga menemui Gubernur Jawa Tengah Budi Santoso, yang dikenal sebagai {}." + PROSE
    assert "Pemerintah Provinsi Jawa Tengah" in bodies(text.format("pekerja keras"))
    assert bodies(text.format("bacapres")) == set()


def test_the_command_that_a_station_belongs_to_is_only_its_parent() -> None:
    text = PROSE + "Kapolsek Gayungan{} Polrestabes Surabaya Budi Santoso menangkap pelaku." + PROSE
    assert "Kepolisian Resor Kota Besar Surabaya" in bodies(text.format(" bersama"))
    assert bodies(text.format("")) == {"Kepolisian Sektor Gayungan"}


def test_a_minister_of_an_earlier_era_acts_for_no_ministry() -> None:
    text = "Menteri Keuangan {} Bambang Santoso mengungkap cerita lama itu." + PROSE
    assert bodies(text.format("")) == {"Kementerian Keuangan"}
    assert bodies(text.format("era Jokowi")) == set()

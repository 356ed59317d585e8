"""The part of the catalogue that says why metadata are what they are (`flask extract --explain`)."""

from __future__ import annotations

from collections.abc import Mapping

from index.article import Field
from index.extraction import datechoice, institutions, places
from index.extraction.candidate import Verdict
from webapp.command_output import decimal

RULES: Mapping[Field, str] = {
    Field.TITLE: "baris sebelum isi yang paling banyak diulang oleh pembukaan berita; baris kembar menang",
    Field.OUTLET: "yang pertama menang: baris asal berita, ujung judul, tanda media, kredit di akhir, "
    "wartawannya sendiri",
    Field.PUBLISHED: "keterangan sumber, lalu baris tanggal pertama sesudah judul, lalu tanggal pertama "
    f"dalam teks yang bobotnya {datechoice.THRESHOLD} atau lebih; tahunnya diperiksa dengan nama harinya",
    Field.PROVINCES: f"peluang di atas {decimal(places.ENOUGH, 2)} berarti pokok berita, "
    "selebihnya hanya disebut",
    Field.INSTITUTIONS: f"peluang di atas {decimal(institutions.ENOUGH, 2)} berarti dicatat",
    Field.URL: "keterangan sumber",
}
RULE = "aturan: {rule}"
CORRECTED_RULE = "aturan: koreksi mengalahkan semuanya"
NO_CANDIDATES = "tidak ada calon"
NO_VALUE = "tidak ada"
UNSETTLED = "tidak dipastikan; {bounds}"
EARLIEST = "paling awal {day}"
LATEST = "paling akhir {day}"
MORE_CANDIDATES = "... dan {count} calon lain"

VERDICTS: Mapping[Verdict, str] = {
    Verdict.CORRECTED: "dikoreksi",
    Verdict.GIVEN: "diberikan oleh sumbernya",
    Verdict.UNREADABLE: "diberikan oleh sumbernya, tetapi tidak terbaca sebagai tanggal",
    Verdict.HEADLINE: "dapat menjadi judul",
    Verdict.REPEATED: "dapat menjadi judul dan tertulis dua kali",
    Verdict.DATED_LINE: "baris tanggal",
    Verdict.LENGTH: "terlalu pendek atau terlalu panjang untuk judul",
    Verdict.ENDING: "berakhir seperti kalimat atau label, bukan judul",
    Verdict.FEW_WORDS: "terlalu sedikit katanya untuk judul",
    Verdict.ONLY_LINE: "satu-satunya baris: isi, bukan judul",
    Verdict.DATELINE: "dalam baris asal berita",
    Verdict.BEHIND_TITLE: "di ujung judul",
    Verdict.MARK: "tanda media itu sendiri",
    Verdict.CREDIT: "kredit di akhir teks",
    Verdict.REPORTER: "narasumber berbicara kepada wartawannya",
    Verdict.NAMED: "hanya disebut",
    Verdict.OWN: "tanggal terpilih dalam teks",
    Verdict.LATER: "cukup berbobot, tetapi sesudah tanggal yang terpilih",
    Verdict.BACKGROUND: "latar, riwayat, atau rencana",
    Verdict.BOUND: "petunjuk batas waktu",
    Verdict.PRINTED_YEAR: "tahun yang tertulis tanpa hari",
    Verdict.ABOUT: "pokok berita",
    Verdict.MENTIONED: "hanya disebut",
    Verdict.IMPLIED: "tidak disebut; hanya lembaga yang berkantor di sana",
    Verdict.KEPT: "bertindak, berbicara, atau menjadi pokok",
    Verdict.DROPPED: "hanya hadir atau disinggung",
}

WEIGHT = "bobot {weight}"
PROBABILITY = "peluang {weight}"

GROUNDS: Mapping[str, str] = {
    "signed": "oleh {detail}",
    # What the form of a date and the words around it say.
    "weekday": "nama hari tertulis",
    "in_dateline": "di baris tempat dan tanggal yang membuka berita",
    "set_off": "dalam kurung atau sesudah koma",
    "range": "rentang beberapa hari",
    "date_words": "kata “{detail}”",
    "in_title": "dalam judul",
    "fits": "cocok dengan nama harinya",
    "contradicts": "bertentangan dengan nama harinya",
    "possible": "tahun yang cocok dengan nama harinya: {detail}",
    "left": "yang tersisa menurut petunjuk: {detail}",
    # How provinces and institutions are named.
    "always": "nilai awal",
    "headline": "dalam judul",
    "lead": "dalam pembukaan",
    "governed": "pemerintah atau kantornya disebut",
    "governed_thrice": "pemerintahnya disebut tiga kali atau lebih",
    "named": "namanya disebut",
    "named_thrice": "namanya disebut tiga kali atau lebih",
    "dateline": "berita ditulis di sana",
    "late": "baru disebut di paruh kedua",
    "court_only": "hanya lewat nama pengadilan atau kampus",
    "listed": "hanya dalam deretan nama",
    "teaser": "teks pendek",
    "first": "disebut paling dahulu",
    "at_home": "ditulis dan disebut di sana",
    "foremost": "lebih sering disebut daripada semua yang lain",
    "share": "bagian dari semua penyebutan",
    "capital_always": "nilai awal untuk ibu kota, yang sering hanya tempat berbicara",
    "capital_headline": "ibu kota dalam judul",
    "capital_lead": "ibu kota dalam pembukaan",
    "capital_late": "ibu kota baru disebut di paruh kedua",
    "capital_local": "pemerintah daerahnya disebut",
    "capital_court": "hanya nama pengadilan atau kampus di sana",
    "capital_branch": "cabang lembaga lain di sana disebut",
    "capital_named": "nama ibu kota disebut",
    "capital_teaser": "teks pendek tentang ibu kota",
    "capital_foremost": "ibu kota lebih sering disebut daripada semua yang lain",
    "capital_national": "lembaga pusat dalam judul atau pembukaan",
    "capital_scene_twice": "kota atau kecamatannya disebut dua kali atau lebih",
    "capital_scene_lead": "kota atau kecamatannya disebut dalam pembukaan",
    "capital_at": "peristiwa di ibu kota, bukan hanya pernyataan di sana",
    "capital_venue": "hanya alamat gedung",
    "capital_vote": "pemilihan di ibu kota",
    "capital_implied": "lembaga daerahnya disebut",
    "twice": "disebut dua kali atau lebih",
    "thrice": "disebut tiga kali atau lebih",
    "acts": "bertindak",
    "speech": "berbicara",
    "agent": "pelaku kalimat pasif",
    "subject": "membuka kalimat",
    "named_again": "orangnya disebut lagi",
    "person": "orangnya disebut namanya",
    "only_head": "hanya lewat pejabatnya",
    "only_late": "baru disebut di bagian akhir",
    "only_quoted": "hanya dalam kutipan",
    "mostly_former": "kebanyakan mantan atau calon pejabat",
    "only_venue": "hanya sebagai tempat",
    "only_at": "hanya sesudah kata “di”, “dalam”, atau “pada”",
    "mostly_to": "kebanyakan sesudah kata “ke” atau “kepada”",
    "only_listed": "hanya dalam deretan",
    "mostly_crowded": "kebanyakan dalam kalimat yang menyebut banyak lembaga",
    "mostly_guest": "kebanyakan sebagai tamu atau pengiring",
    "mostly_attending": "kebanyakan hanya disebut hadir",
    "only_rule": "hanya sebagai pembuat peraturan atau putusan",
    "only_topic": "hanya sebagai bahan pembicaraan",
    "only_member": "hanya lewat anggotanya",
    "mostly_scholar": "kebanyakan lewat akademisi atau mahasiswanya",
    "only_parent": "hanya sebagai induk lembaga lain",
    "only_kin": "hanya lewat keluarga pejabatnya",
    "only_forum": "hanya sebagai tempat rapat",
    "only_campaign": "hanya dalam berita tentang calon",
    "joining": "seseorang menjadi anggota atau pejabatnya",
    "only_figures": "hanya datanya yang dikutip",
    "only_stump": "hanya lewat pejabatnya, dalam teks yang mula-mula menyebut pemilihan",
    "only_site": "hanya lamannya yang dikutip",
    "only_small": "hanya dalam huruf kecil",
    "central": "lembaga pusat",
    "short_text": "teks pendek",
    "few_bodies": "sedikit lembaga dalam teks",
    "region_beside": "jelas lembaga mana yang dimaksud",
    "court": "pengadilan",
    "campus": "perguruan tinggi",
    "military": "satuan TNI",
    "police": "satuan kepolisian",
    "prosecutor": "kejaksaan",
    "hospital": "rumah sakit",
    "ministry": "kementerian",
    "office": "perangkat daerah",
    "legislature": "lembaga perwakilan",
    "committee": "penyelenggara pemilu",
}

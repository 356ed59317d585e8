"""What typed codes and fixed values are called on the pages, in Indonesian.

These texts are keys of the catalogue (`webapp.languages`): whoever shows one passes it through `gettext`.
"""

from __future__ import annotations

from collections.abc import Mapping

from index.article import Basis, Field, Origin, Precision
from index.completion import CompletionKind
from index.engine import LEVELS, MAX_PAGE, MISSING, Facet, Sort
from index.levels import Level
from index.query.parser import (
    MAX_CHARACTERS,
    MAX_PREFIXES,
    MAX_TERM_LETTERS,
    MAX_TERMS,
    MIN_PREFIX_LETTERS,
    Notice,
)
from index.query.relax import RelaxationKind
from index.query.repair import RepairKind
from webapp.parameters import MAX_PER_PAGE, MAX_VALUE_LETTERS, MAX_VALUES, Fault

FACETS: Mapping[Facet, str] = {
    Facet.PROVINCE: "Provinsi",
    Facet.INSTITUTION: "Instansi",
    Facet.OUTLET: "Media",
    Facet.DATE: "Tanggal terbit",
}

COMPLETIONS: Mapping[CompletionKind, str] = {
    CompletionKind.PHRASE: "Kata yang sering dipakai",
    CompletionKind.PROVINCE: "Saring menurut provinsi",
    CompletionKind.INSTITUTION: "Saring menurut instansi",
    CompletionKind.TITLE: "Buka artikel",
}

MISSING_LABELS: Mapping[str, str] = {
    MISSING[Facet.PROVINCE]: "Nasional / tanpa provinsi",
    MISSING[Facet.INSTITUTION]: "Tanpa instansi",
    MISSING[Facet.OUTLET]: "Tanpa media",
    MISSING[Facet.DATE]: "Tanpa tanggal",
}

LEVELS_SHOWN: Mapping[Level, str] = {
    Level.CENTRAL: "Pusat",
    Level.PROVINCE: "Provinsi",
    Level.REGENCY: "Kabupaten/kota",
}

LEVEL_LABELS: Mapping[str, str] = {
    LEVELS[Level.CENTRAL]: "Tingkat pusat",
    LEVELS[Level.PROVINCE]: "Tingkat provinsi",
    LEVELS[Level.REGENCY]: "Tingkat kabupaten/kota",
}

TREND_COLUMNS = ("Waktu", "Pencarian", "Artikel", "Semua artikel", "Persen dari semua artikel")
"""The columns of the table of trends as CSV."""

SORTS: Mapping[Sort, str] = {
    Sort.RELEVANCE: "Paling relevan",
    Sort.NEWEST: "Terbaru",
    Sort.OLDEST: "Terlama",
}

PRECISIONS: Mapping[Precision, str] = {
    Precision.DAY: "",
    Precision.MONTH: "hari tidak diketahui",
    Precision.YEAR: "hanya tahun yang diketahui",
    Precision.UNKNOWN: "",
}

UNKNOWN_DATE = "Tanggal tidak diketahui"
UNTITLED = "Tanpa judul"

EXAMPLES = ("reformasi birokrasi", '"pelayanan publik"', "judul:inovasi", "bupati ATAU gubernur", "ASN -CPNS")
"""Searches that a new reader can try; together they show the query language."""

SHORTCUTS: Mapping[str, str] = {
    "/": "Ke kotak pencarian",
    "j": "Ke hasil berikutnya",
    "k": "Ke hasil sebelumnya",
    "n": "Ke kecocokan berikutnya dalam artikel",
    "p": "Ke kecocokan sebelumnya dalam artikel",
    "?": "Tampilkan pintasan ini",
}
"""Keys that do something alone, outside of fields, until a reader switches them off."""

BASES: Mapping[Basis, str] = {
    Basis.PRINTED: "tercetak lengkap dalam teks",
    Basis.COMPLETED: "sebagian tercetak, selebihnya disimpulkan dari teks",
    Basis.GIVEN: "diberikan oleh sumbernya",
    Basis.CORRECTED: "dikoreksi",
}

FIELDS: Mapping[Field, str] = {
    Field.TITLE: "Judul",
    Field.OUTLET: "Media",
    Field.PUBLISHED: "Tanggal terbit",
    Field.PROVINCES: "Provinsi",
    Field.MENTIONED_PROVINCES: "Provinsi lain yang disebut",
    Field.INSTITUTIONS: "Instansi",
    Field.URL: "Alamat asal",
}

ORIGINS: Mapping[Origin, str] = {
    Origin.TEXT: "teks artikel",
    Origin.GIVEN: "keterangan dari sumber",
    Origin.METADATA: "metadata halaman",
    Origin.CORRECTED: "dikoreksi",
}

EXPORT_COLUMNS = (
    "Judul",
    "Media",
    "Tanggal terbit",
    "Provinsi",
    "Instansi",
    "Cuplikan",
    "Alamat asal",
    "Halaman di Telisik",
    "ID",
)
"""The headings of a downloaded file, in the order in which the page shows the same."""

EXPORT_FORMATS: Mapping[str, str] = {"csv": "CSV", "jsonl": "JSON Lines", "xlsx": "Excel (XLSX)"}

NOTICES: Mapping[Notice, str] = {
    Notice.TOO_LONG: f"Pencarian terlalu panjang; hanya {MAX_CHARACTERS} karakter pertama yang dipakai.",
    Notice.TOO_MANY_TERMS: f"Terlalu banyak kata; hanya {MAX_TERMS} kata pertama yang dipakai.",
    Notice.LONG_TERM: f"Ada kata yang terlalu panjang; hanya {MAX_TERM_LETTERS} huruf pertama dipakai.",
    Notice.UNBALANCED_QUOTE: "Ada tanda kutip tanpa pasangan; tanda itu diabaikan.",
    Notice.SHORT_PREFIX: f"Tanda * perlu {MIN_PREFIX_LETTERS} huruf di depannya; tanda itu diabaikan.",
    Notice.TOO_MANY_PREFIXES: f"Tanda * boleh dipakai {MAX_PREFIXES} kali saja; selebihnya diabaikan.",
    Notice.TOO_DEEP: "Tanda kurung terlalu dalam; kurung yang paling dalam diabaikan.",
    Notice.ONLY_NEGATIVE: "Pencarian ini hanya berisi kata yang dikecualikan; "
    "yang ditampilkan adalah semua artikel tanpa kata itu.",
}

REPAIRS: Mapping[RepairKind, str] = {
    RepairKind.QUOTE: "Dengan tanda kutip yang lengkap:",
    RepairKind.BRACKET: "Dengan tanda kurung yang lengkap:",
    RepairKind.LONE_OPERATOR: "Tanpa ATAU atau BUKAN yang berdiri sendiri:",
    RepairKind.SHORT_PREFIX: "Tanpa tanda *:",
    RepairKind.FIELD: "Dengan nama kolom yang dikenal:",
    RepairKind.OPERATOR_CASE: "Sebagai operator, dengan huruf besar:",
}

RELAXATIONS: Mapping[RelaxationKind, str] = {
    RelaxationKind.QUOTES: "Cari tanpa tanda kutip",
    RelaxationKind.FIELDS: "Cari di seluruh teks",
    RelaxationKind.EXCLUSIONS: "Cari tanpa pengecualian",
    RelaxationKind.ANY_WORD: "Cari salah satu katanya",
}

FAULTS: Mapping[Fault, str] = {
    Fault.UNKNOWN_SORT: "Urutan “{value}” tidak dikenal. Pilih relevance, newest, atau oldest.",
    Fault.BAD_PAGE: "Nomor halaman “{value}” tidak dapat dipakai. Isilah dengan bilangan mulai dari 1.",
    Fault.PAGE_TOO_DEEP: f"Hanya {MAX_PAGE} halaman pertama yang ditampilkan. "
    "Persempit pencarian dengan kata lain, provinsi, instansi, atau tanggal.",
    Fault.BAD_PER_PAGE: f"Jumlah hasil per halaman “{{value}}” tidak dapat dipakai. "
    f"Isilah dengan bilangan 1 sampai {MAX_PER_PAGE}.",
    Fault.BAD_DATE: "Tanggal “{value}” tidak dapat dibaca. Tulis tahun (2018), tahun dan bulan (2018-08), "
    "atau tanggal lengkap (2018-08-02).",
    Fault.BAD_DATE_RANGE: "Rentang tanggal {value} terbalik: awalnya sesudah akhirnya. Tukar keduanya.",
    Fault.TOO_MANY_VALUES: f"Paling banyak {MAX_VALUES} saringan dapat dipilih sekaligus. Hapus sebagian.",
    Fault.VALUE_TOO_LONG: f"Nilai saringan “{{value}}” lebih panjang dari {MAX_VALUE_LETTERS} huruf. "
    "Pilih nilai dari daftar.",
}

ERROR_TITLES: Mapping[int, str] = {
    400: "Permintaan tidak dapat dibaca",
    404: "Tidak ditemukan",
    405: "Cara permintaan tidak didukung",
    413: "Permintaan terlalu besar",
    414: "Alamat terlalu panjang",
    429: "Terlalu banyak permintaan",
    500: "Terjadi kesalahan pada server",
    503: "Pencarian sedang tidak tersedia",
}

ERROR_TITLE = "Permintaan tidak dapat dipenuhi"

ERROR_MESSAGES: Mapping[int, str] = {
    400: "Periksa kembali alamat yang dibuka, atau mulai dari halaman pencarian.",
    404: "Halaman ini tidak ada. Periksa alamatnya, atau mulai dari halaman pencarian.",
    405: "Alamat ini hanya dapat dibuka dengan GET.",
    413: "Kirimkan permintaan yang lebih kecil.",
    414: "Pendekkan kata yang dicari atau kurangi saringannya.",
    429: "Tunggu sebentar, lalu coba lagi.",
}

ERROR_MESSAGE = "Mulai lagi dari halaman pencarian."
UNKNOWN_ARTICLE = "Artikel ini tidak ada dalam indeks. Mungkin sudah dihapus dari sumbernya."
NO_INDEX = "Belum ada indeks. Pengelola perlu menjalankan “flask reindex” lebih dahulu."
INDEX_UNAVAILABLE = "Indeks sedang tidak dapat dibaca. Coba lagi sebentar lagi."
INTERNAL_ERROR = (
    "Pencarian ini gagal karena kesalahan di pihak kami. Coba lagi; bila tetap gagal, "
    "sebutkan nomor {id} kepada pengelola."
)

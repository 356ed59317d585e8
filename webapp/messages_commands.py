"""What the commands say; in Indonesian only, since nobody chooses a language on a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from index.analysis.chain import StageName
from index.article import Field
from index.evaluation.errors import ErrorKind
from index.evaluation.scores import DateKind
from index.sources.corrections import COLUMNS, SEPARATOR
from index.sources.files import Fault as FileFault
from index.sources.page import Reason

COMMAND_HELP: Mapping[str, str] = {
    "reindex": "Buat indeks berisi tepat apa yang ada dalam SOURCE (berkas atau folder; bila kosong: seeds). "
    "Yang dibaca: .txt, .html, .jsonl, dan .jsonl.gz. Artikel yang tidak berubah tidak dianalisis lagi.",
    "extract": "Cetak artikel dari SOURCE sebagai baris JSON, beserta kata-kata yang mendasari tiap nilai.",
    "quality": "Bandingkan hasil ekstraksi atas TEXTS dengan label di LABELS (baris JSON dengan id dan nama "
    "kolom panduan): skor tiap kolom menurut media, dan jenis kesalahan yang paling sering.",
    "analyze": "Tunjukkan hasil tiap tahap analisis atas TEXT: mengapa sesuatu ditemukan atau tidak.",
}

EXPLAIN_HELP = "Tunjukkan semua calon nilai tiap kolom, bobotnya, dan mengapa salah satunya menang."

PHASES: Mapping[str, str] = {
    "reading": "Membaca dan menganalisis artikel",
    "writing": "Menulis indeks baru",
}

REINDEXED = (
    "Indeks berisi {articles} artikel: {indexed} diindeks, {unchanged} tidak berubah, "
    "{removed} dihapus, {rejected} ditolak."
)
NOTHING_TO_INDEX = "Tidak ada artikel yang dapat diindeks. Indeks yang ada tidak diubah."
NOTHING_EXTRACTED = "Tidak ada artikel yang dapat dibaca."
INDEX_LOCKED = (
    "Indeks sedang dibuat oleh proses lain ({holder}). Tunggu sampai selesai, lalu jalankan lagi. "
    "Indeks yang ada tidak diubah."
)
INDEX_NOT_WRITABLE = (
    "Folder indeks tidak dapat ditulisi ({reason}). Periksa izin dan ruang cakramnya, "
    "atau pilih folder lain lewat TELISIK_INDEX_DIR. Indeks yang ada tidak diubah."
)
MORE_FILES = "... dan {count} berkas lain."
OTHER_LINES = "(Juga baris {lines}.)"
MORE_LINES = ", dan {count} lagi"

_FORMATS = ".txt, .html, .jsonl, atau .jsonl.gz"
REJECTIONS: Mapping[Reason, str] = {
    Reason.UNREADABLE: "tidak dapat dibaca: {detail}",
    Reason.BINARY: f"berisi data biner, bukan teks. Simpan isinya sebagai {_FORMATS}.",
    Reason.ENCODING: "bukan UTF-8, UTF-16, atau Windows-1252 yang utuh (byte ke-{detail}). "
    "Simpan ulang sebagai UTF-8.",
    Reason.EMPTY: "kosong. Isilah, atau hapus dari sumber.",
    Reason.INVALID_JSON: "bukan objek JSON (kolom {detail}). Tulis satu objek utuh pada tiap baris.",
    Reason.NO_TEXT: "tidak memuat teks artikel. Isi “text”, atau simpan ulang halamannya sampai lengkap.",
    Reason.DUPLICATE_ID: "memakai id yang sudah dipakai {detail}. Beri id lain, atau hapus salah satunya.",
    Reason.UNKNOWN_FORMAT: f"formatnya tidak dikenal. Simpan sebagai {_FORMATS}.",
    Reason.NO_ARTICLES: f"tidak berisi artikel. Taruh berkas {_FORMATS} di dalamnya.",
    Reason.MISSING: "tidak ada. Periksa nama dan letaknya.",
    Reason.TOO_LARGE: "terlalu besar (lebih dari {detail} karakter). Bagilah, atau simpan teksnya saja.",
    Reason.CORRECTIONS_PLACE: "koreksi di dalam subfolder tidak dibaca. Pindahkan ke puncak folder sumber.",
    Reason.CORRECTIONS_COLUMNS: "tidak memuat kolom {detail}; koreksinya tidak dipakai. "
    f"Tulis baris pertama {','.join(COLUMNS)}.",
    Reason.CORRECTION_ROW: "barisnya tidak terbaca sebagai {detail} kolom; koreksi ini tidak dipakai. "
    'Apit isi yang memuat pemisah kolom dengan tanda kutip ("...") dan tutup setiap kutip.',
    Reason.CORRECTION_ID: "tidak ada artikel dengan id “{detail}”; koreksi ini tidak dipakai. "
    "Salin id dari alamat halaman artikelnya.",
    Reason.CORRECTION_FIELD: "kolom field berisi “{detail}”, yang tidak dikenal; koreksi ini tidak dipakai. "
    f"Pilih {', '.join(Field)}.",
    Reason.CORRECTION_PROVINCE: "“{detail}” bukan nama provinsi; koreksi ini tidak dipakai. "
    f"Tulis nama resminya, misalnya Jawa Tengah; pisahkan beberapa provinsi dengan “{SEPARATOR}”.",
    Reason.CORRECTION_DATE: "“{detail}” bukan tanggal; koreksi ini tidak dipakai. "
    "Tulis 2018-08-02, 2018-08, atau 2018.",
    Reason.CORRECTION_URL: "“{detail}” bukan alamat web; koreksi ini tidak dipakai. "
    "Tulis lengkap dengan https://.",
    Reason.CORRECTION_WHEN: "kolom when berisi “{detail}”, bukan tanggal; koreksi ini tidak dipakai. "
    "Tulis hari koreksinya, misalnya 2024-05-01.",
    Reason.CORRECTION_WHO: "kolom who kosong; koreksi ini tidak dipakai. Tulis siapa yang mengoreksi.",
    Reason.CORRECTION_CONTRADICTED: "baris {detail} memberi nilai lain pada hari yang sama dan itulah yang "
    "dipakai. Hapus salah satunya, atau perbaiki kolom when.",
}

UNREADABLE: Mapping[str, str] = {
    FileFault.PERMISSION: "izinnya tidak ada. Beri izin baca.",
    FileFault.LOOP: "tautannya berputar atau foldernya sudah dibaca. Hapus tautan itu.",
    FileFault.NO_FILE: "ini perangkat atau pipa, bukan berkas. Simpan isinya sebagai berkas.",
    FileFault.DAMAGED_GZIP: "pemampatan gzip-nya rusak atau terpotong; yang terbaca sebelumnya dipakai. "
    "Salin ulang berkasnya.",
    FileFault.DISK: "sistem melaporkan kesalahan. Periksa cakram dan salin ulang berkasnya.",
}


def rejection(reason: Reason, detail: str) -> str:
    """Say why something was not taken in and what to do.

    Args:
        reason: the kind of fault.
        detail: what is particular to the case, ready to be shown.

    Returns:
        The message, without the file's name.
    """
    return REJECTIONS[reason].format(detail=UNREADABLE.get(detail, detail) if detail else "?")


STAGES: Mapping[StageName, str] = {
    StageName.NORMALIZED: "Teks dinormalkan",
    StageName.TOKENS: "Token",
    StageName.ENTITIES: "Nama badan dan daerah",
    StageName.WORDS: "Kata",
    StageName.STEMS: "Kata dasar",
    StageName.INDEX_TERMS: "Istilah indeks",
    StageName.EXACT_TERMS: "Istilah persis",
    StageName.QUERY_TERMS: "Istilah pencarian",
}

# The report on quality.

LABELLED = "{articles} artikel berlabel, {missing} di antaranya tidak ada dalam teks."
ALL_OUTLETS = "semua"
NO_OUTLET = "tanpa media"
OTHER_OUTLETS = "media lain"
ARTICLES = "artikel"
SET_COLUMNS = ("presisi", "perolehan", "F1", "persis")
RIGHT_SHARE = "benar"
DATE_KINDS: Mapping[DateKind, str] = {
    DateKind.RIGHT: "benar",
    DateKind.COARSER: "kasar",
    DateKind.MISSED: "terlewat",
    DateKind.WRONG: "salah",
    DateKind.INVENTED: "dikarang",
}
ERRORS = "Jenis kesalahan, yang paling sering lebih dahulu"
NO_ERRORS = "Tidak ada kesalahan."
ERROR_KINDS: Mapping[ErrorKind, str] = {
    ErrorKind.MISSING: "terlewat",
    ErrorKind.EXTRA: "berlebih",
    ErrorKind.OTHER: "lain dari labelnya",
    ErrorKind.COARSER: "lebih kasar: hanya tahun atau bulannya",
    ErrorKind.FINER: "lebih rinci daripada yang dapat dipastikan",
    ErrorKind.OTHER_YEAR: "tahunnya salah",
    ErrorKind.OTHER_DAY: "hari atau bulannya salah",
    ErrorKind.PART: "kurang atau lebih sebagian",
    ErrorKind.ABOUT: "hanya disebut, tetapi dikira pokok berita",
    ErrorKind.MENTIONED: "pokok berita, tetapi dikira hanya disebut",
    ErrorKind.OTHER_LEVEL: "badan sejenis di tingkat atau daerah lain",
    ErrorKind.OTHER_NAME: "nama lain badan yang sama",
}
DATE_ERRORS: Mapping[ErrorKind, str] = {ErrorKind.EXTRA: "dikarang: teks tidak menentukan apa pun"}
MISTAKE = "{id}: label {wanted}, terbaca {found}"
NOTHING_THERE = "tidak ada"
NO_LABELS = "Labelnya tidak dapat dibaca. Tulis satu objek JSON dengan id pada tiap baris."
NO_LABELLED_TEXT = "Tidak satu pun artikel berlabel ada dalam teks. Periksa apakah id keduanya sama."

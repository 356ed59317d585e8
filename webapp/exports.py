"""The whole result of a search as a file to take along: CSV, JSON lines or Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from importlib import import_module

from flask import Blueprint, Flask, Response, request, stream_with_context
from flask_babel import gettext

from index.engine import Listing, SearchRequest
from webapp import export_text
from webapp.clock import today
from webapp.engine import current_engine
from webapp.filters import date_words, number
from webapp.languages import localized
from webapp.links import Links
from webapp.parameters import read_search
from webapp.rate_limit import costly
from webapp.responses import printable
from webapp.search_words import file_name, in_words

blueprint = Blueprint("exports", __name__)


class Format(StrEnum):
    """The kinds of files; the values end their names and their addresses."""

    CSV = "csv"
    JSONL = "jsonl"
    XLSX = "xlsx"


MOST_ROWS = {Format.CSV: 100_000, Format.JSONL: 100_000, Format.XLSX: 20_000}
"""Articles in one file; a workbook is made as a whole before it is sent, so it holds fewer."""

MEDIA_TYPES = {
    Format.CSV: "text/csv; charset=utf-8; header=present",
    Format.JSONL: "application/jsonl; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def init_app(app: Flask) -> None:
    """Serve the files."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals["export_formats"] = tuple(Format)


@localized(blueprint, f"/hasil.<any({', '.join(Format)}):extension>")
@costly
def file(extension: str) -> Response:
    """Give all articles of a search in the order of the page, up to a number that the file then names."""
    kind = Format(extension)
    search = read_search(request.args)
    listing = current_engine().listing(search, MOST_ROWS[kind])
    body = () if request.method == "HEAD" else stream_with_context(_written(kind, search, listing))
    response = Response(body, content_type=MEDIA_TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(search, kind)}"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _written(kind: Format, search: SearchRequest, listing: Listing) -> Iterator[str] | Iterator[bytes]:
    note = _note(kind, listing.total)
    if kind is Format.CSV:
        return export_text.csv_lines(listing.hits, note)
    if kind is Format.JSONL:
        return export_text.json_lines(listing.hits, note)
    # Loaded when the first workbook is asked for: most servers never make one, and its library takes 3 MB.
    workbook: Callable[..., Iterator[bytes]] = import_module("webapp.export_xlsx").workbook
    return workbook(listing.hits, _about(search, listing.total, note), note)


def _note(kind: Format, total: int) -> str | None:
    """What the file says when it is not complete."""
    most = MOST_ROWS[kind]
    if total <= most:
        return None
    note: str = gettext(
        "Berkas ini hanya memuat %(most)s artikel pertama dari %(total)s. "
        "Persempit pencarian untuk mengunduh yang lain.",
        most=number(most),
        total=number(total),
    )
    return note


def _about(search: SearchRequest, total: int, note: str | None) -> list[tuple[str, str]]:
    about = [
        (gettext("Pencarian"), printable(in_words(search))),
        (gettext("Jumlah artikel"), number(total)),
        (gettext("Diunduh"), date_words(today().isoformat())),
        (gettext("Alamat"), Links(search).here(external=True)),
    ]
    return [*about, (gettext("Catatan"), note)] if note else about

"""A result as an Excel workbook: one sheet of articles, one that says what search it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

from flask_babel import gettext
from xlsxwriter import Workbook

from index.engine import Hit
from webapp import export_rows

WIDTHS = (60, 18, 14, 24, 40, 80, 40, 40, 24)
"""The columns' widths in characters."""
LONGEST_CELL = 32_767
"""Characters that Excel takes in a cell."""
_PIECE = 1 << 16
_OPTIONS = {
    # Rows go to a file as they come, so that memory does not grow with them.
    "constant_memory": True,
    # Whatever a cell holds is text: no formula, no link, no number.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(hits: Iterable[Hit], about: Sequence[tuple[str, str]], note: str | None) -> Iterator[bytes]:
    """Write a result as XLSX; the file is complete on disk before its first piece is given.

    Args:
        hits: the articles.
        about: what the second sheet says: pairs of a name and a text.
        note: what stands behind the last article, or None.
    """
    with TemporaryFile() as file:
        with TemporaryDirectory() as folder:
            _write(file, folder, hits, about, note)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _write(
    file: IO[bytes], folder: str, hits: Iterable[Hit], about: Sequence[tuple[str, str]], note: str | None
) -> None:
    with Workbook(file, {**_OPTIONS, "tmpdir": folder}) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(gettext("Artikel"))
        for at, width in enumerate(WIDTHS):
            sheet.set_column(at, at, width)
        sheet.freeze_panes(1, 0)
        _write_row(sheet, 0, export_rows.headings(), bold)
        number = 0
        for number, hit in enumerate(hits, 1):
            _write_row(sheet, number, export_rows.cells(hit))
        if note:
            _write_row(sheet, number + 1, [note], bold)
        describing = book.add_worksheet(gettext("Keterangan"))
        describing.set_column(0, 0, 24)
        describing.set_column(1, 1, 100)
        for at, row in enumerate(about):
            _write_row(describing, at, row)


def _write_row(sheet: Any, number: int, cells: Sequence[str], form: Any = None) -> None:
    for at, cell in enumerate(cells):
        sheet.write_string(number, at, cell[:LONGEST_CELL], form)

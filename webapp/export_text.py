"""A result as CSV and as JSON lines, an article a line, written while it is read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

from index.engine import Hit
from webapp import export_rows

BYTE_ORDER_MARK = "\ufeff"
"""Without it spreadsheets take UTF-8 for the system's old character set."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet calculate (OWASP, "CSV Injection"), the full-width forms included."""
_PIECE = 1 << 14
"""Letters that are sent together; a piece a line would cost more than the lines."""


def csv_lines(hits: Iterable[Hit], note: str | None) -> Iterator[str]:
    """Write a result as CSV (RFC 4180), no cell of which a spreadsheet takes for a formula.

    Args:
        hits: the articles.
        note: what the file says of itself in its last line, or None.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    buffer.write(BYTE_ORDER_MARK)
    writer.writerow(export_rows.headings())
    for hit in hits:
        writer.writerow([harmless(cell) for cell in export_rows.cells(hit)])
        if buffer.tell() > _PIECE:
            yield _taken(buffer)
    if note:
        writer.writerow([note])
    yield _taken(buffer)


def harmless(cell: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def json_lines(hits: Iterable[Hit], note: str | None) -> Iterator[str]:
    """Write a result as JSON lines; the note is an object of its own behind the articles."""
    buffer = io.StringIO()
    for hit in hits:
        buffer.write(json.dumps(export_rows.as_object(hit)) + "\n")
        if buffer.tell() > _PIECE:
            yield _taken(buffer)
    if note:
        buffer.write(json.dumps({"note": note}) + "\n")
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text

"""Reading ahead what every answer needs, whatever the index: worker processes forked afterwards share it."""

from __future__ import annotations

from datetime import date

from flask import Flask
from flask_babel import format_date, gettext

from index.query.preparation import read_tables
from webapp.languages import DEFAULT, OTHERS

_ANY_DAY = date(2020, 1, 31)


def prepare(app: Flask) -> None:
    """Read templates, translations and the tables that queries are understood with.

    The index itself is opened by each worker: a process that only forks others would hold on to it forever.
    """
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    for language in (DEFAULT, *OTHERS):
        with app.test_request_context(f"/{language}/"):
            gettext("")
            format_date(_ANY_DAY)
    read_tables()

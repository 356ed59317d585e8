"""Reading ahead what every answer needs, whatever the index: worker processes forked afterwards share it."""

from __future__ import annotations

import ctypes
from datetime import date

from flask import Flask
from flask_babel import format_date, gettext

from index.query.preparation import read_tables
from webapp.languages import DEFAULT, OTHERS

_ANY_DAY = date(2020, 1, 31)
_M_ARENA_MAX = -8
"""The number of a setting in glibc's malloc.h; mallopt(3)."""


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


def keep_one_heap() -> None:
    """Have all threads of this process, and of those forked from it, allocate from one heap.

    By glibc's default each thread has a heap of its own and keeps what is free in it. One suffices, since
    Python's threads take turns. Where the C library has no such call, nothing happens.
    """
    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option is not None:
        set_option(_M_ARENA_MAX, 1)

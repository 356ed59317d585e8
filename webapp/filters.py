"""How values are written for people: marked text, dates, numbers, names. Also the templates' filters."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from urllib.parse import quote, urlsplit

from babel.dates import get_month_names
from babel.numbers import format_compact_decimal, format_percent, get_group_symbol
from flask import Flask
from flask_babel import gettext
from markupsafe import Markup, escape

from index.engine import MISSING, Facet, Hit, Passage
from webapp import messages
from webapp.languages import current
from webapp.parameters import write_values

GAP = " … "
"""What stands where text was left out between two passages."""
_ADDRESS_CHARACTERS = "%/:=&?~#+!$,;'@()*[]"
"""What an address may hold beside letters and digits (RFC 3986: reserved ones, `%` and `~`)."""


def init_app(app: Flask) -> None:
    """Give the templates their filters and the catalogue."""
    for function in (
        marked,
        sentence,
        snippet,
        beyond_lead,
        date_words,
        isolated,
        number,
        compact,
        percent,
        period_mark,
        facet_label,
        web_url,
        plain_address,
        dom_id,
    ):
        app.add_template_filter(function)
    app.add_template_filter(write_values, "parameters")
    app.jinja_env.globals["messages"] = messages
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def marked(passage: Passage) -> Markup:
    """Write a passage as HTML: cut at the offsets first, then escaped, then marked."""
    pieces: list[str] = []
    done = 0
    for start, end in passage.marks:
        pieces += (escape(passage.text[done:start]), "<mark>", escape(passage.text[start:end]), "</mark>")
        done = end
    pieces.append(escape(passage.text[done:]))
    # Joined as plain strings: markup would look at each again, and takes ten times as long to fill in.
    return Markup("".join(pieces))


def sentence(passage: Passage) -> Markup:
    """Write a first sentence as HTML, with `…` when it was cut before its end."""
    ended = passage.text.rstrip("\"'”’)").endswith((".", "!", "?"))
    return marked(passage) + (" …" if passage.cut_after and not ended else "")


def snippet(passages: Iterable[Passage]) -> Markup:
    """Write an article's best passages as one line of HTML, with `…` where text was left out."""
    shown = list(passages)
    if not shown:
        return Markup("")
    before = "… " if shown[0].cut_before else ""
    after = " …" if shown[-1].cut_after else ""
    return Markup("{}{}{}").format(before, Markup(GAP).join(map(marked, shown)), after)


def beyond_lead(hit: Hit) -> tuple[Passage, ...]:
    """A result's snippet without the first sentence, where that already stands in for the title."""
    if hit.title is not None or not hit.snippet or hit.snippet[0].cut_before:
        return hit.snippet
    first, lead = hit.snippet[0], hit.lead.text
    if lead.startswith(first.text):
        return hit.snippet[1:]
    if not first.text.startswith(lead):
        return hit.snippet
    rest = first.text[len(lead) :].lstrip()
    cut = len(first.text) - len(rest)
    marks = tuple((start - cut, end - cut) for start, end in first.marks if start >= cut)
    return (Passage(rest, marks, cut_after=first.cut_after), *hit.snippet[1:])


def date_words(value: str) -> str:
    """Write an ISO day, month or year as people do: `26 Agustus 2019`, `Agustus 2019`, `2019`."""
    year, month, day = (*value.split("-"), "", "")[:3]
    words = (day.lstrip("0"), _months(current())[int(month)] if month else "", year)
    return " ".join(word for word in words if word)


def number(value: int) -> str:
    """Write a count with the language's thousands mark: `12.001`, in English `12,001`."""
    return f"{value:,}".replace(",", _thousands_mark(current()))


def compact(value: int) -> str:
    """Write a count in at most about four letters: `987`, `1,2 rb`, `12 rb`."""
    digits = 1 if value < 10_000 else 0
    return number(value) if value < 1000 else _compact(value, current(), digits)


def percent(share: float | None) -> str:
    """Write a part of a whole, 0 to 1, in percent: `12,5 %`; empty when there is no whole."""
    return "" if share is None else str(format_percent(share, "#,##0.0\u00a0%", locale=current()))


def month_mark(period: str) -> str:
    """The short name of a period for a narrow place: `2018` as it is, `Agu` for `2018-08`."""
    return _short_months(current())[int(period[5:])] if len(period) > 4 else period


def period_mark(period: str) -> str:
    """The short name of a period among others: `2018`, `Agu 2018`."""
    return f"{month_mark(period)} {period[:4]}" if len(period) > 4 else period


def facet_label(value: str, facet: Facet) -> str:
    """Name a facet's value for readers."""
    if value == MISSING[facet]:
        return str(gettext(messages.MISSING_LABELS[value]))
    if facet is Facet.INSTITUTION and value in messages.LEVEL_LABELS:
        return str(gettext(messages.LEVEL_LABELS[value]))
    return date_words(value) if facet is Facet.DATE else value


def isolated(text: str) -> str:
    """Keep direction marks inside text where no element can (titles): first-strong isolate around it."""
    return f"\u2068{text}\u2069"


def web_url(url: str | None) -> str | None:
    """Give back an address that may become a link: http or https with a host; None for any other."""
    address = (url or "").strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.hostname else None


def plain_address(url: str) -> str:
    """Percent-encode what no address may hold: spaces, curly brackets, letters beyond ASCII."""
    return quote(" ".join(url.split()), safe=_ADDRESS_CHARACTERS, errors="replace")


def dom_id(value: str, prefix: str) -> str:
    """Make an element id that stays the same for the same value, so that focus survives a swap."""
    return f"{prefix}-{zlib.crc32(value.encode('utf-8', 'replace')):08x}"


@lru_cache(2048)
def _compact(value: int, language: str, digits: int) -> str:
    return str(format_compact_decimal(value, locale=language, fraction_digits=digits))


@cache
def _short_months(language: str) -> Mapping[int, str]:
    names: Mapping[int, str] = get_month_names("abbreviated", "stand-alone", language)
    return names


@cache
def _months(language: str) -> Mapping[int, str]:
    names: Mapping[int, str] = get_month_names("wide", "stand-alone", language)
    return names


@cache
def _thousands_mark(language: str) -> str:
    symbol: str = get_group_symbol(language)
    return symbol

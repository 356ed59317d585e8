"""How an article is cited: in plain Indonesian style, in APA style, for BibTeX and for RIS.

What is not known is said, never guessed: `t.t.` (tanpa tahun), in English `n.d.`, stands for the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext

from index.engine import ArticleView
from webapp import messages
from webapp.filters import date_words, plain_address, web_url
from webapp.languages import DEFAULT, current
from webapp.responses import printable

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""BibTeX's names of the months."""
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "$&#_%"},
    }
)
"""LaTeX's special characters. A brace goes by its name, because BibTeX counts escaped ones, too."""
_ENDED = re.compile(r"[.!?…][\"”’')]*$")


@dataclass(frozen=True, slots=True)
class Source:
    """What a citation says of an article; every text is one line.

    Attributes:
        id: the article's identifier.
        title: its headline, or its first sentence marked as standing in for one.
        outlet: who published it, or None.
        published: ISO day, month or year, or None.
        address: where it can be read: where it was published, else its page here.
        accessed: the day on which it is cited.
    """

    id: str
    title: str
    outlet: str | None
    published: str | None
    address: str
    accessed: date


def source(view: ArticleView, accessed: date) -> Source:
    """Gather what a citation says."""
    article = view.article
    title = article.title or f"[{gettext(messages.UNTITLED)}] {view.lead.text}"
    here = url_for("article.page", article_id=article.id, _external=True)
    return Source(
        id=article.id,
        title=_one_line(title),
        outlet=_one_line(article.outlet or "") or None,
        published=article.published.value,
        address=plain_address(printable(web_url(article.url) or here)),
        accessed=accessed,
    )


def plain(cited: Source) -> str:
    """Cite as Indonesian texts do: “Judul”, Media, 26 Agustus 2019, address (diakses 27 November 2026)."""
    published = date_words(cited.published) if cited.published else gettext("t.t.")
    parts = [f"“{cited.title}”", cited.outlet, published, cited.address]
    accessed = gettext("diakses %(day)s", day=date_words(cited.accessed.isoformat()))
    return f"{', '.join(part for part in parts if part)} ({accessed})."


def apa(cited: Source) -> str:
    """Cite in the style of APA's 7th edition, a page without named author: the title stands first."""
    title = cited.title if _ENDED.search(cited.title) else f"{cited.title}."
    parts = [f"{title} ({_apa_date(cited.published)})."]
    if cited.outlet:
        parts.append(f"{cited.outlet}.")
    if cited.published:
        return " ".join((*parts, cited.address))
    accessed = date_words(cited.accessed.isoformat())
    return " ".join(
        (*parts, gettext("Diakses %(day)s, dari %(address)s", day=accessed, address=cited.address))
    )


def bibtex(cited: Source) -> str:
    """Write an entry for BibTeX and BibLaTeX."""
    fields = "".join(f"  {name} = {value},\n" for name, value in _bibtex_fields(cited))
    return f"@misc{{{cited.id},\n{fields}}}\n"


def ris(cited: Source) -> str:
    """Write a record in RIS, which reference managers read."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _ris_fields(cited))


def _bibtex_fields(cited: Source) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{{{_latex(cited.title)}}}}}"
    if cited.outlet:
        yield "howpublished", f"{{{_latex(cited.outlet)}}}"
    if cited.published:
        year, month = (*cited.published.split("-"), "")[:2]
        yield "date", f"{{{cited.published}}}"
        yield "year", f"{{{year}}}"
        if month:
            yield "month", _MONTHS[int(month) - 1]
    else:
        yield "year", f"{{{gettext('t.t.')}}}"
    yield "url", f"{{{cited.address}}}"
    yield "urldate", f"{{{cited.accessed.isoformat()}}}"
    yield "language", "{indonesian}"


def _ris_fields(cited: Source) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", cited.id
    yield "TI", cited.title
    if cited.outlet:
        yield "T2", cited.outlet
        yield "PB", cited.outlet
    if cited.published:
        year, month, day = (*cited.published.split("-"), "", "")[:3]
        yield "PY", year
        yield "DA", f"{year}/{month}/{day}/"
    else:
        yield "N1", gettext("Tanggal terbit tidak diketahui (t.t.)")
    yield "UR", cited.address
    yield "Y2", cited.accessed.strftime("%Y/%m/%d/")
    yield "LA", "id"
    yield "ER", ""


def _apa_date(published: str | None) -> str:
    if published is None:
        return str(gettext("t.t."))
    *rest, year = date_words(published).split(" ")
    words = rest if current() == DEFAULT else rest[::-1]
    return f"{year}, {' '.join(words)}" if words else year


def _latex(text: str) -> str:
    return text.translate(_LATEX)


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())

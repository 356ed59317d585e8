"""The media's names: canonical form of a printed name, an alias or a host."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from index import knowledge

_SPACE = re.compile(r"\s+")
_DOMAIN = re.compile(
    r"(?:[a-z0-9-]+\.)+(?:com|net|id|co|org|info|news|tv|go\.id|co\.id|or\.id"
    r"|asia|biz|press|media|online|live|site|today|xyz|my\.id|web\.id)",
    re.IGNORECASE,
)

_NO_MEDIUM = re.compile(
    r"\.(?:go|ac|sch|desa|mil)\.id$|(?:blogspot|wordpress|medium|blogger|google|facebook|youtube)\."
)
"""Hosts of offices and schools, and those on which anybody publishes."""

_OFFICES = re.compile(
    r"\b(?:pemerintah|pemkab|pemkot|pemprov|pemda|kabupaten|kota|provinsi|kementerian|badan|dinas|diskominfo\w*"
    r"|humas|bagian|biro|sekretariat|kantor|kanwil|universitas|desa|kelurahan|gampong|kecamatan|dprd|pengadilan"
    r"|bkpsdm|lembaga|resmi|website|portal)\b",
    re.IGNORECASE,
)
"""Words of offices' names: their pages belong to no medium."""
_SECTIONS = frozenset({"berita", "info", "kabar", "warta", "media"})
"""Words that open the names of sections, too."""


def canonical_outlet(name_or_host: str) -> str:
    """Give the usual short name of a medium.

    Args:
        name_or_host: a name as printed (`ANTARA News`), a host (`news.detik.com`) or an address.

    Returns:
        The canonical name; an unknown name with its white space tidied, else as given.
    """
    name = _SPACE.sub(" ", name_or_host).strip()
    known = known_outlet(name)
    return known if known else name


def known_outlet(name_or_host: str) -> str | None:
    """The canonical name, or None when the tables do not know the medium."""
    key = _key(name_or_host)
    if key in _names():
        return _names()[key]
    host = host_of(key)
    while host.count("."):
        if host in _hosts():
            return _hosts()[host]
        host = host.split(".", 1)[1]
    return None


def first_year(outlet: str) -> int | None:
    """The year in which a medium began to publish on the web, or None where it is not known."""
    return _first_years().get(outlet)


def is_domain(text: str) -> bool:
    """Whether the words are a host name and nothing else."""
    return bool(_DOMAIN.fullmatch(text.strip()))


def is_anybodys(host: str) -> bool:
    """Whether a host is an office's, a school's, or one on which anybody publishes: it names no medium."""
    return bool(_NO_MEDIUM.search(host))


def spoken(words: str) -> str:
    """Give a name without the capitals in which datelines print it: `SUARAKALBAR.CO.ID`, `KALTENG POS`."""
    if not words.isupper() or known_outlet(words):
        return words
    return words.capitalize() if is_domain(words) else words.title() if " " in words else words


def is_formed(name: str) -> bool:
    """Whether a name is made as media make theirs (`Banten Pos`, `Suara Ngada`), and names no office.

    What opens with a word of sections (`Berita Daerah`, `Media Center`) needs a further such word.
    """
    first, *others = name.lower().split()
    if not others or not name[0].isupper() or _OFFICES.search(name):
        return False
    return not (set(others) | ({first} - _SECTIONS)).isdisjoint(forms())


@cache
def forms() -> frozenset[str]:
    """The words of which media make their names (`pos`, `radar`, `kabar`), in small letters."""
    return frozenset(row["words"] for row in knowledge.table("outlet_marks") if row["kind"] == "form")


@cache
def aliases() -> dict[str, str]:
    """Every spelling of every known medium, as the tables print it, with its canonical name."""
    found: dict[str, str] = {}
    for row in knowledge.table("outlets"):
        for alias in (row["outlet"], *knowledge.split(row["aliases"])):
            found[alias] = row["outlet"]
    return found


def _key(text: str) -> str:
    return _SPACE.sub(" ", text).strip().casefold()


def host_of(key: str) -> str:
    """The host of an address, or of what may be a bare host, without `www.`; nothing when it has none."""
    if "//" not in key:
        key = f"//{key}"
    try:
        host = urlsplit(key).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


@cache
def _names() -> dict[str, str]:
    return {_key(alias): outlet for alias, outlet in aliases().items()}


@cache
def _hosts() -> dict[str, str]:
    return {
        host: row["outlet"] for row in knowledge.table("outlets") for host in knowledge.split(row["hosts"])
    }


@cache
def _first_years() -> dict[str, int]:
    return {row["outlet"]: int(row["since"]) for row in knowledge.table("outlets") if row["since"]}

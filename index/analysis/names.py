"""The names that analysis knows, gathered from the tables, each with the entity that it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from index.analysis.tokens import tokenize
from index.analysis.variants import fold, standard
from index.knowledge import split, table


class Case(Enum):
    """How a name must be written in a text to count."""

    ANY = 0
    INITIAL = 1
    """With a capital: an ordinary word, but for that (`Solo`)."""
    CAPITALS = 2
    """All in capitals: a short form that is an ordinary word, but for that (`LAN`)."""

    def met_by(self, written: str) -> bool:
        """Whether a word is written so."""
        return self is Case.ANY or (written.isupper() if self is Case.CAPITALS else written[:1].isupper())


class Entity(NamedTuple):
    """What a name stands for.

    Attributes:
        term: the index term.
        contains: the terms that stand wherever this one stands, by the tables' whitelist.
    """

    term: str
    contains: tuple[str, ...] = ()


class Name(NamedTuple):
    """One way to write an entity.

    Attributes:
        written: the name.
        entity: what it stands for.
        needs: the case that it needs in a text.
    """

    written: str
    entity: Entity
    needs: Case = Case.ANY


def term_of(name: str) -> str:
    """The index term of an entity, from its canonical name."""
    words = (standard(fold(part)) for token in tokenize(name) for part in token.text.split("-"))
    return "@" + "_".join(words)


@cache
def names() -> tuple[Name, ...]:
    """All names. One that several tables give belongs to the first of them, in the order of their weight."""
    gathered: list[Name] = []
    taken: set[str] = set()
    for level in (_provinces(), _institutions(), _abbreviations(), _units(), _regencies()):
        fresh = [name for name in level if term_of(name.written) not in taken]
        taken.update(term_of(name.written) for name in fresh)
        gathered.extend(fresh)
    return tuple(gathered)


def single_words() -> list[str]:
    """The names and short forms of one word, folded, and the regencies' names; none is ever to be stemmed."""
    written = [name.written for name in names()] + [row["name"] for row in table("regencies")]
    return [fold(name) for name in written if name.isalpha()]


def _entity(name: str, contains: Iterable[str] = ()) -> Entity:
    term = term_of(name)
    within = (*contains, *_whitelist().get(term, ()))
    return Entity(term, tuple(inner for inner in dict.fromkeys(within) if inner != term))


@cache
def _whitelist() -> dict[str, tuple[str, ...]]:
    """By entity, the entities that it contains."""
    rows = table("abbreviations")
    return {term_of(row["name"]): tuple(map(term_of, split(row["contains"]))) for row in rows}


def _provinces() -> Iterator[Name]:
    for row in table("provinces"):
        entity = _entity(row["name"])
        for written in (row["name"], *split(row["aliases"])):
            yield Name(written, entity)


def _institutions() -> Iterator[Name]:
    rows = table("institutions")
    current = {row["body"]: row["name"] for row in rows} | {
        row["body"]: row["name"] for row in rows if not row["to"]
    }
    for row in rows:
        entity = _entity(current[row["body"]])
        for written in (row["name"], *split(row["aliases"])):
            yield Name(written, entity, _case(written))
        yield from _ministers(row, current[row["body"]])


def _ministers(row: dict[str, str], current: str) -> Iterator[Name]:
    """The minister and the vice minister of a ministry, two terms of their own."""
    if not current.startswith("Kementerian "):
        return
    minister = current.replace("Kementerian ", "Menteri ", 1)
    for written in (row["name"].replace("Kementerian ", "Menteri ", 1), *split(row["heads"])):
        if written.startswith("Wa"):
            yield Name(written, _entity(f"Wakil {minister}"))
        elif written.startswith("Men"):
            yield Name(written, _entity(minister))


def _abbreviations() -> Iterator[Name]:
    for row in table("abbreviations"):
        entity = _entity(row["name"])
        yield Name(row["name"], entity)
        for written in split(row["aliases"]):
            yield Name(written, entity, _case(written))


def _units() -> Iterator[Name]:
    for row in table("units"):
        entity = _entity(row["name"])
        aliases = split(row["aliases"])
        for written in (row["name"], *aliases):
            yield Name(written, entity, _case(written))
        yield from _heads(row, aliases, entity)


def _heads(row: dict[str, str], aliases: Iterable[str], unit: Entity) -> Iterator[Name]:
    """`Kadisdik` is `Kepala Dinas Pendidikan`, and either speaks of the unit too."""
    short = [head for head in split(row["heads"]) if head.startswith("Ka")]
    if short:
        head = _entity(f"Kepala {row['name']}", (unit.term,))
        for written in (*short, f"Kepala {row['name']}", *(f"Kepala {alias}" for alias in aliases)):
            yield Name(written, head)


def _regencies() -> Iterator[Name]:
    """Regencies whose name or short form has several ways to be written, or several words."""
    provinces = {row["name"]: row for row in table("provinces")}
    for row in table("regencies"):
        careful = set(split(row["careful"]))
        written = [name for name in (row["name"], *split(row["aliases"])) if name not in careful]
        written += [name for name in careful if name.isupper() and len(name) > 2]
        if len(written) > 1 or (written and " " in written[0]):
            entity = _entity(row["name"], _province_in(row["name"], provinces[row["province"]]))
            for name in written:
                yield Name(name, entity, Case.CAPITALS if name in careful else Case.ANY)


def _province_in(name: str, province: dict[str, str]) -> tuple[str, ...]:
    """The province that a regency lies in, when the regency's name carries it (`Muaro Jambi`)."""
    carried = (f" {alias} " in f" {name} " for alias in (province["name"], *split(province["aliases"])))
    return (term_of(province["name"]),) if any(carried) else ()


def _case(written: str) -> Case:
    """Short forms of two letters, and those that are words, count in capitals only."""
    if written in _acronyms_that_are_words() or (written.isupper() and len(written) <= 2):
        return Case.CAPITALS
    return Case.ANY


@cache
def _acronyms_that_are_words() -> frozenset[str]:
    return frozenset(row["acronym"] for row in table("word_acronyms"))

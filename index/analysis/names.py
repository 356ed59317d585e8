"""The names that analysis knows, gathered from the tables, each with the entity that it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from index.analysis.tokens import tokenize
from index.analysis.variants import fold, standard
from index.knowledge import split, table

LONG_NAME = 5
"""Words of a name from which on it rather says who acts than what a text is about."""


class Case(Enum):
    """How a name must be written in a text to count."""

    ANY = 0
    INITIAL = 1
    """With a capital: an ordinary word, but for that (`Solo`)."""
    CAPITALS = 2
    """All in capitals: a short form that is an ordinary word, but for that (`LAN`)."""
    NEVER = 3
    """No way of writing tells it from the ordinary word (`Kejaksaan`)."""

    def met_by(self, written: str) -> bool:
        """Whether a word is written so."""
        if self is Case.CAPITALS:
            return written.isupper()
        return self is Case.ANY or (self is Case.INITIAL and written[:1].isupper())


class Entity(NamedTuple):
    """What a name stands for.

    Attributes:
        term: the index term; of a word written together or apart, the form written together.
        contains: the terms that stand wherever this one stands.
        common: a common noun of government, which is seen inside longer names as well.
    """

    term: str
    contains: tuple[str, ...] = ()
    common: bool = False


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
    for level in (_provinces(), _institutions(), _compounds(), _abbreviations(), _units(), _regencies()):
        fresh = [
            name for name in level if term_of(name.written) not in taken and name.needs is not Case.NEVER
        ]
        taken.update(term_of(name.written) for name in fresh)
        gathered.extend(fresh)
    return tuple(_with_nested(gathered))


def _with_nested(gathered: Sequence[Name]) -> Iterator[Name]:
    """Add to what each name contains the common nouns in its entity's canonical name and in itself."""
    common = {term_of(name.written): name.entity.term for name in gathered if name.entity.common}
    for name in gathered:
        runs = (*_runs(name.entity.term), *_runs(term_of(name.written)))
        within = dict.fromkeys((*name.entity.contains, *(common[run] for run in runs if run in common)))
        within.pop(name.entity.term, None)
        yield name._replace(entity=name.entity._replace(contains=tuple(within)))


def _runs(term: str) -> Iterator[str]:
    """The shorter runs of words inside a term, written as terms."""
    words = term.removeprefix("@").split("_")
    for start in range(len(words)):
        for end in range(start + 1, len(words) + (start > 0)):
            yield "@" + "_".join(words[start:end])


@cache
def unchangeable_words() -> frozenset[str]:
    """The folded words that no rule may change: names of one word, and the words of the regions' names."""
    single = {fold(name.written) for name in names() if " " not in name.written}
    regions = (row["name"] for name in ("provinces", "regencies", "districts") for row in table(name))
    words = {fold(token.text) for region in regions for token in tokenize(region)}
    others = {row["word"] for row in table("protected_names")}
    return frozenset(single | others | words - {row["word"] for row in table("region_words")})


@cache
def known_words() -> frozenset[str]:
    """The folded words of all names, which are right however rare."""
    return unchangeable_words() | {fold(token.text) for name in names() for token in tokenize(name.written)}


@lru_cache(maxsize=1000)
def long_names_with(*words: str) -> tuple[str, ...]:
    """The terms of the names of five words and more that have some folded words side by side in them."""
    run = f"_{'_'.join(words)}_"
    terms = (name.entity.term for name in names())
    return tuple(
        dict.fromkeys(term for term in terms if run in f"{term}_" and term.count("_") >= LONG_NAME - 1)
    )


def _entity(name: str, contains: Iterable[str] = ()) -> Entity:
    term = term_of(name)
    further, common = _abbreviated().get(term, ((), False))
    return Entity(term, (*contains, *further), common)


@cache
def _abbreviated() -> dict[str, tuple[tuple[str, ...], bool]]:
    """By term, the terms that it contains and whether it is a common noun."""
    return {
        term_of(row["name"]): (tuple(map(term_of, split(row["contains"]))), bool(row["inside"]))
        for row in table("abbreviations")
    }


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


def _compounds() -> Iterator[Name]:
    """Words written together or apart; their term is the stem of the joined form, which is no name itself."""
    for row in table("compounds"):
        for written in split(row["apart"]):
            yield Name(written, Entity(row["joined"], common=True))


def _abbreviations() -> Iterator[Name]:
    for row in table("abbreviations"):
        entity = _entity(row["name"])
        yield Name(row["name"], entity)
        for written in split(row["aliases"]):
            yield Name(written, entity, _case(written))


def _units() -> Iterator[Name]:
    for row in table("units"):
        entity = _entity(row["name"])._replace(common=row["name"].startswith("Dinas "))
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
        usable = list(_usable(row))
        if len(usable) > 1 or (usable and " " in usable[0][0]):
            entity = _entity(row["name"], _province_in(row["name"], provinces[row["province"]]))
            yield from (Name(written, entity, needs) for written, needs in usable)


def _usable(row: dict[str, str]) -> Iterator[tuple[str, Case]]:
    """The ways to write a regency that tell enough by themselves, with the case that they need."""
    careful, words = split(row["careful"]), split(row["words"])
    for written in (row["name"], *split(row["aliases"])):
        if written in careful:
            if written.isupper() and len(written) > 2:
                yield written, Case.CAPITALS
        elif written not in words:
            yield written, _case(written)
        elif " " not in written:
            yield written, Case.INITIAL


def _province_in(name: str, province: dict[str, str]) -> tuple[str, ...]:
    """The province that a regency lies in, when the regency's name carries it (`Muaro Jambi`)."""
    carried = (f" {alias} " in f" {name} " for alias in (province["name"], *split(province["aliases"])))
    return (term_of(province["name"]),) if any(carried) else ()


def _case(written: str) -> Case:
    """Short forms of two letters count in capitals only; other names as their table says."""
    shortest = written.isupper() and len(written) <= 2
    return _needed_case().get(written, Case.CAPITALS if shortest else Case.ANY)


@cache
def _needed_case() -> dict[str, Case]:
    return {row["name"]: Case[row["needs"].upper()] for row in table("common_word_names")}

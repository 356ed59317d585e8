"""Places that a text names without telling of them: where somebody spoke or comes from, a campus's seat."""

from __future__ import annotations

from functools import cache

from index import knowledge
from index.extraction.folding import fold
from index.extraction.gazetteer import Level
from index.extraction.leads import company_before
from index.extraction.lexicon import Words
from index.extraction.mention import Mention, Strength
from index.extraction.roles import sentence_start
from index.extraction.saliencewords import words_of

CAPITAL = "DKI Jakarta"
"""Where ministries speak and media sit: its name alone says little."""
VOTES = frozenset({"pilkada", "pilgub", "pilbup", "pilwalkot", "pilwali", "pilwako"})
"""Elections whose place is what a report is about."""

_ORIGIN = frozenset({"asal", "khas", "kelahiran"})
"""Words behind which a place only tells where somebody or something comes from."""
_OFFICE_WORDS = 4
"""Words before a place in which its office and what says that it is over may stand."""
_PALACES = frozenset({"istana"})
"""Words that open the name of a building of the presidency, which ends with the town that it stands in."""


def where_spoken(words: Words, mention: Mention, province: str, after: str) -> bool:
    """Whether a name only tells where somebody spoke or comes from: "di Jayapura, Senin", "asal Garut"."""
    if words.in_headline(mention.first):
        return False
    if mention.before in VOTES:
        return False
    if _is_origin(words, mention) or of_former(words, mention):
        return True
    level = mention.places[0].level
    if province == CAPITAL and after in weekdays():
        return True
    if mention.before != "di":
        venue = province == CAPITAL and level is Level.PROVINCE and mention.strength is Strength.BARE
        return venue and ends_a_name(words, mention.first)
    return (province == CAPITAL and level <= Level.REGENCY) or after in weekdays()


def _is_origin(words: Words, mention: Mention) -> bool:
    """Whether a place only tells where somebody or something comes from: "asal Garut", "lahir di Masohi"."""
    born = mention.before == "di" and mention.opens > 1 and words.low[mention.opens - 2] == "lahir"
    return born or mention.before in _ORIGIN


def of_seat(words: Words, mention: Mention) -> bool:
    """Whether a place only ends the name of a scholar's campus or of a palace that has its seat there."""
    if mention.strength is not Strength.BARE or mention.opens in words.borders:
        return False
    if words.low[mention.opens - 1] in _PALACES:
        return True
    if not company_before(words, mention.opens):
        return False
    return not words_of("scholar").isdisjoint(words.low[sentence_start(words, mention.opens) : mention.opens])


def of_former(words: Words, mention: Mention) -> bool:
    """Whether a place belongs to an office that is held no more or not yet ("mantan Gubernur DKI")."""
    if mention.strength is not Strength.GOVERNED:
        return False
    start = max(mention.opens - _OFFICE_WORDS, words.part_of(mention.opens))
    return not words_of("former").isdisjoint(words.low[start : mention.opens])


def ends_a_name(words: Words, first: int) -> bool:
    """Whether capitalised words lead up to a name, as a venue's do."""
    leads = first not in words.borders and words.joined(first, commas=True) and words.capital(first - 1)
    return leads and first - 1 not in words.borders


@cache
def weekdays() -> frozenset[str]:
    """The names of the weekdays, folded."""
    return frozenset(
        fold(word) for row in knowledge.table("weekdays") for word in knowledge.split(row["names"])
    )

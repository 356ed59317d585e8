"""How much a text says for its being about a province, rather than naming it in passing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from index import knowledge
from index.extraction.body import Body, Span
from index.extraction.candidate import Weighed, weigh
from index.extraction.folding import fold
from index.extraction.gazetteer import Level
from index.extraction.lexicon import Words
from index.extraction.mention import Mention, Strength

CAPITAL = "DKI Jakarta"
"""Where ministries speak and media sit: its name alone says little."""

_WEIGHTS = {
    "always": -3.0,
    "headline": 1.1,
    "lead": 1.9,
    "governed": 1.5,
    "governed_thrice": 0.8,
    "named": 0.8,
    "named_thrice": 1.4,
    "named_often": 0.4,
    "dateline": 0.75,
    "capital": -1.0,
    "teaser": 1.9,
    "first": 0.5,
    "at_home": 0.8,
    "foremost": 0.4,
}
"""Log-odds, rounded from a logistic regression on hand-labelled articles (F1 .98 in cross-validation)."""

_SHARE = 0.5
"""Log-odds for a province that all names speak of; in proportion for a part."""
_LEAD = 300
"""Characters of the body that its first sentences take."""
_TEASER = 700
"""Characters up to which a text is a teaser, which names hardly a place without need."""
_FOREMOST = 4
"""Names from which more than half of all names make a province the foremost one."""
_ORIGIN = frozenset({"asal", "khas", "kelahiran"})
"""Words behind which a place only tells where somebody or something comes from."""
_OFFICE_WORDS = 4
"""Words before a place in which its office and what says that it is over may stand."""
_ROW = frozenset({"", "dan", "serta", "maupun"})
"""Words that may stand between two places of one enumeration."""
_JOINED = frozenset({"-", "–", "&", "dan", "serta"})
"""What joins places of any level, where a comma leads from a smaller to the larger one around it."""
_VOTES = frozenset({"pilkada", "pilgub", "pilbup", "pilwalkot", "pilwali", "pilwako"})
"""Elections whose place is what a report is about."""


@dataclass(slots=True)
class _Tally:
    """How often a text names one province where."""

    headline: int = 0
    lead: int = 0
    governed: int = 0
    named: int = 0
    dateline: int = 0

    @property
    def volume(self) -> int:
        """All names but those of the place where the report was written, headline and lead twice."""
        return 2 * self.headline + self.lead + self.governed + self.named


def about(body: Body, words: Words, found: Mapping[str, Sequence[Mention]]) -> dict[str, Weighed]:
    """Weigh the provinces that an article names.

    Args:
        body: the article.
        words: its words.
        found: the mentions of every province, by province, in the order of their first names.

    Returns:
        For every province the probability that a careful reader says that the article is about it, with
        what it consists of.
    """
    rows = _rows(words, found)
    tallies = {name: _tally(body, words, name, mentions, rows) for name, mentions in found.items()}
    total = sum(tally.volume for tally in tallies.values()) or 1
    opening = min(rows.values(), default=0)
    teaser = len(body.raw) < _TEASER
    weighed = {}
    for name, tally in tallies.items():
        cues = {
            "always": True,
            "headline": tally.headline > 0,
            "lead": tally.lead > 0,
            "governed": tally.governed > 0,
            "governed_thrice": tally.governed > 2,
            "named": tally.named > 0,
            "named_thrice": tally.named > 2,
            "named_often": tally.named > 5,
            "dateline": tally.dateline > 0 and name != CAPITAL,
            "capital": name == CAPITAL,
            "teaser": teaser,
            "first": rows[found[name][0].first] == opening,
            "at_home": tally.dateline > 0 and name != CAPITAL and tally.volume > 0,
            "foremost": tally.volume > max(total / 2, _FOREMOST - 1),
        }
        weighed[name] = weigh(_WEIGHTS, cues, share=_SHARE * tally.volume / total)
    return weighed


def _rows(words: Words, found: Mapping[str, Sequence[Mention]]) -> dict[int, int]:
    """For every mention, by its first word, the first word of the enumeration that it stands in."""
    rows: dict[int, int] = {}
    last: Mention | None = None
    for mention in sorted((one for some in found.values() for one in some), key=lambda one: one.first):
        linked = last is not None and _in_row(words, last, mention)
        rows[mention.first] = rows[last.first] if linked and last else mention.first
        last = mention
    return rows


def _in_row(words: Words, left: Mention, right: Mention) -> bool:
    """Whether two places of one level stand side by side; a larger one only says where a smaller one is."""
    if right.opens in words.borders or not 0 <= right.opens - left.last <= 1:
        return False
    between = words.raw[words.ends[left.last - 1] : words.starts[right.opens]].lower()
    bare = "".join(between.split())
    level = left.places[0].level is right.places[0].level or bare.strip("()") in _JOINED
    return level and bare.strip(",()-–&") in _ROW


def _tally(
    body: Body, words: Words, province: str, found: Sequence[Mention], rows: Mapping[int, int]
) -> _Tally:
    tally = _Tally()
    dateline = body.dateline.span if body.dateline else Span(0, 0)
    opening = body.paragraphs[0].start if body.paragraphs else 0
    lead_end = (dateline.end or opening) + _LEAD
    for mention in found:
        start = words.starts[rows[mention.first]]
        headline = words.in_headline(mention.first)
        if dateline.start <= start < dateline.end:
            tally.dateline += 1
        elif not _where_spoken(words, mention, province):
            tally.headline += headline
            tally.lead += not headline and start < lead_end
            governed = mention.strength is Strength.GOVERNED or mention.before in _VOTES
            tally.governed += governed
            tally.named += not governed
    return tally


def _where_spoken(words: Words, mention: Mention, province: str) -> bool:
    """Whether a name only tells where somebody spoke or comes from: "di Jayapura, Senin", "asal Garut"."""
    if words.in_headline(mention.first):
        return False
    if mention.before in _VOTES:
        return False
    if mention.before in _ORIGIN or _of_former(words, mention):
        return True
    level = mention.places[0].level
    after = words.low[mention.last] if mention.last < len(words.low) else ""
    if province == CAPITAL and after in _weekdays():
        return True
    if mention.before != "di":
        venue = province == CAPITAL and level is Level.PROVINCE and mention.strength is Strength.BARE
        return venue and _ends_a_name(words, mention.first)
    return (province == CAPITAL and level <= Level.REGENCY) or after in _weekdays()


def _of_former(words: Words, mention: Mention) -> bool:
    """Whether a place belongs to an office that is held no more or not yet ("mantan Gubernur DKI")."""
    if mention.strength is not Strength.GOVERNED:
        return False
    start = max(mention.opens - _OFFICE_WORDS, words.part_of(mention.opens))
    return not _former().isdisjoint(words.low[start : mention.opens])


@cache
def _former() -> frozenset[str]:
    return frozenset(row["word"] for row in knowledge.table("salience_words") if row["role"] == "former")


def _ends_a_name(words: Words, first: int) -> bool:
    """Whether capitalised words lead up to a name, as a venue's do."""
    leads = first not in words.borders and words.joined(first, commas=True) and words.capital(first - 1)
    return leads and first - 1 not in words.borders


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(
        fold(word) for row in knowledge.table("weekdays") for word in knowledge.split(row["names"])
    )

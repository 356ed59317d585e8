"""How much a text says for its being about a province, rather than naming it in passing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.extraction.body import Body
from index.extraction.candidate import Weighed, weigh
from index.extraction.mention import Mention
from index.extraction.tally import CAPITAL, Counting, Tally
from index.extraction.vocabulary import Reading

_WEIGHTS = {
    "always": -3.37,
    "headline": 0.99,
    "lead": 2.16,
    "governed": 0.84,
    "governed_thrice": 0.89,
    "named": 1.02,
    "named_thrice": 0.85,
    "dateline": 0.75,
    "late": -0.91,
    "listed": -0.68,
    "teaser": 1.74,
    "first": 0.95,
    "at_home": 1.23,
    "foremost": 1.97,
    "capital_always": -1.81,
    "capital_headline": 0.02,
    "capital_lead": 0.89,
    "capital_late": -1.17,
    "capital_local": 1.66,
    "capital_court": -0.50,
    "capital_named": 0.88,
    "capital_teaser": 0.47,
    "capital_foremost": 0.44,
    "capital_national": -1.41,
    "capital_scene_twice": 0.46,
    "capital_scene_lead": 0.22,
    "capital_at": 0.53,
    "capital_venue": -0.06,
    "capital_vote": 0.58,
    "capital_implied": 1.02,
}
"""Log-odds, rounded from a logistic regression on hand-labelled articles (F1 .98 in cross-validation)."""

_SHARE = 0.62
"""Log-odds for a province that all names speak of; in proportion for a part."""
_TEASER = 700
"""Characters up to which a text is a teaser, which names hardly a place without need."""
_FOREMOST = 4
"""Names from which more than half of all names make a province the foremost one."""


def about(reading: Reading, body: Body, found: Mapping[str, Sequence[Mention]]) -> dict[str, Weighed]:
    """Weigh the provinces that an article names.

    Args:
        reading: the article's words and what was found in them.
        body: the article.
        found: the mentions of every province, by province, in the order of their first names.

    Returns:
        For every province the probability that a careful reader says that the article is about it, with
        what it consists of.
    """
    counting = Counting(reading, body, found)
    tallies = counting.tallies()
    total = sum(tally.volume for tally in tallies.values()) or 1
    teaser = len(body.raw) < _TEASER
    weighed = {}
    for name, tally in tallies.items():
        cues = _cues(tally, total, teaser=teaser)
        if name == CAPITAL:
            cues = _capital_cues(tally, cues, national=counting.national())
        weighed[name] = weigh(_WEIGHTS, cues, share=_SHARE * tally.volume / total)
    return weighed


def _cues(tally: Tally, total: int, *, teaser: bool) -> dict[str, bool]:
    """What holds of a province other than the capital."""
    return {
        "always": True,
        "headline": tally.headline > 0,
        "lead": tally.lead > 0,
        "governed": tally.governed > 0,
        "governed_thrice": tally.governed > 2,
        "named": tally.named > 0,
        "named_thrice": tally.named > 2,
        "dateline": tally.dateline > 0,
        "late": tally.early == 0,
        "listed": tally.listed > 0 and tally.listed == tally.volume,
        "teaser": teaser,
        "first": tally.opens,
        "at_home": tally.dateline > 0 and tally.volume > 0,
        "foremost": tally.volume > max(total / 2, _FOREMOST - 1),
    }


def _capital_cues(tally: Tally, cues: Mapping[str, bool], *, national: bool) -> dict[str, bool]:
    """What holds of the capital, where nearly every text says something of what is decided there."""
    common = ("always", "headline", "lead", "late", "named", "teaser", "foremost")
    return {f"capital_{cue}": cues[cue] for cue in common} | {
        "capital_local": tally.local > 0,
        "capital_court": tally.court > 0,
        "capital_national": national,
        "capital_scene_twice": tally.scene > 1,
        "capital_scene_lead": tally.scene_lead > 0,
        "capital_at": tally.at > 0,
        "capital_venue": tally.venue > 0,
        "capital_vote": tally.vote > 0,
        "capital_implied": tally.implied > 0,
    }

"""How much a text says for its being about a province, rather than naming it in passing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.extraction.body import Body
from index.extraction.candidate import Weighed, weigh
from index.extraction.mention import Mention
from index.extraction.tally import CAPITAL, Counting, Tally
from index.extraction.vocabulary import Reading

_WEIGHTS = {
    "always": -3.39,
    "headline": 1.14,
    "lead": 1.89,
    "governed": 0.81,
    "governed_thrice": 0.91,
    "named": 1.05,
    "named_thrice": 0.95,
    "dateline": 0.81,
    "late": -0.84,
    "listed": -0.71,
    "teaser": 1.95,
    "first": 0.55,
    "at_home": 1.23,
    "foremost": 1.96,
    "capital_always": -1.74,
    "capital_headline": 0.30,
    "capital_lead": 1.04,
    "capital_late": -1.18,
    "capital_local": 1.61,
    "capital_court": -0.70,
    "capital_branch": 0.34,
    "capital_named": 0.76,
    "capital_teaser": 0.64,
    "capital_foremost": 0.40,
    "capital_national": -1.60,
    "capital_scene_twice": 0.37,
    "capital_scene_lead": 1.07,
    "capital_at": 0.51,
    "capital_venue": -0.22,
    "capital_vote": 0.57,
    "capital_implied": 0.08,
}
"""Log-odds of what a text says of a province; the capital has cues of its own.

Fitted together by logistic regression (L2 1) on the provinces that 352 hand-labelled articles and the seeds
name, with one constructed case of each kind that tests/index/extraction/test_aboutness.py holds; F1 .94 and
.93 of all sets exact in ten-fold cross-validation by article.
"""

_SHARE = 0.67
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
        "capital_branch": tally.branch > 0,
        "capital_national": national,
        "capital_scene_twice": tally.scene > 1,
        "capital_scene_lead": tally.scene_lead > 0,
        "capital_at": tally.at > 0,
        "capital_venue": tally.venue > 0,
        "capital_vote": tally.vote > 0,
        "capital_implied": tally.implied > 0,
    }

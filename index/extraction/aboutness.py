"""How much a text says for its being about a province, rather than naming it in passing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.extraction.asides import CAPITAL
from index.extraction.body import Body
from index.extraction.candidate import Weighed, weigh
from index.extraction.mention import Mention
from index.extraction.tally import Counting, Tally
from index.extraction.vocabulary import Reading

_WEIGHTS = {
    "always": -3.88,
    "headline": 1.36,
    "lead": 2.21,
    "governed": 0.93,
    "governed_thrice": 1.14,
    "named": 1.34,
    "named_thrice": 1.10,
    "dateline": 0.93,
    "late": -0.78,
    "court_only": -0.78,
    "listed": -0.95,
    "teaser": 2.38,
    "first": 0.58,
    "at_home": 1.77,
    "foremost": 2.40,
    "capital_always": -1.95,
    "capital_headline": 0.41,
    "capital_lead": 1.13,
    "capital_late": -1.49,
    "capital_local": 2.19,
    "capital_court": -0.84,
    "capital_branch": 0.60,
    "capital_named": 1.01,
    "capital_teaser": 0.82,
    "capital_foremost": 0.32,
    "capital_national": -1.85,
    "capital_scene_twice": 0.51,
    "capital_scene_lead": 1.42,
    "capital_at": 0.71,
    "capital_venue": -0.22,
    "capital_vote": 1.00,
    "capital_implied": 0.07,
}
"""Log-odds of what a text says of a province; the capital has cues of its own.

Fitted together by logistic regression (L2 0.5) on the provinces that 352 hand-labelled articles and the seeds
name, with one constructed case of each kind that tests/index/extraction/test_aboutness.py holds; F1 .94 and
.93 of all sets exact in ten-fold cross-validation by article.
"""

_SHARE = 0.49
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
        "court_only": 0 < tally.court == tally.governed + tally.named,
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

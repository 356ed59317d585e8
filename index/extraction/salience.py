"""How much a text says for a body's acting, speaking or being its subject, rather than standing by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from index.extraction.body import Body
from index.extraction.candidate import Weighed, weigh
from index.extraction.lexicon import Words
from index.extraction.regional import Reference
from index.extraction.roles import Roles
from index.extraction.saliencewords import kind_of

_WEIGHTS = {
    "always": -1.29,
    "twice": 0.42,
    "thrice": 0.92,
    "headline": -0.06,
    "lead": 0.56,
    "acts": 1.64,
    "speech": 0.66,
    "agent": 1.18,
    "subject": 0.98,
    "named_again": 0.26,
    "person": 0.65,
    "region_beside": 1.58,
    "only_head": -0.92,
    "only_late": -0.55,
    "only_quoted": -0.60,
    "mostly_former": -4.38,
    "only_venue": -1.72,
    "only_at": -0.65,
    "mostly_to": -1.07,
    "only_parent": -1.71,
    "only_listed": -0.40,
    "mostly_crowded": -1.23,
    "mostly_guest": -0.91,
    "mostly_attending": -1.86,
    "only_rule": -1.48,
    "only_topic": -1.29,
    "only_member": -1.15,
    "mostly_scholar": -2.90,
    "only_kin": -2.50,
    "only_forum": -1.13,
    "only_campaign": -4.44,
    "only_site": -1.50,
    "only_small": -1.94,
    "central": -1.10,
    "joining": -1.60,
    "only_figures": -0.90,
    "only_stump": -1.40,
    "short_text": 1.60,
    "few_bodies": 0.20,
    "first": 0.32,
    "court": -0.09,
    "campus": -1.05,
    "military": -1.30,
    "police": -0.37,
    "prosecutor": 0.10,
    "hospital": -0.36,
    "ministry": 0.41,
    "office": 1.43,
    "legislature": -0.79,
    "committee": -0.62,
}
"""Log-odds of the parts that a body plays: anywhere (no prefix), mostly, or everywhere it is named (only).

Fitted together by logistic regression (L2 1) on the bodies that 352 hand-labelled articles and the seeds
name, with the first weights as prior means of the cues that are rare there; F1 .92 in ten-fold
cross-validation by article. The log-odds of joining, figures and stump were added with all others
held, fitted on 512 articles (L2 1): F1 on articles left out rose from .868 to .871 (ten folds, six splits).
"""


def _parted(cue: str) -> tuple[str, str, float]:
    """A cue with the part that it is about, and in which share of its places the body has to play it."""
    how, _, part = cue.partition("_")
    return (cue, part, {"only": 1.0, "mostly": 0.5}[how]) if how in {"only", "mostly"} else (cue, cue, 0.0)


_PARTS = tuple(map(_parted, _WEIGHTS))
_SHORT_TEXT = 700
"""Characters up to which a text is a teaser, which names hardly a body without need."""


class Salience:
    """Weighs the bodies that one article names.

    Args:
        body: the article.
        words: its words.
        references: all words that stand for bodies.
    """

    def __init__(self, body: Body, words: Words, references: Sequence[Reference]) -> None:
        self._roles = Roles(body, words, references)
        self._teaser = len(body.raw) < _SHORT_TEXT
        self._few = len({reference.name for reference in references}) <= 2
        self._opening = min((reference.first for reference in references), default=0)

    def weigh(self, found: Sequence[Reference]) -> Weighed:
        """How probable it is that a careful reader writes a body down.

        Args:
            found: all the words that stand for the body.

        Returns:
            A number from 0 to 1 with what it consists of.
        """
        return weigh(_WEIGHTS, self.cues(found))

    def cues(self, found: Sequence[Reference]) -> Mapping[str, bool]:
        """What a text says for and against a body: which parts it plays anywhere, and which everywhere."""
        counts = Counter(role for reference in found for role in self._roles.of(reference))
        cues = {cue: counts[role] >= share * len(found) for cue, role, share in _PARTS if counts[role]}
        cues |= {"always": True, "twice": len(found) > 1, "thrice": len(found) > 2}
        cues |= {
            "central": found[0].central,
            "short_text": self._teaser,
            "few_bodies": self._few,
            "first": found[0].first == self._opening,
            kind_of(found[0].name): True,
        }
        return {cue: True for cue in _WEIGHTS if cues.get(cue)}

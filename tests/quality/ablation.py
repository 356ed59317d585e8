"""The ranking with one signal switched off at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from unittest.mock import patch

from index.embedded.ranking import WEIGHTS, Weights


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to rank.

    Attributes:
        name: what is different.
        weights: the weights to use.
        without: the functions whose results are left empty, by their dotted names.
    """

    name: str
    weights: Weights = WEIGHTS
    without: tuple[tuple[str, Callable[..., object]], ...] = ()

    @contextmanager
    def applied(self) -> Iterator[None]:
        """Leave out what the variant leaves out."""
        with ExitStack() as stack:
            for target, empty in self.without:
                stack.enter_context(patch(target, empty))
            yield


def _nothing(*_: object, **__: object) -> list[object]:
    return []


def _unexpanded(clause: object, _: object) -> tuple[object, tuple[()]]:
    return clause, ()


def _no_words(*_: object) -> dict[str, str]:
    return {}


VARIANTS = (
    Variant("all signals"),
    Variant("- early standing", replace(WEIGHTS, lead=0)),
    Variant("- typed form", replace(WEIGHTS, form=0)),
    Variant("- coverage", replace(WEIGHTS, coverage=0)),
    Variant("+ all words first", replace(WEIGHTS, whole_first=True)),
    Variant("- related words", without=(("index.embedded.searcher.expand", _unexpanded),)),
    Variant("- question words", without=(("index.query.clauses.question_words", _no_words),)),
    Variant("- answers looked for", replace(WEIGHTS, answer=0, answer_near=0, answer_counted=0)),
    Variant("- kinds of answers", replace(WEIGHTS, minor=1)),
    Variant("- words side by side", replace(WEIGHTS, together=0)),
    Variant("- title weight", replace(WEIGHTS, title=1)),
    Variant("k1 1.2 as in Lucene", replace(WEIGHTS, saturation=1.2)),
    Variant("- names as one term", without=(("index.analysis.entities.find", _nothing),)),
)
"""Everything, and everything but one signal."""

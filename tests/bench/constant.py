"""The application over other engines: one that only looks answers up, and one that keeps no answer.

Served by gunicorn as `tests.bench.constant:app('ANSWERS')`, which shows what a page costs without any search,
and as `tests.bench.constant:forgetful('INDEX')`, to which every question is new.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from index.completion import Completion
from index.embedded.engine import EmbeddedEngine
from index.engine import ArticleView, SearchAnswer, SearchRequest
from index.holdings import IndexState
from index.query.parser import ParsedQuery
from webapp import create_app

Key = tuple[str, int, str]


def key_of(request: SearchRequest) -> Key:
    """What tells the workload's requests apart."""
    return request.query.text, request.page, str(request.filters.chosen)


@dataclass(frozen=True)
class ConstantEngine:
    """Gives an answer that was found before; implements `index.engine.Engine`."""

    answers: dict[Key, SearchAnswer]

    def search(self, request: SearchRequest) -> SearchAnswer:
        """Look the answer up."""
        return self.answers[key_of(request)]

    def article(self, article_id: str, query: ParsedQuery) -> ArticleView | None:
        """Nothing asks for articles."""
        raise NotImplementedError(article_id, query)

    def complete(self, text: str) -> tuple[Completion, ...]:
        """Nothing asks for completions."""
        raise NotImplementedError(text)

    def count(self, requests: Sequence[SearchRequest]) -> tuple[int | None, ...]:
        """Pages without results do not say what others would find."""
        return (None,) * len(requests)

    def state(self) -> IndexState:
        """Something is being served."""
        return IndexState("constant", len(self.answers), "2026-01-01T00:00:00+00:00")


def app(answers: str) -> Flask:
    """Make the application over the answers in a file."""
    return create_app({"ENGINE": ConstantEngine(pickle.loads(Path(answers).read_bytes()))})


def forgetful(index_dir: str) -> Flask:
    """Make the application over an index whose answers are not kept."""
    return create_app({"ENGINE": EmbeddedEngine(Path(index_dir), remembered=0)})

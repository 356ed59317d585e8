"""The engine over an index folder: serves the current generation and takes up a new one by itself."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from index.completion import Completion
from index.embedded.counting import count
from index.embedded.generation import Generation
from index.embedded.generations import BrokenGenerationError, Generations
from index.embedded.history import history
from index.embedded.listing import listing
from index.embedded.ranking import WEIGHTS, Weights
from index.embedded.remembered import REMEMBERED
from index.embedded.searcher import search, view
from index.embedded.similar import similar
from index.embedded.values import facet_values
from index.engine import (
    ArticleView,
    FacetValues,
    IndexUnavailableError,
    Listing,
    NoIndexError,
    SearchAnswer,
    SearchRequest,
    Similar,
    ValuesRequest,
)
from index.holdings import CatalogueEntry, IndexState
from index.query.parser import ParsedQuery

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")


class EmbeddedEngine:
    """Answers from the index folder's current generation; implements `index.engine.Engine`."""

    def __init__(self, index_dir: Path, weights: Weights = WEIGHTS, remembered: int = REMEMBERED) -> None:
        """Serve an index folder.

        Args:
            index_dir: the folder; it need not exist yet.
            weights: what the ranking's signals weigh.
            remembered: bytes of answers that are kept; 0 searches anew for each.
        """
        self._weights = weights
        self._remembered = remembered
        self._generations = Generations(index_dir)
        self._opened: Generation | None = None
        self._asked_for: str | None = None
        self._pointer: tuple[int, int, int] | None = None
        self._verified: dict[str, bool] = {}
        self._lock = threading.Lock()

    def search(self, request: SearchRequest) -> SearchAnswer:
        """Answer one search."""
        return self._answer(lambda generation: search(generation, request))

    def article(self, article_id: str, query: ParsedQuery) -> ArticleView | None:
        """Fetch one article with the query's matches marked; None when there is no such article."""
        return self._answer(lambda generation: view(generation, article_id, query))

    def listing(self, request: SearchRequest, limit: int) -> Listing:
        """Find all of a search in the order of its pages."""
        return self._answer(lambda generation: listing(generation, request, limit))

    def catalogue(self, first: int, count: int) -> tuple[CatalogueEntry, ...]:
        """List articles by their ids in ascending order."""
        return self._answer(lambda generation: generation.catalogue(first, count))

    def similar(self, article_id: str, limit: int) -> Similar:
        """Find the articles that are most like one; none when there is no such article."""
        return self._answer(lambda generation: similar(generation, article_id, limit))

    def complete(self, text: str) -> tuple[Completion, ...]:
        """Tell what a text that is being typed may become."""
        return self._answer(lambda generation: generation.completer.complete(text))

    def count(self, requests: Sequence[SearchRequest]) -> tuple[int | None, ...]:
        """Count what other searches would find, as far as the time suffices."""
        return self._answer(lambda generation: count(generation, requests))

    def values(self, request: ValuesRequest) -> FacetValues:
        """List one facet's values, page by page."""
        return self._answer(lambda generation: facet_values(generation, request))

    def history(self, request: SearchRequest) -> Mapping[str, int]:
        """Count a search's articles by month."""
        return self._answer(lambda generation: history(generation, request))

    def state(self) -> IndexState:
        """Tell what is being served."""
        return self._generation().state

    def _answer(self, ask: Callable[[Generation], Answer]) -> Answer:
        generation = self._generation()
        try:
            return ask(generation)
        except Exception:
            if self._is_sound(generation.state.generation):
                raise
        return ask(self._generation())

    def _is_sound(self, name: str) -> bool:
        """Whether the generation's files are intact; reads them all, once, when something has gone wrong."""
        with self._lock:
            if name not in self._verified:
                try:
                    self._generations.verify(name)
                    self._verified[name] = True
                except BrokenGenerationError as error:
                    log.error("gave up a damaged generation: %s", error)
                    self._verified[name] = False
                    self._opened = None
            return self._verified[name]

    def _generation(self) -> Generation:
        """The generation to ask; opened anew when the index folder names another one."""
        with self._lock:
            try:
                pointer = self._generations.pointer()
                if self._opened is None or pointer != self._pointer:
                    opened = self._taken_up(self._generations.current())
                    self._opened, self._pointer = opened, pointer
            except OSError as error:
                if self._opened is None:
                    raise IndexUnavailableError(str(error)) from error
            return self._opened

    def _taken_up(self, current: str | None) -> Generation:
        """The named generation, opened unless it is the one that serves."""
        if self._opened is not None and current == self._asked_for:
            return self._opened
        opened = self._open(current, self._opened)
        self._asked_for = current
        return opened

    def _open(self, current: str | None, serving: Generation | None) -> Generation:
        """Open the named generation, or go on with a sound one when that is broken."""
        if current is None:
            if serving is None:
                raise NoIndexError
            return serving
        older = [name for name in self._generations.finished() if name != current]
        for name in [current] if serving is not None else [current, *older]:
            try:
                if self._verified.get(name, True):
                    return Generation(self._generations, name, self._weights, self._remembered)
            except BrokenGenerationError as error:
                log.error("refused a broken generation: %s", error)
        if serving is not None:
            return serving
        raise IndexUnavailableError("no sound generation")

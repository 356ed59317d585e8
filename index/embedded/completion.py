"""Completions: what a text that is being typed may become."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from index.analysis.tokens import TOKEN
from index.analysis.variants import fold
from index.completion import Completion, CompletionKind
from index.embedded.arrays import Int32
from index.embedded.field import Field
from index.embedded.hints import Hints
from index.embedded.matches import members
from index.engine import Facet
from index.query.lexer import OPERATORS, QUOTES

SHORTEST = 3
"""Letters from which a text is completed."""
LONGEST = 200
"""A longer text is a query already."""
MOST_WORDS = 6
"""How many of the last words may belong to one name."""
MOST: Mapping[CompletionKind, int] = {
    CompletionKind.PHRASE: 4,
    CompletionKind.PROVINCE: 2,
    CompletionKind.INSTITUTION: 4,
    CompletionKind.TITLE: 3,
}
"""How many completions of each kind are given, in the order of the kinds."""
MOST_BEGINNINGS = 1024
"""How many words of titles a beginning may stand for."""
_INCOMPLETE = tuple(":(=-")
"""What stands at the end of a text that asks for more."""
FACETS = {CompletionKind.PROVINCE: Facet.PROVINCE, CompletionKind.INSTITUTION: Facet.INSTITUTION}


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that is being typed.

    Attributes:
        text: the text.
        words: its folded words.
        starts: where each begins.
        ended: the last word is complete, because something stands behind it.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ended: bool

    @classmethod
    def of(cls, text: str) -> Typed:
        """Take a text apart."""
        tokens = list(TOKEN.finditer(text))
        words = tuple(fold(token[0]) for token in tokens)
        ended = bool(tokens) and tokens[-1].end() < len(text)
        return cls(text, words, tuple(token.start() for token in tokens), ended)

    def tails(self) -> Iterator[tuple[str, int]]:
        """The last words, as one folded text, and where they begin; most words first."""
        for first in range(max(0, len(self.words) - MOST_WORDS), len(self.words)):
            tail = " ".join(self.words[first:])
            if len(tail) >= SHORTEST:
                yield tail + (" " if self.ended else ""), self.starts[first]

    def stands_alone(self, start: int) -> bool:
        """Whether what stands before an offset is a query of its own."""
        before = self.text[:start].rstrip()
        last = before.rsplit(None, 1)[-1] if before else ""
        quoted = sum(before.count(mark) for mark in QUOTES) % 2
        return last not in OPERATORS and not quoted and not before.endswith(_INCOMPLETE)


class Completer:
    """Completes texts from one generation."""

    def __init__(
        self,
        titles: Field,
        hints: Hints,
        dates: Int32,
        title_of: Callable[[int], tuple[str, str | None]],
    ) -> None:
        """Complete from one generation.

        Args:
            titles: the words of titles as they are written.
            hints: its hints.
            dates: for each article when it was published (see document.date_key).
            title_of: gives the id and the title of an article by its document number.
        """
        self._titles = titles
        self._hints = hints
        self._dates = dates
        self._title_of = title_of

    def complete(self, text: str) -> tuple[Completion, ...]:
        """Complete a text.

        Args:
            text: what stands in the box.

        Returns:
            Completions by kind in the order of MOST, each kind's best first.
        """
        typed = Typed.of(text)
        if len(text) > LONGEST or not typed.words:
            return ()
        found: list[Completion] = list(self._phrases_for(typed))
        for kind, facet in FACETS.items():
            found += self._values_for(typed, kind, facet)
        return (*found, *self._titles_for(typed))

    def _phrases_for(self, typed: Typed) -> Iterator[Completion]:
        for tail, start in typed.tails():
            found = self._hints.phrases.completing(tail, MOST[CompletionKind.PHRASE])
            if found:
                yield from (Completion(CompletionKind.PHRASE, phrase, start) for phrase in found)
                return

    def _values_for(self, typed: Typed, kind: CompletionKind, facet: Facet) -> Iterator[Completion]:
        for tail, start in typed.tails():
            found = (
                self._hints.values[facet].completing(tail, MOST[kind]) if typed.stands_alone(start) else []
            )
            if found:
                yield from (Completion(kind, value, start, count) for value, count in found)
                return

    def _titles_for(self, typed: Typed) -> Iterator[Completion]:
        if not typed.stands_alone(typed.starts[0]) or not any(typed.tails()):
            return
        docs = self._with_words(typed)
        newest = np.argsort(-self._dates[docs], kind="stable")[: MOST[CompletionKind.TITLE]]
        for doc in docs[newest]:
            article_id, title = self._title_of(int(doc))
            if title:
                yield Completion(CompletionKind.TITLE, title, 0, article_id=article_id)

    def _with_words(self, typed: Typed) -> Int32:
        """The articles whose title has all words, the last one as a beginning."""
        *words, last = typed.words
        docs = self._beginning(last) if not typed.ended else self._having(last)
        for word in words:
            if not len(docs):
                break
            docs = docs[members(docs, self._having(word))[0]]
        return docs

    def _having(self, word: str) -> Int32:
        return self._titles.terms((word,)).docs

    def _beginning(self, prefix: str) -> Int32:
        return self._titles.prefix(prefix, MOST_BEGINNINGS).docs

"""Completions: what a text that is being typed may become."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.analysis.chain import query_terms
from index.analysis.tokens import TOKEN
from index.analysis.variants import fold
from index.completion import Completion, CompletionKind
from index.embedded.arrays import Int32
from index.embedded.columns import Columns, FacetColumn
from index.embedded.field import Field
from index.embedded.heap import give_back
from index.embedded.matches import members
from index.embedded.offsets import TokenOffsets
from index.embedded.phrases import FrequentPhrases, frequent_phrases
from index.embedded.postings import FieldPostings
from index.engine import MISSING, Facet
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
MOST_VALUES = 50_000
"""How many values of a facet can be completed, the commonest."""
MOST_SHORT_FORMS = 2_000
"""How many values of a facet are found by their short forms, too; each costs an analysis of its name."""
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


class Values:
    """The values of one facet, found by the beginning of any of their words, or by their short form."""

    def __init__(self, column: FacetColumn, missing: str) -> None:
        counts = np.bincount(column.ordinals, minlength=len(column.values))
        order = np.argsort(-counts, kind="stable")[:MOST_VALUES]
        names = ((column.values[int(at)].decode(), int(counts[at])) for at in order)
        self._values = [(name, count) for name, count in names if count and name != missing]
        suffixes = []
        for at, (name, _) in enumerate(self._values):
            words = [fold(token[0]) for token in TOKEN.finditer(name)]
            suffixes += [(" ".join(words[first:]), at) for first in range(len(words))]
        suffixes.sort()
        self._suffixes = [suffix for suffix, _ in suffixes]
        self._owners = np.fromiter((owner for _, owner in suffixes), np.int64, len(suffixes))

    def completing(self, tail: str, most: int) -> list[tuple[str, int]]:
        """The commonest values that from one of their words on begin like the tail, with their counts."""
        wanted = tail.strip()
        first = bisect_left(self._suffixes, wanted)
        last = bisect_left(self._suffixes, wanted + "\U0010ffff")
        # Owners are numbered by commonness.
        owners = np.unique(self._owners[first:last])[:most].tolist()
        owners = [*self._short_forms.get(_meaning(wanted), ()), *owners]
        return [self._values[at] for at in dict.fromkeys(owners)][:most]

    @cached_property
    def _short_forms(self) -> dict[tuple[str, ...], tuple[int, ...]]:
        found: dict[tuple[str, ...], tuple[int, ...]] = {}
        for at, (name, _) in enumerate(self._values[:MOST_SHORT_FORMS]):
            meaning = _meaning(name)
            if meaning:
                found[meaning] = (*found.get(meaning, ()), at)
        return found


def _meaning(text: str) -> tuple[str, ...]:
    """The names that a text consists of, whatever their form; empty when it is not made of names alone."""
    meaning = tuple(term.alternatives[0] for term in query_terms(text))
    return meaning if all(term.startswith("@") for term in meaning) else ()


class Completer:
    """Completes texts from one generation; what it needs is made when it is first asked."""

    def __init__(
        self,
        titles: Field,
        texts: Sequence[tuple[FieldPostings, TokenOffsets]],
        columns: Columns,
        title_of: Callable[[int], tuple[str, str | None]],
    ) -> None:
        """Complete from one generation.

        Args:
            titles: the words of titles as they are written.
            texts: for each segment the words of titles and of bodies, with their places.
            columns: its columns.
            title_of: gives the id and the title of an article by its document number.
        """
        self._titles = titles
        self._texts = texts
        self._columns = columns
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

    @cached_property
    def _phrases(self) -> FrequentPhrases:
        phrases = frequent_phrases(self._texts)
        give_back()
        return phrases

    @cached_property
    def _values(self) -> dict[Facet, Values]:
        return {facet: Values(self._columns.facets[facet], MISSING[facet]) for facet in FACETS.values()}

    def _phrases_for(self, typed: Typed) -> Iterator[Completion]:
        for tail, start in typed.tails():
            found = self._phrases.completing(tail, MOST[CompletionKind.PHRASE])
            if found:
                yield from (Completion(CompletionKind.PHRASE, phrase, start) for phrase in found)
                return

    def _values_for(self, typed: Typed, kind: CompletionKind, facet: Facet) -> Iterator[Completion]:
        for tail, start in typed.tails():
            found = self._values[facet].completing(tail, MOST[kind]) if typed.stands_alone(start) else []
            if found:
                yield from (Completion(kind, value, start, count) for value, count in found)
                return

    def _titles_for(self, typed: Typed) -> Iterator[Completion]:
        if not typed.stands_alone(typed.starts[0]) or not any(typed.tails()):
            return
        docs = self._with_words(typed)
        newest = np.argsort(-self._columns.dates[docs], kind="stable")[: MOST[CompletionKind.TITLE]]
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

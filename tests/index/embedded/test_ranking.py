"""Scores and order, against a reference that counts the words of each article one by one."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from index.analysis.stems import stem
from index.embedded.document import GAP
from index.embedded.engine import EmbeddedEngine
from index.embedded.ranking import WEIGHTS
from index.query.clauses import TermClause, leaves, resolve
from index.query.parser import parse
from tests.index.embedded.library import WORDS, Sample, as_article, ask, bring_in, ids, samples

Scores = dict[str, float]
Step = Callable[[str], bool]
BOOSTS = {"title": WEIGHTS.title, "body": 1.0}
many = hypothesis_settings(max_examples=150, deadline=None)


class Reference:
    """The rules of ranking, spelled out over the words that the test put into the articles."""

    def __init__(self, made: list[Sample]) -> None:
        self.samples = made
        self.words = {name: {one.id: placed(one, name) for one in made} for name in BOOSTS}
        self.averages = {}
        for name, texts in self.words.items():
            lengths = [len(text) for text in texts.values() if text]
            self.averages[name] = sum(lengths) / len(lengths)

    def rarity(self, found: int) -> float:
        return math.log(1 + (len(self.samples) - found + 0.5) / (found + 0.5))

    def score(self, steps: Sequence[Step], fields: tuple[str, ...] = ("title", "body")) -> Scores:
        """A word, or a phrase of several steps, which counts from its end."""
        amounts, firsts = self._occurrences(steps, fields)
        worth = len(steps) * self.rarity(len(amounts))
        return {
            name: worth * (saturated(amount) + WEIGHTS.lead / (1 + firsts[name] / WEIGHTS.lead_words))
            for name, amount in amounts.items()
        }

    def form(self, word: str, fields: tuple[str, ...] = ("title", "body")) -> Scores:
        """What standing there in the very form that was typed adds."""
        amounts, _ = self._occurrences([same_word(word)], fields)
        worth = WEIGHTS.form * self.rarity(len(amounts))
        return {name: worth * saturated(amount) for name, amount in amounts.items()}

    def _occurrences(self, steps: Sequence[Step], fields: tuple[str, ...]) -> tuple[Scores, Scores]:
        amounts: Scores = {}
        firsts: Scores = {}
        for field in fields:
            for name, words in self.words[field].items():
                ends = [
                    position + (len(steps) if len(steps) > 1 else 0)
                    for position in words
                    if all(step(words.get(position + n, "")) for n, step in enumerate(steps))
                ]
                if ends:
                    norm = 1 - WEIGHTS.length + WEIGHTS.length * len(words) / self.averages[field]
                    amounts[name] = amounts.get(name, 0) + BOOSTS[field] * len(ends) / norm
                    first = 0 if field == "title" else ends[0]
                    firsts[name] = min(firsts.get(name, math.inf), first)
        return amounts, firsts


def saturated(amount: float) -> float:
    return amount / (amount + WEIGHTS.saturation)


def placed(one: Sample, field: str) -> dict[int, str]:
    """The words of a field by position."""
    texts = [one.title] if field == "title" else one.paragraphs
    words: dict[int, str] = {}
    at = 0
    for text in texts:
        words |= dict(enumerate(text, at))
        at += len(text) + GAP
    return words


@dataclass(frozen=True)
class Question:
    """A query as it is typed, the scores it should bring, and what its leaves ask for."""

    typed: str
    score: Callable[[Reference], Scores]
    leaves: tuple[str, ...]

    @classmethod
    def joined(cls, typed: str, score: Callable[[Reference], Scores], parts: Sequence[Question]) -> Question:
        return cls(f"({typed})", score, tuple(leaf for part in parts for leaf in part.leaves))


def same_stem(word: str) -> Step:
    return lambda other: stem(other) == stem(word)


def same_word(word: str) -> Step:
    return lambda other: other == word


def word_question(word: str, scope: str = "") -> Question:
    fields = ("title",) if scope else ("title", "body")

    def score(reference: Reference) -> Scores:
        scores = reference.score([same_stem(word)], fields)
        form = reference.form(word, fields)
        return {name: score + form.get(name, 0) for name, score in scores.items()}

    return Question(scope + word, score, (scope + stem(word),))


def phrase_question(words: list[str]) -> Question:
    typed = f'"{" ".join(words)}"'
    return Question(typed, lambda reference: reference.score(list(map(same_stem, words))), (typed,))


def exact_question(words: list[str]) -> Question:
    steps = [same_word(word) for word in words]
    typed = f'="{" ".join(words)}"'
    return Question(typed, lambda reference: reference.score(steps), (typed,))


def prefix_question(prefix: str) -> Question:
    typed = f"{prefix}*"
    return Question(typed, lambda reference: reference.score([lambda w: w.startswith(prefix)]), (typed,))


def both(parts: list[Question]) -> Question:
    def score(reference: Reference) -> Scores:
        scores = [part.score(reference) for part in parts]
        common = set.intersection(*map(set, scores))
        return {name: sum(of.get(name, 0) for of in scores) for name in common}

    return Question.joined(" ".join(part.typed for part in parts), score, parts)


def either(parts: list[Question]) -> Question:
    def score(reference: Reference) -> Scores:
        scores = [part.score(reference) for part in parts]
        return {name: sum(of.get(name, 0) for of in scores) for name in set().union(*scores)}

    return Question.joined(" OR ".join(part.typed for part in parts), score, parts)


def but_not(part: Question, excluded: Question) -> Question:
    def score(reference: Reference) -> Scores:
        left_out = excluded.score(reference)
        return {name: score for name, score in part.score(reference).items() if name not in left_out}

    return Question.joined(f"{part.typed} -{excluded.typed}", score, (part, excluded))


def is_plain(question: Question) -> bool:
    """Whether it asks for nothing twice, which would count once, and keeps to the language's limits."""
    return len(set(question.leaves)) == len(question.leaves) and not parse(question.typed).notices


runs = st.lists(st.sampled_from(WORDS), min_size=2, max_size=3)
leaf = st.one_of(
    st.sampled_from(WORDS).map(word_question),
    st.sampled_from(WORDS).map(lambda word: word_question(word, "judul:")),
    runs.map(phrase_question),
    runs.map(exact_question),
    st.sampled_from(["jal", "pemb", "mem", "ban"]).map(prefix_question),
)
questions = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(both),
        st.lists(inner, min_size=2, max_size=3).map(either),
        st.tuples(inner, leaf).map(lambda pair: but_not(*pair)),
    ),
    max_leaves=4,
).filter(is_plain)


class Library:
    def __init__(self, engine: EmbeddedEngine, reference: Reference) -> None:
        self.engine = engine
        self.reference = reference


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Articles of which some were changed and some removed, so that dead ones must not count."""
    folder = tmp_path_factory.mktemp("library")
    final = samples(1, 100)
    bring_in(folder, map(as_article, [*final[:60], *samples(2, 110)[60:70]]))
    bring_in(folder, map(as_article, final))
    return Library(EmbeddedEngine(folder, replace(WEIGHTS, together=0)), Reference(final))


@many
@given(question=questions)
def test_scores_and_order_are_those_of_the_reference(library: Library, question: Question) -> None:
    expected = question.score(library.reference)
    answers = [ask(library.engine, question.typed, page=page) for page in (1, 2)]
    hits = [hit for answer in answers for hit in answer.hits][: answers[0].complete]
    assert answers[0].partial_match <= (not expected)
    if expected:
        assert {hit.id for hit in hits} == set(expected)
        for hit in hits:
            assert hit.score == pytest.approx(expected[hit.id], rel=0, abs=1e-6)
        ordered = [round(expected[hit.id], 6) for hit in hits]
        assert ordered == sorted(ordered, reverse=True)


@pytest.mark.parametrize("word", WORDS)
def test_no_word_of_these_tests_is_expanded(word: str) -> None:
    tree = parse(word).tree
    assert tree
    assert [part.added for part in leaves(resolve(tree)) if isinstance(part, TermClause)] == [()]


def test_dead_articles_do_not_count(library: Library) -> None:
    assert library.engine.state().articles == 100
    assert ask(library.engine).total == 100
    assert len(ids(ask(library.engine, "zzz"))) == 0

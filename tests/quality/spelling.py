r"""How often a mistyped word is put right, and how often a right query is left alone.

    python -m tests.quality.spelling ARTICLES.jsonl.gz [--right HEADLINES.jsonl.gz] [--sample 1000]

Typing errors are one letter left out, put in, replaced or swapped with the next, each as likely, at any place
of words that the articles hold five times: drawn by how often they do, and drawn from those that they hold
twenty times. Right queries are the articles' words, and with --right the headlines of other articles, runs of
two or three of their words, and those of their words that no article holds. Last are asked runs of two or
three words of headlines with one typing error.
"""

from __future__ import annotations

import argparse
import random
import string
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from index.analysis.chain import exact_query_terms
from index.embedded.engine import EmbeddedEngine
from index.engine import SearchRequest
from index.query.parser import parse
from tests.quality.collection import Document, build_index, read_documents

SEED = 1
"""Of the samples, so that two runs ask the same."""
SHORTEST = 5
"""Letters of the words that are mistyped."""
KNOWN, COMMON = 5, 20


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="JSON lines with id, text and perhaps title")
    parser.add_argument("--right", type=Path, help="JSON lines of other articles with their headlines")
    parser.add_argument("--sample", type=int, default=1000, help="how many queries of each kind are asked")
    given = parser.parse_args(arguments)
    documents = list(read_documents(given.articles))
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        build_index(documents, Path(folder))
        engine = EmbeddedEngine(Path(folder))
        counts = _counts(documents)
        _measure_errors(engine, counts, chance, given.sample)
        titles = [document.title for document in documents if document.title]
        others = (
            [document.title for document in read_documents(given.right) if document.title]
            if given.right
            else []
        )
        if others:
            _measure_headlines(engine, others, chance, given.sample)
        for name, of in (("the articles", titles), ("others", others)):
            _measure_runs(engine, f"headlines of {name}", _sampled(of, chance, given.sample), counts, chance)


def mistyped(word: str, chance: random.Random) -> str:
    """A word with one typing error."""
    while True:
        at = chance.randrange(len(word) - 1)
        letter = chance.choice(string.ascii_lowercase)
        made = chance.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )
        if made != word:
            return made


def suggestion(engine: EmbeddedEngine, query: str) -> str | None:
    """What is suggested for a query."""
    return engine.search(SearchRequest(parse(query), per_page=1)).suggestion


def found(engine: EmbeddedEngine, word: str) -> int:
    """How many articles hold a word as it is written."""
    return engine.search(SearchRequest(parse(f'="{word}"'), per_page=1)).total


def _counts(documents: Iterable[Document]) -> Counter[str]:
    """How often each word stands in the articles."""
    texts = (text for document in documents for text in (document.title or "", document.text))
    return Counter(word for text in texts for word in exact_query_terms(text))


def _measure_errors(engine: EmbeddedEngine, counts: Counter[str], chance: random.Random, sample: int) -> None:
    words = [word for word in counts if _may_be_mistyped(word)]
    common = [word for word in words if counts[word] >= COMMON]
    known = [word for word in words if counts[word] >= KNOWN]
    drawn = chance.choices(known, [counts[word] for word in known], k=sample)
    for name, chosen in (
        ("by frequency", drawn),
        (f"{COMMON} times and more", chance.sample(common, sample)),
    ):
        pairs = [(mistyped(word, chance), word) for word in chosen]
        # An error that makes another word of the articles is none that anything could see.
        pairs = [(typed, word) for typed, word in pairs if typed not in counts]
        started = time.perf_counter()
        right = sum(suggestion(engine, typed) == word for typed, word in pairs)
        each = (time.perf_counter() - started) / len(pairs)
        _show(f"errors, {name}: right first", right, len(pairs), f"{1000 * each:.1f} ms a search")
    asked = chance.sample(common, sample)
    _show("right words: corrected", sum(suggestion(engine, word) is not None for word in asked), sample)
    asked = chance.sample(words, sample)
    _show(
        "words of any count: corrected", sum(suggestion(engine, word) is not None for word in asked), sample
    )


def _measure_runs(
    engine: EmbeddedEngine, name: str, titles: Sequence[str], counts: Counter[str], chance: random.Random
) -> None:
    """Ask two or three words of headlines of which one that the articles hold is mistyped."""
    pairs = []
    for run in _runs(titles, chance):
        words = run.split()
        known = [at for at, word in enumerate(words) if _may_be_mistyped(word) and counts[word] >= KNOWN]
        if len(words) < 2 or not known:
            continue
        at = chance.choice(known)
        typed = mistyped(words[at], chance)
        if typed not in counts:
            pairs.append((" ".join((*words[:at], typed, *words[at + 1 :])), run))
    if pairs:
        _show(
            f"{name}: right first", sum(suggestion(engine, typed) == run for typed, run in pairs), len(pairs)
        )


def _may_be_mistyped(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha() and word.isascii()


def _sampled(titles: Sequence[str], chance: random.Random, sample: int) -> Sequence[str]:
    return chance.sample(titles, min(sample, len(titles)))


def _measure_headlines(
    engine: EmbeddedEngine, titles: Sequence[str], chance: random.Random, sample: int
) -> None:
    titles = _sampled(titles, chance, sample)
    words = {word for title in titles for word in exact_query_terms(title) if word.isalpha()}
    unknown = sorted(word for word in words if not found(engine, word))
    for name, queries in (
        ("whole", titles),
        ("two or three words", list(_runs(titles, chance))),
        ("unknown words", unknown),
    ):
        corrected = sum(suggestion(engine, query) is not None for query in queries)
        _show(f"headlines, {name}: corrected", corrected, len(queries))


def _runs(titles: Iterable[str], chance: random.Random) -> Iterator[str]:
    """Two or three words that follow each other, as they are typed: in lower case."""
    for title in titles:
        words = exact_query_terms(title)
        at = chance.randrange(max(len(words) - 2, 1))
        yield " ".join(words[at : at + chance.choice((2, 3))])


def _show(name: str, some: int, total: int, more: str = "") -> None:
    sys.stdout.write(f"{name:40} {some / total:.4f}  n={total}  {more}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

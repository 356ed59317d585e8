"""The workload: queries of ten kinds, drawn from the articles' own headlines."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from index.embedded.engine import EmbeddedEngine
from index.engine import MISSING, Facet, SearchRequest
from index.query.clauses import AllOf, AnyOf, Clause, PhraseClause, PrefixClause, TermClause, resolve
from index.query.parser import parse
from index.query.tree import Scope
from tests.bench.documents import Document, read_documents
from tests.bench.peers.fts5 import PREFIX_LETTERS
from tests.bench.peers.peer import PER_PAGE, Asked, Join

SEED = 11
SAMPLE = 20_000
"""How many articles the queries are drawn from; also the sample that says what is common and what rare."""
COMMON = (0.2, 0.8)
"""In which share of the articles a common word stands."""
RARE = (2, 10)
"""In how many articles of the sample a rare one does."""
DEEP_PAGE = 50
SHORTEST_WORD = 4
ATTEMPTS = 200
"""How often a kind's next query is looked for, for each that is wanted; a small corpus has few of some."""


def draw(documents: Path, index_dir: Path, each: int) -> list[Asked]:
    """Draw queries.

    Args:
        documents: the analysed articles.
        index_dir: this project's index of them, which tells whether a query finds something.
        each: how many of each kind.

    Returns:
        The queries, kind after kind; every one has matches, and a deep page has hits.
    """
    sample = [document for document in read_documents(documents, SAMPLE) if document.title]
    maker = _Maker(sample, random.Random(SEED))
    engine = EmbeddedEngine(index_dir)
    kinds: dict[str, Callable[[], Asked | None]] = {
        "1 word": lambda: maker.words("1 word", 1),
        "2 words AND": lambda: maker.words("2 words AND", 2),
        "3 words AND": lambda: maker.words("3 words AND", 3),
        "3 words OR": lambda: maker.words("3 words OR", 3, " ATAU "),
        "common": lambda: maker.common("common"),
        "rare": maker.rare,
        "phrase": maker.phrase,
        "prefix": maker.prefix,
        "filtered": maker.filtered,
        "deep page": lambda: maker.common("deep page", DEEP_PAGE),
    }
    return [asked for make in kinds.values() for asked in _checked(make, engine, each)]


def _checked(make: Callable[[], Asked | None], engine: EmbeddedEngine, wanted: int) -> Iterator[Asked]:
    """The first queries of a kind that find something."""
    seen: set[Asked] = set()
    for _ in range(wanted * ATTEMPTS):
        asked = make()
        if asked is not None and asked not in seen and _finds(engine, asked):
            seen.add(asked)
            yield asked
        if len(seen) == wanted:
            return


def _finds(engine: EmbeddedEngine, asked: Asked) -> bool:
    answer = engine.search(SearchRequest(parse(asked.text), expand=False))
    return not answer.partial_match and answer.total > (asked.page - 1) * PER_PAGE


class _Maker:
    def __init__(self, sample: Sequence[Document], chooser: random.Random) -> None:
        self._sample = sample
        self._chooser = chooser
        spread = Counter(term for d in sample for term in {*d.fields["body_exact"].split()} if term.isalpha())
        least, most = (share * len(sample) for share in COMMON)
        self._common = [word for word, count in spread.items() if least <= count <= most]
        self._rare = [word for word, count in spread.items() if RARE[0] <= count <= RARE[1]]

    def words(self, kind: str, count: int, joint: str = " ", words: Sequence[str] = ()) -> Asked | None:
        """Words of one headline, or given ones."""
        if not words:
            words = list(
                dict.fromkeys(filter(_usable, self._chooser.choice(self._sample).title.lower().split()))
            )
            if len(words) < count:
                return None
            words = self._chooser.sample(words, count)
        text = joint.join(words)
        asked = asked_of(kind, text)
        return asked if asked is not None and len(asked.words) == count else None

    def common(self, kind: str, page: int = 1) -> Asked | None:
        """A word that many articles have."""
        found = self._one_of(kind, self._common)
        return Asked(kind, found.text, found.words, found.join, page=page) if found else None

    def rare(self) -> Asked | None:
        """A word that few articles have."""
        return self._one_of("rare", self._rare)

    def _one_of(self, kind: str, words: Sequence[str]) -> Asked | None:
        return self.words(kind, 1, words=[self._chooser.choice(words)]) if words else None

    def phrase(self) -> Asked | None:
        """Two words that stand side by side in a headline, as they are written."""
        words = self._chooser.choice(self._sample).fields["title_exact"].split()
        if len(words) < 2:
            return None
        at = self._chooser.randrange(len(words) - 1)
        return asked_of("phrase", f'="{words[at]} {words[at + 1]}"')

    def prefix(self) -> Asked | None:
        """The first letters of a headline's word."""
        word = self._chooser.choice(self._chooser.choice(self._sample).fields["title_exact"].split() or [""])
        letters = word[:PREFIX_LETTERS]
        return asked_of("prefix", f"{letters}*") if len(letters) == PREFIX_LETTERS and _usable(word) else None

    def filtered(self) -> Asked | None:
        """A headline's word, narrowed to the province of its article."""
        document = self._chooser.choice(self._sample)
        words = [word for word in document.title.lower().split() if _usable(word)]
        province = document.provinces[0]
        if not words or province == MISSING[Facet.PROVINCE]:
            return None
        found = asked_of("filtered", self._chooser.choice(words))
        if found is None or len(found.words) != 1:
            return None
        return Asked("filtered", found.text, found.words, found.join, province)


def _usable(word: str) -> bool:
    return len(word) >= SHORTEST_WORD and word.isascii() and word.isalpha()


def asked_of(kind: str, text: str) -> Asked | None:
    """Analyse what is typed; None when it comes to more than words in one of the ways to join them."""
    tree = parse(text).tree
    clause = resolve(tree) if tree is not None else AllOf(())
    if isinstance(clause, PrefixClause):
        return Asked(kind, text, ((clause.prefix,),), Join.PREFIX)
    if isinstance(clause, PhraseClause):
        return Asked(kind, text, clause.steps, Join.PHRASE)
    words = list(_words(clause))
    if not words or None in words:
        return None
    join = Join.ANY if isinstance(clause, AnyOf) else Join.ALL
    return Asked(kind, text, tuple(word for word in words if word), join)


def _words(clause: Clause) -> Iterator[tuple[str, ...] | None]:
    """The alternatives of each word; None for what is no plain word."""
    if isinstance(clause, AllOf | AnyOf):
        for part in clause.parts:
            nested = isinstance(part, AllOf) and len(part.parts) == 1
            yield from _words(part) if nested or isinstance(part, TermClause) else [None]
    elif isinstance(clause, TermClause) and clause.scope is Scope.TEXT and not clause.exact:
        yield clause.alternatives
    else:
        yield None

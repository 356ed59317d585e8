"""The articles as all engines get them: analysed once, their terms as text that splits at spaces."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from index.embedded.document import GAP, WIDTH_BITS, FieldTerms, IndexDocument, TextField
from index.engine import Facet
from index.processes import Processes
from index.reindex import analyse_item, together
from index.sources.page import Rejection, SourceItem
from index.sources.read import read

FIELDS = tuple(name.value for name in TextField)
"""The text fields that every engine indexes: those of this project's index."""
STEMS = (TextField.TITLE.value, TextField.BODY.value)
EXACT = (TextField.TITLE_EXACT.value, TextField.BODY_EXACT.value)
"""The fields for words and for words as they are written; a match in the first counts twice."""
TITLE_WEIGHT = 2.0
_YEAR = 10_000


@dataclass(frozen=True, slots=True)
class Document:
    """One article, ready to be indexed.

    Attributes:
        id: its identifier.
        title: its headline, to be stored; empty when it has none.
        record: everything that is shown of it, to be stored.
        fields: by text field, its terms with spaces between them.
        provinces: facet values, never empty.
        institutions: facet values, never empty.
        year: of publication, 0 when unknown.
    """

    id: str
    title: str
    record: str
    fields: dict[str, str]
    provinces: list[str]
    institutions: list[str]
    year: int


def write_documents(sources: Sequence[Path], target: Path, most: int | None = None) -> int:
    """Extract and analyse articles, or the first of them, and write them down; returns how many there are."""
    count = 0
    items = islice((item for item in read(sources) if not isinstance(item, Rejection)), most)
    with gzip.open(target, "wt", encoding="utf-8", compresslevel=1) as lines, Processes() as processes:
        processes.start()
        for documents in processes.ordered(_documents, ((some,) for some in together(items))):
            lines.writelines(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in documents)
            count += len(documents)
    return count


def read_documents(source: Path, most: int | None = None) -> Iterator[Document]:
    """Read what `write_documents` wrote, or the first of it."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for line in islice(lines, most):
            yield Document(**json.loads(line))


def _documents(items: Sequence[SourceItem]) -> list[Document]:
    results = map(analyse_item, items)
    return [_document(result) for result in results if isinstance(result, IndexDocument)]


def _document(analysed_article: IndexDocument) -> Document:
    return Document(
        analysed_article.id,
        analysed_article.summary.get("title", ""),
        "\n".join(analysed_article.record),
        {name.value: as_text(terms) for name, terms in analysed_article.fields.items()},
        list(analysed_article.facets[Facet.PROVINCE]),
        list(analysed_article.facets[Facet.INSTITUTION]),
        analysed_article.date_key // _YEAR,
    )


def as_text(terms: FieldTerms) -> str:
    """Write terms one after another.

    Words keep their neighbours. Names, which lie over words and would part them, follow at the paragraph's
    end, where they keep phrases from reaching into the next.
    """
    places = sorted(
        (coded >> WIDTH_BITS, coded & ((1 << WIDTH_BITS) - 1), term.startswith("@"), term)
        for term, coded_places in terms.items()
        for coded in coded_places
    )
    return " ".join(_in_order(places))


def _in_order(places: Iterable[tuple[int, int, bool, str]]) -> Iterator[str]:
    last = -1
    names: list[str] = []
    for position, width, _, term in places:
        if position > last + GAP // 2:
            yield from names
            names.clear()
        if width or position == last:
            names.append(term)
        else:
            yield term
        last = max(last, position)
    yield from names

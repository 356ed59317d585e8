r"""How fast articles are read and analysed, beside a bare pass of PySastrawi over their words.

    python -m tests.quality.throughput ARTICLES.jsonl.gz [--articles 2000]

Counts processor seconds of this process alone, so that other work on the machine disturbs little. Reading and
analysing run in as many processes as there are processors when one reindexes.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from index.analysis.tokens import tokenize
from index.analysis.variants import fold
from index.embedded.document import analyse
from index.extraction.extract import extract
from index.sources.page import RawPage, SourceItem
from index.sources.parse import parse
from index.sources.read import read


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the rates."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, metavar="ARTICLES", help="JSON lines of articles")
    parser.add_argument("--articles", type=int, default=2000, dest="most", help="how many to take")
    given = parser.parse_args(arguments)
    items = (item for item in read([given.articles]) if isinstance(item, SourceItem))
    pages = [parse(item) for item in islice(items, given.most)]
    size = sum(len(page.text.encode()) for page in pages) / max(len(pages), 1)
    sys.stdout.write(f"{len(pages)} articles of {size / 1000:.1f} kB\n")
    ours = _ours(pages)
    bare = _bare(pages)
    for name, seconds in (("extraction and analysis", ours), ("PySastrawi, each word once", bare)):
        sys.stdout.write(f"{name:28} {len(pages) / seconds:7.0f} articles a processor second\n")
    sys.stdout.write(f"{'ratio of the times':28} {ours / bare:7.2f}\n")


def _ours(pages: Sequence[RawPage]) -> float:
    start = time.process_time()
    for page in pages:
        analyse(extract(page), b"")
    return time.process_time() - start


def _bare(pages: Sequence[RawPage]) -> float:
    stemmer = StemmerFactory().create_stemmer()
    start = time.process_time()
    known: dict[str, str] = {}
    for page in pages:
        for token in tokenize(page.text):
            word = fold(token.text)
            if word not in known:
                known[word] = stemmer.stem(word)
    return time.process_time() - start


if __name__ == "__main__":
    main()

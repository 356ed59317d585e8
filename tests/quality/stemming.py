r"""How well stems agree with the lemmas of a treebank, beside PySastrawi's.

    python -m tests.quality.stemming FORM_LEMMA.tsv

The file is tab-separated: treebank, form, lemma, count. Two forms belong together if they share a lemma, and
are found together if they share a stem; precision and recall are over all pairs of word types.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from index.analysis.stems import stem
from index.analysis.variants import fold, standard

Gold = Mapping[str, frozenset[str]]


def read_gold(path: Path) -> Gold:
    """The lemmas of each form, all folded."""
    lemmas: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        _, form, lemma, _ = line.split("\t")
        lemmas.setdefault(fold(form), set()).add(fold(lemma))
    return {form: frozenset(found) for form, found in lemmas.items()}


def pairwise(gold: Gold, stems: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the pairs of forms that are found together."""
    found = _pairs((stems[form], form) for form in gold)
    wanted = _pairs((lemma, form) for form, lemmas in gold.items() for lemma in lemmas)
    both = len(found & wanted)
    precision, recall = both / max(len(found), 1), both / max(len(wanted), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _pairs(members: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """All pairs of forms that are members of one group."""
    groups: dict[str, list[str]] = {}
    for group, form in members:
        groups.setdefault(group, []).append(form)
    return {pair for forms in groups.values() for pair in combinations(sorted(forms), 2)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="tab-separated treebank, form, lemma, count")
    gold = read_gold(parser.parse_args(arguments).gold)
    sastrawi: Callable[[str], str] = StemmerFactory().create_stemmer().stem
    sys.stdout.write(f"{len(gold)} word types\n{'':12} exact  precision  recall  F1\n")
    for name, method in (("PySastrawi", sastrawi), ("Telisik", lambda form: stem(standard(form)))):
        stems = {form: method(form) for form in gold}
        exact = sum(stems[form] in lemmas for form, lemmas in gold.items()) / len(gold)
        precision, recall, f1 = pairwise(gold, stems)
        sys.stdout.write(f"{name:12} {exact:.3f}  {precision:.3f}      {recall:.3f}   {f1:.3f}\n")


if __name__ == "__main__":
    main()

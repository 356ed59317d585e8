"""The text that peers index has the terms of this index, words side by side."""

from __future__ import annotations

from collections import Counter

from index.article import Article
from index.embedded.document import TextField, analyse
from tests.bench.documents import as_text

TEXT = "Kepala Badan Kepegawaian Negara (BKN) membuka non-ASN di Kalimantan Tengah."


def test_every_term_is_there_as_often_as_it_stands() -> None:
    fields = analyse(Article("a", TEXT, paragraphs=(TEXT, TEXT)), b"f").fields
    for terms in fields.values():
        expected = {term: len(places) for term, places in terms.items()}
        assert Counter(as_text(terms).split()) == expected


def test_words_keep_their_neighbours_and_names_follow_each_paragraph() -> None:
    fields = analyse(Article("a", None, paragraphs=(TEXT, "Selesai.")), b"f").fields
    terms = as_text(fields[TextField.BODY]).split()
    words = [term for term in terms if not term.startswith("@")]
    assert words[words.index("buka") - 1] == "bkn"
    assert terms[-1] == "selesai"
    assert terms[-2].startswith("@")

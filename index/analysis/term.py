"""What analysis gives: terms with their place in the text."""

from __future__ import annotations

from typing import NamedTuple


class Term(NamedTuple):
    """One index term at one place of a text.

    Attributes:
        text: the term. A word's term is its stem in lower case; an entity's starts with `@` and has `_` for
            spaces (`@lembaga_administrasi_negara`), so that it never equals a word's.
        position: number of the first token that it covers, from 0.
        width: how many tokens it covers; 1 for a word, more for a long-form entity.
        start: offset of its first character in the text as it was given.
        end: offset behind its last character.
    """

    text: str
    position: int
    width: int
    start: int
    end: int


class QueryTerm(NamedTuple):
    """One thing that a query asks for.

    Attributes:
        alternatives: index terms of which any one satisfies it; the first is the likeliest reading.
        words: what was typed for it.
        function_word: a word that carries no meaning of its own; left out of unquoted queries.
    """

    alternatives: tuple[str, ...]
    words: str
    function_word: bool = False

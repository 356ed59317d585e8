"""The police where a text names no unit of it: its common word stands for the whole force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.extraction.bodies import name_at
from index.extraction.lexicon import Words
from index.extraction.regional import Reference
from index.extraction.saliencewords import words_of
from index.extraction.toponyms import mentions
from index.extraction.vocabulary import Cue, Reading

_WORDS = frozenset({"polisi", "kepolisian"})
_BODY = ("polri", "Kepolisian Negara")
_TEASER = 100
"""Words of a teaser, which leaves the place to the article."""
_UNITS = ("Kepolisian", "Satuan Polisi")


def police(reading: Reading, named: Sequence[Reference], published: str | None) -> Iterator[Reference]:
    """Find the words that mean the police in a text that names none of its units.

    A text that names another country, and one of more than a few sentences that names no place of Indonesia,
    may speak of another one's police.

    Args:
        reading: the text's words and what was found in them.
        named: the bodies that the text names.
        published: ISO day, month or year of its publication, or None.

    Returns:
        One reference for each word that stands for the force, none where it goes on from or leads to another
        meaning ("garis polisi", "Komisaris Polisi").
    """
    words = reading.words
    if _WORDS.isdisjoint(words.low) or any(one.name.startswith(_UNITS) for one in named):
        return
    if _abroad(reading) or (len(words.low) > _TEASER and not mentions(reading)):
        return
    for number, word in enumerate(words.low):
        if word in _WORDS and not _otherwise(words, number):
            name = name_at(*_BODY, published)
            yield Reference(name, number, number + 1, head=False, resolved=False, central=True)


def _abroad(reading: Reading) -> bool:
    hits = (reading.hits[number] for number in reading.numbers[Cue])
    return any(
        isinstance(meaning, Cue) and meaning.role == "foreign" for hit in hits for meaning in hit.meanings
    )


def _otherwise(words: Words, number: int) -> bool:
    """Whether the words beside it make another thing of it."""
    before = "" if number in words.borders else words.low[number - 1]
    last = number + 1 >= len(words.low) or number + 1 in words.borders
    after = "" if last or not words.joined(number + 1) else words.low[number + 1]
    return before in words_of("police_before") or after in words_of("police_after")

"""Hints: what suggestions and corrections are answered from, gathered once when a generation is written.

Phrases are counted segment by segment and stay with it; words and names are of the whole generation, because
they go by how many of its articles hold them. All of it is mapped, so that worker processes share it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.embedded import arrays
from index.embedded.columns import Columns
from index.embedded.document import TextField
from index.embedded.field import Field
from index.embedded.highlights import EXACT_TWIN
from index.embedded.phrases import FrequentPhrases, PhraseTable, write_phrases
from index.embedded.segment import FOLDER, Segment, SegmentArrays, fields, read_list
from index.embedded.value_names import ValueNames, write_value_names
from index.engine import MISSING, Facet
from index.query.vocabulary import Rows, Vocabulary

HINTS, PHRASES = "hints", "phrases"
COMPLETED = (Facet.PROVINCE, Facet.INSTITUTION)
"""The facets whose values are suggested."""
MIN_COUNT = 2
"""Words that stand in fewer articles are as likely to be errors themselves."""
WORD_FILES = ("letters.u4", "counts.i4", "places.i8", "starts.i8")
"""The file of each array of Rows, in their order and under their names."""


@dataclass(frozen=True, slots=True)
class Hints:
    """The hints of a generation. Safe to use from several threads at a time.

    Attributes:
        words: the words of the articles as they are written.
        phrases: what often stands in their openings.
        values: by facet, the names of its values.
    """

    words: Vocabulary
    phrases: FrequentPhrases
    values: Mapping[Facet, ValueNames]

    @classmethod
    def open(cls, generation: Path, segments: Sequence[Segment], words: Field, columns: Columns) -> Hints:
        """Map what `write_hints` and `write_segment_hints` wrote.

        Args:
            generation: the generation's folder.
            segments: its segments.
            words: its field of words as they are written.
            columns: its columns.
        """
        folder = generation / HINTS
        rows = Rows(*(arrays.load(folder / "words" / name) for name in WORD_FILES))
        return cls(
            Vocabulary(rows, words.term_at, words.count),
            FrequentPhrases([PhraseTable.open(segment.folder / PHRASES) for segment in segments]),
            {facet: ValueNames(folder / facet, columns.facets[facet]) for facet in COMPLETED},
        )


def write_segment_hints(generation: Path, name: str) -> None:
    """Gather the hints of one segment, whose arrays are complete."""
    folder = generation / FOLDER / name
    held = SegmentArrays.open(folder)
    texts = ((held.postings[exact], held.offsets[shown]) for shown, exact in EXACT_TWIN.items())
    write_phrases(folder / PHRASES, texts)


def write_hints(generation: Path) -> None:
    """Gather the hints of a generation whose columns and segments' arrays are complete."""
    folder = generation / HINTS
    segments = [Segment.open(generation, entry) for entry in read_list(generation)]
    columns = Columns.open(generation / "columns")
    words = fields(segments, columns.live)[TextField.BODY_EXACT]
    rows = Rows.of(found for found in words.vocabulary() if found[1] >= MIN_COUNT)
    (folder / "words").mkdir(parents=True)
    for name in WORD_FILES:
        arrays.save(folder / "words" / name, getattr(rows, Path(name).stem))
    for facet in COMPLETED:
        write_value_names(folder / facet, columns.facets[facet], MISSING[facet])

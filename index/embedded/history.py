"""How many articles of a search were published in each month."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from index.embedded.facets import MONTH
from index.embedded.generation import Generation
from index.embedded.searcher import select
from index.embedded.timespan import date_text
from index.engine import MISSING, Facet, SearchRequest


def history(generation: Generation, request: SearchRequest) -> Mapping[str, int]:
    """Count a search's articles by month; see `index.engine.Engine.history`."""
    left = select(generation, request).left
    keys = generation.columns.dates[left.docs[: left.whole]] // MONTH * MONTH
    months, counts = np.unique(keys, return_counts=True)
    return {
        date_text(month) if month else MISSING[Facet.DATE]: count
        for month, count in zip(months.tolist(), counts.tolist(), strict=True)
    }

from __future__ import annotations

import numpy as np
import pytest

from index.embedded.document import date_key
from index.embedded.timespan import date_span, date_text


@pytest.mark.parametrize("value", ["2018", "2018-08", "2018-08-02"])
def test_a_date_key_is_written_as_it_was_read(value: str) -> None:
    assert date_text(date_key(value)) == value


def test_the_span_is_from_the_earliest_to_the_latest_known_date() -> None:
    keys = [date_key(value) for value in ("2019-08-26", None, "2018", "2020-01")]
    assert date_span(np.asarray(keys, np.int32)) == ("2018", "2020-01")


def test_without_any_known_date_there_is_no_span() -> None:
    assert date_span(np.zeros(3, np.int32)) == (None, None)

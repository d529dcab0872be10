"""Which ending counts, as the vectors say it for both languages."""

import pytest

from meantime.sdk.folds.endings import newest_ending
from meantime.sdk.folds.people import Member, People
from tests.protocol.people import read_vectors
from tests.sdk.charts import opened_by

VECTORS = read_vectors("endings.json")
PEOPLE = People({who: Member(who, role, "") for who, role in VECTORS["roles"].items()})


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_the_ending_that_counts_is(case):
    log = opened_by(case["log"])
    counts, shown = newest_ending(log, PEOPLE), newest_ending(log, PEOPLE, case["now"])
    assert (counts and counts.id) == case["counts"]
    assert (shown and shown.id) == case["shown"]

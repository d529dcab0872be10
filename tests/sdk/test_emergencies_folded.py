"""Which emergencies and reviews count, as the vectors say it for both languages."""

import pytest

from meantime.sdk.folds.emergencies import fold_emergencies
from meantime.sdk.folds.people import Member, People
from tests.protocol.people import read_vectors
from tests.sdk.charts import opened_by

VECTORS = read_vectors("emergencies.json")
PEOPLE = People({who: Member(who, role, "") for who, role in VECTORS["roles"].items()})


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_of_emergencies_counts(case):
    found = fold_emergencies(opened_by(case["log"]), PEOPLE)
    assert {id_: said.review_id for id_, said in found.items()} == case["counts"]

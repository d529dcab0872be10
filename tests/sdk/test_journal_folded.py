"""The tags of a journal, as the vectors say it for both languages."""

import pytest

from meantime.sdk.folds.journal import fold_journal
from tests.protocol.people import read_vectors
from tests.sdk.charts import opened_by

NOW = 10_000


@pytest.mark.parametrize("case", read_vectors("journal.json")["tags"], ids=lambda one: one["name"])
def test_of_tags(case):
    entries = fold_journal(opened_by(case["log"]), "maya", NOW)
    assert {one.id: one.moment.tags for one in entries} == case["tags"]

"""Which alarms stand, as the vectors say it for both languages."""

import pytest

from meantime.sdk.folds.people import Member, People
from meantime.sdk.folds.records_checks import fold_checks
from tests.protocol.people import read_vectors
from tests.sdk.charts import opened_by

VECTORS = read_vectors("records_checks.json")
PEOPLE = People({who: Member(who, role, "") for who, role in VECTORS["roles"].items()})


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_what_the_directory_says_of_the_records_is(case):
    checks, want = fold_checks(opened_by(case["log"]), PEOPLE), case["want"]
    assert (checks.at, checks.by, checks.checked, checks.of) == (
        *(want["at"], want["by"]),
        *(want["checked"], want["of"]),
    )
    stand = [(a.space, a.code, list(a.gens), a.since) for a in checks.alarms.values()]
    assert stand == [(a["space"], a["code"], a["gens"], a["since"]) for a in want["alarms"]]

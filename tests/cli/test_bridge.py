"""The bridge at a terminal: a record system is named, clients too, and notes go there."""

import json

import pytest

from tests.cli.cards import flat
from tests.cli.walks import WORDS
from tests.fhir.kept import CLIENT, SECRET
from tests.fhir.systems import MRN, running_system, system  # noqa: F401  fixtures

pytestmark = [
    pytest.mark.parametrize("database", ["sqlite"]),  # the device's side of things
    pytest.mark.xdist_group("record system"),  # one of its processes for all of them
]


def run(terminal, *command, more=(), **how):
    return flat(terminal.run(*command, typed=(WORDS, *more), **how))


def test_a_custodian_names_where_and_who_and_notes_go_there(anna, jo, olga, system):  # noqa: F811
    place = ("bridge", "connect", "--fhir", system.base, "--client-id", CLIENT)
    assert "No record system is named" in run(olga, "bridge", "run", "--once", fails=True)
    told = run(olga, *place, "--secret", more=("wrong",), fails=True)
    assert "invalid_client" in told
    told = run(olga, *place, "--secret", more=(SECRET,))
    assert f"{system.base}/token" in told
    assert "secret" not in told
    run(anna, "notes", "write", "Jo Kim", more=("## Data", "Slept badly."))
    run(anna, "notes", "sign", "Jo Kim", "1", "--yes")
    told = run(olga, "bridge", "run", "--once")
    assert "SKIPPED Jo Kim: no patient is named" in told
    run(olga, "bridge", "map", "Jo Kim", MRN, "17")
    assert "would send" in run(olga, "bridge", "run", "--dry-run")
    told = run(olga, "bridge", "run", "--once")
    assert "Jo Kim: sent" in told
    assert "Slept" not in told
    assert len(system.documents()) == 1
    assert "practice's own record system from now on" in run(jo, "threads", "read")
    assert f"{MRN}|17" in run(olga, "bridge", "clients")
    run(olga, "bridge", "unmap", "Jo Kim")
    assert "SKIPPED Jo Kim" in run(olga, "bridge", "run", "--once")


def test_the_key_is_printed_without_its_secret_part(olga, system):  # noqa: F811
    told = olga.run("bridge", "key", typed=(WORDS,))
    keys = json.loads(told[told.index("{") :])
    assert "d" not in keys["keys"][0]
    system.set(keys=keys)
    place = ("bridge", "connect", "--fhir", system.base, "--client-id", CLIENT)
    assert "Notes go to" in run(olga, *place)


def test_what_takes_no_documents_is_not_kept(olga, system):  # noqa: F811
    place = ("bridge", "connect", "--client-id", CLIENT, "--secret", "--fhir")
    told = run(olga, *place, f"{system.url}/else", more=(SECRET,), fails=True)
    assert "Nothing there speaks FHIR" in told
    system.fail("GET metadata", 200, says={"fhirVersion": "4.0.1", "rest": []})
    told = run(olga, *place, system.base, more=(SECRET,), fails=True)
    assert "does not take documents" in told
    told = run(olga, *place, "http://ehr.example.org/fhir", more=(SECRET,), fails=True)
    assert "by https" in told
    assert "No record system is named" in run(olga, "bridge", "run", "--once", fails=True)

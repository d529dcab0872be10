"""Records at a terminal: saved as FHIR, checked, brought in."""

import json
from datetime import timedelta

import pytest

from tests.cli.cards import flat
from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def run(terminal, *command, more=(), **how):
    return flat(terminal.run(*map(str, command), typed=(WORDS, *more), **how))


@pytest.mark.usefixtures("jo")
def test_a_record_is_saved_checked_and_told_in_the_thread(anna, tmp_path):
    file, folder = tmp_path / "saved.json", tmp_path / "lines"
    assert "Psychotherapy notes are not in it" in run(
        anna, "records", "fhir", "Jo Kim", "--to", file
    )
    run(anna, "records", "fhir", "Jo Kim", "--to", folder, "--ndjson")
    assert "Nothing is wrong with it" in run(anna, "records", "check-fhir", file)
    assert {"Patient.ndjson", "AuditEvent.ndjson"} <= {each.name for each in folder.iterdir()}
    assert file.stat().st_mode & 0o77 == 0
    assert "Nothing is overwritten." in run(
        anna, "records", "fhir", "Jo Kim", "--to", file, fails=True
    )
    kinds = [each["resource"]["resourceType"] for each in json.loads(file.read_text())["entry"]]
    assert kinds.count("AuditEvent") == 1  # this one, said before it was made
    spoilt = file.read_text().replace('"completed"', '"sent"')
    file.write_text(spoilt)
    told = run(anna, "records", "check-fhir", file, fails=True)
    assert "Communication.status: 'sent' is none of" in told
    lines = folder / "Patient.ndjson"
    assert "not a FHIR bundle" in run(anna, "records", "check-fhir", lines, fails=True)


def a_bundle(path, now, **more):
    start = now.replace(minute=0, second=0, microsecond=0) + timedelta(days=2)
    patient = {
        "resourceType": "Patient",
        "id": "ana",
        "name": [{"text": "Ana López"}],
        "birthDate": "1990-04-02",
        "maritalStatus": {"text": "m"},
        **more,
    }
    appointment = {
        "resourceType": "Appointment",
        "id": "a",
        "status": "booked",
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=50)).isoformat(),
        "participant": [{"actor": {"reference": "Patient/ana"}, "status": "accepted"}],
    }
    entries = [
        {"fullUrl": f"https://ehr.example/{each['resourceType']}/{each['id']}", "resource": each}
        for each in (patient, appointment)
    ]
    bundle = {"resourceType": "Bundle", "type": "searchset", "entry": entries}
    path.write_text(json.dumps(bundle))
    return path


def test_clients_of_another_program_are_shown_first_and_brought_in_once(anna, world, tmp_path):
    file = a_bundle(tmp_path / "b.json", world.clock.now())
    told = run(anna, "records", "import", file, more=("n",))
    assert "Ana López 1990-04-02" in told
    assert "maritalStatus is left behind" in told
    assert "Nothing was written." in told
    assert "No clients yet." in run(anna, "client", "list")
    for _ in range(2):
        told = run(anna, "records", "import", file, "--yes", "--zone", "America/Chicago")
        assert "1 clients are in your list." in told
    assert run(anna, "client", "list").count("Ana López") == 1
    assert run(anna, "appointments", "list").count("America/Chicago") == 1


def test_with_anything_wrong_nothing_is_written(anna, world, tmp_path):
    file = a_bundle(tmp_path / "b.json", world.clock.now(), gender="woman")
    told = run(anna, "records", "import", file, "--yes", fails=True)
    assert "Patient.gender: 'woman' is none of" in told
    file = a_bundle(tmp_path / "c.json", world.clock.now())
    assert "No such time zone" in run(
        anna, "records", "import", file, "--zone", "Nowhere", fails=True
    )
    assert "No clients yet." in run(anna, "client", "list")

"""What becomes of notes there: addenda, co-signatures, patients; and how the bridge gets in."""

from typing import Any

import pytest

from meantime.sdk.bridge.errors import TokenRefused
from meantime.sdk.bridge.kept import PatientOf, Place
from meantime.sdk.bridge.tokens import make_key, public_keys
from tests.fhir.kept import CLIENT, SECRET
from tests.fhir.systems import MRN, PATIENT
from tests.sdk.bridge.bridged import text_of

pytestmark = [
    pytest.mark.xdist_group("record system"),  # one of its processes for all of them
]


def test_a_note_is_about_the_patient_whom_the_practice_named_and_needs_nothing_else(made, system):
    made.sign()
    made.run()
    (document,) = system.documents()
    assert document["subject"] == {"reference": "Patient/jo"}
    assert document["docStatus"] == "final"
    assert "urn:uuid" not in str(document)


def test_an_addendum_and_a_co_signature_go_after_the_note(made, system):
    note = made.sign(cosign="sue")
    made.run()
    assert system.documents()[0]["docStatus"] == "preliminary"
    made.add(note)
    made.cosign(note)
    assert len(made.run().sent) == 2
    document, addendum = system.documents()
    assert document["meta"]["versionId"] == "2"
    assert document["docStatus"] == "amended"
    assert document["authenticator"]["display"] == "Sue Stone, PsyD"
    target = {"reference": f"DocumentReference/{document['id']}"}
    assert addendum["relatesTo"] == [{"code": "appends", "target": target}]
    assert text_of(addendum) == "And dreamt."


def test_a_struck_note_is_struck_there_and_never_sent_if_it_was_not_there(made, system):
    note = made.sign()
    made.run()
    unsent = made.sign("n2", "About somebody else.")
    for each in (note, unsent):
        made.add(each, "error")
    made.run()
    assert system.documents()[0]["status"] == "entered-in-error"
    assert "About somebody else." not in str([text_of(each) for each in system.documents()])


def test_a_patient_is_never_guessed(made, system):
    made.sign()
    made.wanted = PatientOf(MRN, "18")
    assert "no patient there" in made.run().skipped
    twin = {**PATIENT, "id": "twin"}
    system.set(resources={"Patient/jo": PATIENT, "Patient/twin": twin})
    made.wanted = PatientOf(MRN, "17")
    assert "several patients" in made.run().skipped
    assert (system.documents(), made.events) == ([], set())


def test_a_patient_is_made_where_that_was_allowed_and_only_once(made, system):
    made.sign()
    made.wanted = PatientOf(MRN, "18", creates=True)
    assert "no patient there" in made.run(is_dry=True).skipped
    system.fail("POST Patient", "lose")
    assert len(made.run().sent) == 1
    names = [e["name"][0]["text"] for e in system.state()["resources"].values() if "name" in e]
    assert names == ["Jo Kim"]


def test_a_client_who_turns_out_to_be_another_patient_has_their_notes_moved(made, system):
    made.sign()
    made.run()
    other = {**PATIENT, "id": "kim", "identifier": [{"system": MRN, "value": "18"}]}
    system.set(resources={**system.state()["resources"], "Patient/kim": other})
    made.wanted = PatientOf(MRN, "18")
    made.run()
    (document,) = system.documents()
    assert document["subject"] == {"reference": "Patient/kim"}


def test_the_bridge_gets_in_by_a_key_of_its_own(made, system):
    made.sign()
    made.key = make_key()
    made.place = Place(system.base, f"{system.base}/token", CLIENT, "system/*.cruds")
    with pytest.raises(TokenRefused) as refused:
        made.run()
    assert refused.value.code == "invalid_client"
    keys: Any = public_keys(made.key)
    assert set(keys["keys"][0]) == {"kty", "n", "e", "kid", "use", "alg"}
    system.set(keys=keys)
    assert len(made.run().sent) == 1
    system.set(tokens={})  # no claim is good twice
    made.sign("n2")
    assert len(made.run().sent) == 1


def test_another_record_system_gets_all_notes_and_jo_is_told_once(made, system):
    made.sign()
    made.run()
    other = system.base.replace("localhost", "127.0.0.1")
    system.set(resources={"Patient/jo": PATIENT})
    made.place = Place(other, f"{other}/token", CLIENT, "system/*.cruds", SECRET)
    assert len(made.run().sent) == 1
    assert len(made.events) == 1


def test_who_cannot_be_told_has_nothing_sent(made, system):
    made.sign()
    made.tell = lambda _: "fork"
    assert "[fork]" in made.run().skipped
    assert system.documents() == []

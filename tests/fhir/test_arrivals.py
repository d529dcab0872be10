"""Whom a bundle brings, what is left behind, and what keeps everybody out."""

import json
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from meantime.fhir.arrivals import plan_arrivals
from meantime.fhir.bundle import make_bundle
from meantime.protocol.posts import Profile
from tests.fhir.records import Maker
from tests.fhir.test_checking import ANYTHING

NOW = datetime(2027, 3, 5, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ANA = {
    "resourceType": "Patient",
    "id": "ana",
    "name": [
        {"use": "old", "text": "Ana Old"},
        {"use": "official", "family": "García López", "given": ["Ana", "María"]},
    ],
    "birthDate": "1990-04-02",
    "gender": "female",
    "telecom": [
        {"system": "email", "value": "ana@example.org"},
        {"system": "phone", "use": "home", "value": "+1 555 0100"},
        {"system": "phone", "use": "mobile", "value": "+1 555 0101"},
    ],
    "address": [{"line": ["1 Elm St", "Apt 2"], "city": "Reno", "state": "NV"}],
    "communication": [{"language": {"coding": [{"code": "es-MX"}]}, "preferred": True}],
}
LEE = {"resourceType": "Practitioner", "id": "lee", "name": [{"text": "Lee Park"}]}
KIM = {"resourceType": "Practitioner", "id": "kim", "name": [{"text": "Kim Ode"}]}
MUM = {
    "resourceType": "RelatedPerson",
    "id": "mum",
    "patient": {"reference": "Patient/ana"},
    "relationship": [{"coding": [{"code": "MTH", "display": "mother"}]}],
    "name": [{"text": "Rosa López"}],
    "telecom": [{"system": "phone", "value": "+1 555 0102"}],
}


def appointment(id_="a1", start=NOW + DAY, minutes=50, who=("ana", "lee"), **more):
    places = {"ana": "Patient/ana", "lee": "Practitioner/lee", "kim": "Practitioner/kim"}
    return {
        "resourceType": "Appointment",
        "id": id_,
        "status": "booked",
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=minutes)).isoformat(),
        "participant": [
            {"actor": {"reference": places[each]}, "status": "accepted"} for each in who
        ],
        **more,
    }


def bundle_of(*resources, **more):
    base = "https://ehr.example/fhir"
    entries = [
        {"fullUrl": f"{base}/{each['resourceType']}/{each['id']}", "resource": each}
        for each in deepcopy(resources)
    ]
    return {"resourceType": "Bundle", "type": "searchset", "entry": entries, **more}


def plan(*resources, **more):
    return plan_arrivals(bundle_of(*resources), NOW, **more)


def test_a_patient_is_a_profile_with_whom_to_call_and_what_lies_ahead():
    found = plan(ANA, LEE, MUM, appointment(), appointment("a2", NOW - DAY))
    assert found.wrong == ()
    (ana,) = found.people
    assert ana.profile == Profile(
        name="Ana María García López",
        birth_date="1990-04-02",
        phone="+1 555 0101",
        address="1 Elm St, Apt 2, Reno, NV",
        emergency="Rosa López (mother), +1 555 0102",
        language="es",
    )
    (one,) = ana.appointments
    assert (one.starts_at, one.minutes) == (NOW + DAY, 50)
    left = [str(each) for each in found.left]
    assert "entry[0] Patient: gender is left behind" in left
    assert "entry[0] Patient: a further telecom is left behind: email" in left
    assert "entry[4] Appointment: is over, and is left behind" in left


def test_what_is_of_another_kind_is_counted_and_left_behind():
    condition = {"resourceType": "Condition", "id": "c", "subject": {"reference": "Patient/ana"}}
    odd = {"resourceType": "\x1b[2J", "id": "x"}
    found = plan(ANA, condition, {**condition, "id": "d"}, odd)
    assert [str(each) for each in found.left if "Patient" not in each.where] == [
        "\\x1b[2J: 1 left behind",
        "Condition: 2 left behind",
    ]
    assert len(found.people) == 1


WRONG = {  # what is brought, and what is said of it
    "an unknown code": ([{**ANA, "gender": "woman"}], "Patient.gender: 'woman' is none of"),
    "an unknown status": (
        [ANA, appointment(status="maybe")],
        "Appointment.status: 'maybe' is none",
    ),
    "a day that is none": ([{**ANA, "birthDate": "1990-02-30"}], "'1990-02-30' is no time"),
    "nobody's name": ([{**ANA, "name": [{"use": "old", "text": "A"}]}], "has nobody's name"),
    "the same twice": ([ANA, {**ANA, "id": "ana2"}], "has the name and the birth date of another"),
    "what must not be ignored": (
        [{**ANA, "modifierExtension": [{"url": "urn:x", "valueBoolean": True}]}],
        "must not be ignored",
    ),
    "an appointment of nobody here": ([appointment(who=("ana", "lee"))], "is of no patient"),
    "no time": ([ANA, appointment(start=NOW + timedelta(days=900))], "more than two years ahead"),
    "too short": ([ANA, appointment(minutes=3)], "does not last 5 to 480"),
    "a second too much": (
        [ANA, appointment(start=NOW + timedelta(days=1, seconds=1))],
        "does not last 5 to 480",
    ),
    "backwards": ([ANA, appointment(minutes=-50)], "does not last 5 to 480"),
    "two at once": (
        [ANA, appointment(), appointment("a2", NOW + timedelta(days=1, minutes=49))],
        "begins before another has ended",
    ),
    "two practitioners": (
        [
            ANA,
            LEE,
            KIM,
            appointment(),
            appointment("a2", NOW + 2 * DAY, who=("ana", "kim")),
        ],
        "say whose are taken: Kim Ode, Lee Park",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_one_thing_wrong_keeps_everybody_out(name):
    resources, said = WRONG[name]
    bo = {**ANA, "id": "bo", "name": [{"text": "Bo"}]}
    assert len(plan(bo).people) == 1
    found = plan(bo, *resources)
    assert found.people == ()
    assert any(said in str(each) for each in found.wrong)


def test_a_bundle_that_is_none_keeps_everybody_out():
    found = plan_arrivals(bundle_of(ANA, type="pile"), NOW)
    assert (found.people, [each.where for each in found.wrong]) == ((), ["Bundle.type"])


@pytest.mark.parametrize("named", ["Lee Park", "lee"])
def test_of_several_practitioners_the_named_one_s_appointments_come(named):
    theirs = appointment("a2", NOW + 2 * DAY, who=("ana", "kim"))
    found = plan(ANA, LEE, KIM, appointment(), theirs, practitioner=named)
    assert [one.starts_at for one in found.people[0].appointments] == [NOW + DAY]
    assert any("is somebody else's" in str(each) for each in found.left)
    (fault,) = plan(ANA, LEE, practitioner="Nobody").wrong
    assert str(fault) == "Practitioner: 0 of that name or id"


@pytest.mark.parametrize("status", ["proposed", "cancelled", "fulfilled", "noshow", "waitlist"])
def test_what_does_not_stand_is_left_behind(status):
    found = plan(ANA, appointment(status=status))
    assert (found.wrong, found.people[0].appointments) == ((), ())
    assert f"entry[1] Appointment: is {status}, and is left behind" in map(str, found.left)


@pytest.mark.parametrize(
    "gone", [{"deceasedBoolean": True}, {"deceasedDateTime": "2026"}, {"active": False}]
)
def test_who_has_died_or_left_is_not_brought(gone):
    found = plan({**ANA, **gone})
    assert (found.people, found.wrong) == ((), ())


def test_a_year_of_birth_is_no_birth_date_and_a_strange_language_none():
    spoken = [{"language": {"coding": [{"code": "fr"}]}}]
    found = plan({**ANA, "birthDate": "1990", "communication": spoken})
    (one,) = found.people
    assert (one.profile.birth_date, one.profile.language) == ("", "")
    left = " ".join(map(str, found.left))
    assert "the birth date is no whole day" in left
    assert "neither English nor Spanish" in left


def test_a_field_that_is_too_long_is_cut_and_that_is_told():
    found = plan({**ANA, "address": [{"text": "x" * 999}]})
    assert len(found.people[0].profile.address) == 300
    assert any("the address is too long" in str(each) for each in found.left)


@pytest.mark.parametrize("seed", range(4))
def test_what_was_exported_can_be_brought_into_another_practice(seed):
    record = Maker(seed).record()
    found = plan_arrivals(json.loads(json.dumps(make_bundle(record))), NOW)
    assert found.wrong == ()
    (one,) = found.people
    assert one.profile.name == (record.client.name.strip() or "(no name)")


@settings(max_examples=60, deadline=None)
@given(ANYTHING)
def test_nothing_that_is_json_breaks_the_plan(anything):
    entries: list[Any] = [{"fullUrl": "urn:uuid:ana", "resource": ANA}, {"resource": anything}]
    bundle: dict[str, Any] = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    assert plan_arrivals(bundle, NOW).people == ()
    entries[1]["fullUrl"] = "urn:uuid:x"
    plan_arrivals(bundle, NOW)

"""Every record becomes a bundle that nobody finds fault with, and that has all of the record."""

import json
import warnings
from collections import Counter
from dataclasses import replace

import pytest
from fhir.resources.R4B import get_fhir_model_class
from fhir.resources.R4B.bundle import Bundle

from meantime.fhir.agreement import decisions
from meantime.fhir.bundle import make_bundle, map_record, write_lines
from meantime.fhir.checking import check_bundle
from meantime.fhir.elements import id_of
from meantime.fhir.provenance import signed_entries
from meantime.fhir.record import Client, Record
from tests.fhir.chance import START
from tests.fhir.records import Maker

SEEDS = [
    *(pytest.param(seed, id=f"record {seed}") for seed in range(8)),
    *(pytest.param(seed, id=f"record {seed}", marks=pytest.mark.long) for seed in range(8, 200)),
]


def counts_of(record):
    """Return how many resources of each kind a record must have."""
    others = [each for each in record.people if each.role in {"clinician", "observer"}]
    return Counter(
        {
            "Patient": 1,
            "Organization": 1,
            "Practitioner": len(others),
            "RelatedPerson": sum(each.role in {"guardian", "client"} for each in record.people),
            "Communication": len(record.messages)
            + len(record.contacts)
            + sum(1 + len(each.words) for each in record.requests),
            "QuestionnaireResponse": len(record.answers) + len(record.measures),
            "Observation": len(record.answers)
            + sum((each.total is not None) + len(each.urgent) for each in record.measures),
            "Consent": len(decisions(record.agreements)),
            "DocumentReference": sum(1 + len(each.addenda) for each in record.notes),
            "Composition": len(record.notes),
            "Appointment": len(record.meetings) + len(record.offers),
            "Task": len(record.alerts) + len(record.late),
            "Flag": sum(each.ended is None for each in record.alerts),
            "CarePlan": len(record.plans),
            "AuditEvent": len(record.happenings) + len(record.seen) + len(record.disclosures),
            "Provenance": len(list(signed_entries(record))),
        }
    )


def kinds_in(bundle):
    return Counter(each["resource"]["resourceType"] for each in bundle["entry"])


@pytest.mark.parametrize("seed", SEEDS)
def test_a_record_is_whole_and_without_fault_by_both_checks(seed):
    record = Maker(seed).record()
    bundle = json.loads(json.dumps(make_bundle(record)))
    assert check_bundle(bundle) == []
    assert kinds_in(bundle) == +counts_of(record)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library's own
        Bundle.model_validate(bundle)
    for kind, lines in write_lines(record).items():
        for line in lines.splitlines():
            get_fhir_model_class(kind).model_validate_json(line)


def test_an_empty_record_is_a_person_and_their_practice():
    record = Record("thread", "practice", START, Client((), ""))
    bundle = make_bundle(record)
    assert check_bundle(bundle) == []
    assert kinds_in(bundle) == {"Patient": 1, "Organization": 1}


def test_the_same_record_is_the_same_bundle_and_another_has_no_id_of_it():
    one, other = Maker(3).record(), replace(Maker(3).record(), thread="another")
    assert make_bundle(one) == make_bundle(Maker(3).record())
    ids = [{each["id"] for each in map_record(record)} for record in (one, other)]
    same = {each["id"] for each in map_record(one) if each["resourceType"] == "Organization"}
    assert ids[0] & ids[1] <= same


def test_lines_point_to_lines_and_words_that_look_like_references_stay_words():
    record = Maker(3).record()
    said = replace(record.messages[0], text="urn:uuid:" + patient_of(record), file=None, fault="")
    record = replace(record, messages=(replace(said, is_withdrawn=False),))
    lines = [json.loads(line) for raw in write_lines(record).values() for line in raw.splitlines()]
    places = {f"{each['resourceType']}/{each['id']}" for each in lines}
    assert {one for each in lines for one in references(each)} <= places
    (message,) = (each for each in lines if each["id"] == uuid_of(record, said))
    assert message["payload"] == [{"contentString": "urn:uuid:" + patient_of(record)}]


def patient_of(record):
    return id_of(record.thread, "Patient", record.thread)


def uuid_of(record, message):
    return id_of(record.thread, "Communication", message.entry.id)


def references(part):
    if isinstance(part, list):
        return {one for each in part for one in references(each)}
    if not isinstance(part, dict):
        return set()
    found = {one for each in part.values() for one in references(each)}
    return found | ({part["reference"]} if isinstance(part.get("reference"), str) else set())

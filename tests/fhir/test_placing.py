"""Notes for another program's patient: whole by themselves, whatever the record is like."""

import warnings
from dataclasses import replace

import pytest
from fhir.resources.R4B.documentreference import DocumentReference

from meantime.fhir.placing import appended_to, place_notes, state_in
from meantime.fhir.resources import check_resource
from meantime.fhir.values import check_values
from tests.fhir.records import Maker

PATIENT = "Patient/jo"


def placed(record, patient=PATIENT):
    """Return all documents, each as it is sent, with what it points to."""
    return [
        (each, appended_to(each, "note") if each.appends else each.resource)
        for each in place_notes(record, patient)
    ]


@pytest.mark.parametrize("seed", range(40))
def test_every_document_is_well_made_and_points_to_nothing_of_ours(seed):
    record = Maker(seed).record()
    for _, resource in placed(record):
        whole = {**resource, "id": "x"}
        assert [*check_resource("", whole), *check_values("", whole)] == []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the library's own
            DocumentReference.model_validate(whole)
        assert "urn:uuid" not in str(resource)
        assert resource["subject"] == {"reference": PATIENT}


def test_every_note_comes_before_what_was_added_to_it():
    for seed in range(40):
        seen: set[str] = set()
        for each, _ in placed(Maker(seed).record()):
            assert not each.appends or each.appends in seen
            seen.add(each.key)


def test_a_state_is_the_same_twice_and_another_for_another_patient_or_a_note_with_less():
    for seed in range(40):
        record = Maker(seed).record()
        states = [each.state for each, _ in placed(record)]
        assert states == [each.state for each, _ in placed(record)]
        assert states == [state_in(resource) for _, resource in placed(record)]
        others = [each.state for each, _ in placed(record, "Patient/kim")]
        assert not set(states) & set(others)
        bare = tuple(replace(note, addenda=(), cosigned=()) for note in record.notes)
        alone = {each.key: each.state for each, _ in placed(replace(record, notes=bare))}
        for note in record.notes:
            is_same = alone[note.entry.hash] in states
            assert is_same == (not note.addenda and not note.cosigned)

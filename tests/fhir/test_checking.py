"""What is broken in a bundle is found, and named where it stands; the whole one is let through."""

import json
import warnings
from copy import deepcopy

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from meantime.fhir.bundle import make_bundle
from meantime.fhir.checking import NoBundle, check_bundle, read_bundle
from tests.fhir.records import Maker

WHOLE = make_bundle(Maker(7).record())


def first(bundle, kind):
    return next(e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == kind)


def entry_of(bundle, kind):
    return next(e for e in bundle["entry"] if e["resource"]["resourceType"] == kind)


def models_refuse(bundle):
    """Tell whether the models of another library refuse a bundle as well."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library's own
        try:
            Bundle.model_validate(bundle)
        except (ValidationError, KeyError):
            return True
    return False


def test_the_whole_bundle_passes_both():
    assert check_bundle(WHOLE) == []
    assert not models_refuse(WHOLE)


BROKEN = {  # what is done to the bundle, what is said of it, and whether the models see it too
    "a status that is none": (
        lambda b: first(b, "Communication").update(status="sent"),
        "Communication.status: 'sent' is none of",
        False,  # no code list is in them: why there is a table of our own
    ),
    "no status": (lambda b: first(b, "Consent").pop("status"), "status: is missing", True),
    "a reference to nothing": (
        lambda b: first(b, "Consent").update(patient={"reference": "urn:uuid:nobody"}),
        "Consent.patient: leads nowhere: 'urn:uuid:nobody'",
        False,
    ),
    "a reference that is no text": (
        lambda b: first(b, "Communication").update(sender={"reference": 7}),
        "Communication.sender: leads nowhere",
        True,
    ),
    "a patient who is a message": (
        lambda b: first(b, "Consent").update(
            patient={"reference": entry_of(b, "Communication")["fullUrl"]}
        ),
        "Consent.patient: is no patient",
        False,
    ),
    "a code within a part": (
        lambda b: first(b, "Appointment")["participant"][0].update(status="maybe"),
        "Appointment.participant.status: 'maybe' is none of",
        False,
    ),
    "a part without what it needs": (
        lambda b: first(b, "Provenance")["signature"][0].pop("when"),
        "Provenance.signature.when: is missing",
        True,
    ),
    "a day that is none": (
        lambda b: first(b, "Communication").update(received="2027-02-30T10:00:00Z"),
        "Communication.received: '2027-02-30T10:00:00Z' is no time",
        True,
    ),
    "an empty text": (
        lambda b: first(b, "Organization").update(name=""),
        "Organization.name: is empty",
        True,
    ),
    "an appointment without a time": (
        lambda b: [first(b, "Appointment").pop(each) for each in ("start", "end")],
        "Appointment: has no time",
        False,
    ),
    "a consent to nothing": (
        lambda b: first(b, "Consent").pop("policy"),
        "Consent: has neither policy nor policyRule",
        False,
    ),
    "less than US Core": (
        lambda b: first(b, "Patient").pop("identifier"),
        "Patient.identifier: is missing",
        False,
    ),
    "another kind": (
        lambda b: first(b, "Consent").update(resourceType="Spell"),
        "is of a kind that this check does not know",
        True,
    ),
    "the same place twice": (
        lambda b: b["entry"].append(b["entry"][0]),
        "fullUrl: is that of another entry",
        False,
    ),
    "a place of another": (
        lambda b: b["entry"][0].update(fullUrl="urn:uuid:00000000-0000-4000-8000-000000000000"),
        "entry[0].fullUrl: is not that of its resource's id",
        False,
    ),
    "another type of bundle": (
        lambda b: b.update(type="pile"),
        "Bundle.type: 'pile' is none of",
        False,
    ),
    "an entry without a resource": (
        lambda b: b["entry"].append({"fullUrl": "urn:uuid:x"}),
        "has no resource",
        False,
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found(name):
    spoil, said, models_see_it = BROKEN[name]
    bundle = deepcopy(WHOLE)
    spoil(bundle)
    assert any(said in str(fault) for fault in check_bundle(bundle))
    assert models_refuse(bundle) is models_see_it


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{", b"null", b"\xff", b"[" * 100_000, b'{"resourceType":"Patient"}']
)
def test_what_is_no_bundle_is_told_so(raw):
    with pytest.raises(NoBundle):
        read_bundle(raw)


def test_what_somebody_wrote_into_a_bundle_cannot_write_to_a_terminal():
    bundle = deepcopy(WHOLE)
    first(bundle, "Communication").update(status="\x1b[2Jall is well" + "x" * 999)
    first(bundle, "Communication")["\x1b[2J" + "y" * 999] = ""
    (worst, named, *_) = check_bundle(bundle)
    assert "\x1b" not in str(named)
    assert len(str(named)) < 300
    assert "\x1b" not in str(worst)
    assert len(str(worst)) < 300


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "resourceType",
                    "entry",
                    "resource",
                    "fullUrl",
                    "id",
                    "status",
                    "participant",
                    "content",
                ]
            ),
            inner | st.sampled_from(["Appointment", "Patient", "DocumentReference", "Composition"]),
            max_size=5,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(ANYTHING)
def test_nothing_that_is_json_breaks_the_check(anything):
    raw = json.dumps(
        {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": anything}]}
    )
    assert check_bundle(read_bundle(raw.encode()))

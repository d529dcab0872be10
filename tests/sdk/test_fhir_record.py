"""A client's record as FHIR, out of real spaces: whole, and without what is kept apart from it."""

import base64
import json
import warnings
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from fhir.resources.R4B.bundle import Bundle

from meantime.fhir.bundle import make_bundle
from meantime.fhir.checking import check_bundle
from meantime.protocol.note_posts import Contact, NoteDraft, Section
from meantime.protocol.posts import Event
from meantime.protocol.reply_posts import Margin
from meantime.protocol.safety_posts import Attempt, PlanLine, SafetyPlan
from meantime.sdk import redirecting
from meantime.sdk.alerts import Ending
from meantime.sdk.caseload import caseload
from meantime.sdk.contacts import correct_contact, log_contact
from meantime.sdk.errors import SdkError
from meantime.sdk.fhir.gathering import gather_record
from meantime.sdk.note_counting import notes_of
from meantime.sdk.note_drafts import keep_draft
from meantime.sdk.notes import add_addendum, cosign, sign_note
from meantime.sdk.practice_seat import acting_as, practice_keys
from meantime.sdk.private_notes import write_private
from meantime.wire.appointments import NewAppointment
from tests.sdk.agreeing import Agreeing
from tests.sdk.test_guardians import Family
from tests.sdk.test_noticing import URGENT

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
CANARY = "quetzal-4711"
DAY = timedelta(days=1)
SOON = timedelta(minutes=5)


@pytest.fixture
def desk(hands, network):
    """Return a practice in which anna and jo have agreed on something."""
    return Agreeing(hands, network)


@pytest.fixture
def family(hands, network):
    return Family(hands, network)


def bundle_of(case):
    """Return a client's bundle, after both checks have found nothing in it."""
    bundle = json.loads(json.dumps(make_bundle(gather_record(case))))
    assert check_bundle(bundle) == []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library's own
        Bundle.model_validate(bundle)
    return bundle


def all_of(bundle, kind):
    every = [each["resource"] for each in bundle["entry"]]
    return [each for each in every if each["resourceType"] == kind]


def a_note(case, said="Slept badly."):
    day = f"{case.thread.opened()[-1].received_at:%Y-%m-%d}"
    sections = [Section(id="data", title="Data", text=said)]
    return NoteDraft(note="n1", space=case.id, format="dap", on=day, sections=sections)


def test_all_that_happened_is_in_the_bundle(desk):
    desk.agreed()
    desk.case.share(desk.sam.id, "clinician")
    write_much(desk)
    document_much(desk)
    desk.hands.world.clock.advance(2 * SOON)
    bundle = bundle_of(desk.case)
    assert Counter(each["resource"]["resourceType"] for each in bundle["entry"]) == {
        "Patient": 1,
        "Organization": 1,
        "Practitioner": 2,
        "Communication": 8,
        "Consent": 1,
        "Appointment": 2,
        "Task": 2,
        "CarePlan": 1,
        "DocumentReference": 2,
        "Composition": 1,
        "AuditEvent": 2,
        "Provenance": 16,
    }
    said = [each["payload"][0]["contentString"] for each in all_of(bundle, "Communication")[1:3]]
    assert said == ["Said before.", "I slept badly."]
    alert, late = all_of(bundle, "Task")
    assert (alert["statusReason"]["text"], late["status"]) == ("Reached", "requested")
    assert all_of(bundle, "Composition")[0]["attester"][1]["mode"] == "professional"
    (patient,) = all_of(bundle, "Patient")
    assert (patient["name"][0]["text"], patient["telecom"][0]["value"]) == (
        "Jo Kim",
        "+1 555 0104",
    )


def write_much(desk):
    """Let both sides write: corrected, taken back, urgent and ended, offered, promised."""
    now, anna = desk.hands.world.clock.now(), desk.anna
    slip = desk.theirs.sync().write("I slpt badly.")
    desk.theirs.correct(slip, "I slept badly.")
    desk.theirs.withdraw(desk.theirs.write("Never mind."))
    desk.theirs.write(URGENT)
    (alert,) = anna.alerts.every("open")
    tried = [Attempt(at=1, way="phone", result="She answered.")]
    anna.alerts.close(alert.id, Ending("reached", tried, "Safe tonight."))
    mine = anna.thread(desk.case.id)
    redirecting.redirect(mine, "Let us talk.", redirecting.Offer(call="+1"), now + DAY)
    mine.promise("I will write soon.", now + SOON)
    mine.post(SafetyPlan(lines=[PlanLine("sp.ask", "name", "Dana")]), attention=0)
    mine.post(Event(what="export"), attention=0)
    mine.mark_opened()


def document_much(desk):
    """Let the team note a contact, sign a note together, and set an appointment."""
    text = Contact(at=1_000, way="sms", direction="in", text="Hi")
    correct_contact(desk.case, log_contact(desk.case, text), "Hello")
    sign_note(desk.case, a_note(desk.case))
    (note,) = notes_of(desk.case)
    add_addendum(desk.case, note, "And dreamt.")
    (as_sam,) = desk.sam.caseload()
    cosign(as_sam, notes_of(as_sam)[0])
    at = desk.hands.world.clock.now().replace(minute=0, second=0, microsecond=0) + DAY
    new = NewAppointment(starts_at=at, zone="UTC", minutes=50)
    desk.anna.appointments.book(desk.case.id, new)


def test_what_is_kept_apart_is_in_no_bundle_and_what_was_signed_is(office):
    case = office.case
    write_private(office.anna.connection, case.id, f"{CANARY} private")
    keep_draft(office.anna.connection, a_note(case, f"{CANARY} draft"))
    message = office.theirs.read()[-1].id
    case.chart.post(Margin(of=message, text=f"{CANARY} margin"))
    sign_note(case, a_note(case, "signed-4711"))
    whole = everything_in(bundle_of(office.case))
    assert CANARY not in whole
    assert "signed-4711" in whole  # so the search would find it


def everything_in(bundle):
    """Return all texts of a bundle, those that attachments carry as well."""
    carried = [
        base64.b64decode(content["attachment"]["data"]).decode()
        for each in all_of(bundle, "DocumentReference")
        for content in each["content"]
    ]
    return json.dumps(bundle) + "".join(carried)


def test_a_client_gets_what_they_may_read_and_nothing_of_the_team_s(office):
    sign_note(office.case, a_note(office.case))
    (case,) = office.jo.caseload()
    bundle = bundle_of(case)
    assert all_of(bundle, "DocumentReference") == []
    assert "telecom" not in all_of(bundle, "Patient")[0]  # the desk is not theirs to read
    assert "Said before." in json.dumps(bundle)


def test_a_custodian_gets_the_record_by_the_practice_s_seat(office):
    sign_note(office.case, a_note(office.case))
    key, *_ = practice_keys(office.owner.connection)
    with acting_as(office.owner.connection, key) as acting:
        assert acting
        (case,) = caseload(acting)
        by_practice = bundle_of(case)
    assert by_practice["entry"] == bundle_of(office.case)["entry"]


def test_a_guardian_and_what_they_signed_belong_to_the_young_person_s_record(family):
    family.name()
    family.guardian_signs()
    bundle = bundle_of(family.case)
    key, *_ = practice_keys(family.owner.connection)
    with acting_as(family.owner.connection, key) as acting:
        assert acting
        (case,) = [each for each in caseload(acting) if each.id == family.young.id]
        assert bundle_of(case)["entry"] == bundle["entry"]
    (guardian,) = all_of(bundle, "RelatedPerson")
    (consent,) = all_of(bundle, "Consent")
    assert guardian["name"][0]["text"] == "Ruth"
    assert consent["performer"] == [{"reference": f"urn:uuid:{guardian['id']}"}]


def test_a_space_that_this_person_has_no_seat_in_is_told(office):
    with pytest.raises(SdkError, match="no seat"):
        gather_record(replace(office.case, thread=None))

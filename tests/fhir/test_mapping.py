"""What people did is what the resources say: withdrawn, answered, agreed, signed, promised."""

import base64
from dataclasses import replace
from typing import Any

import pytest

from meantime.content.measures import measures
from meantime.fhir import record as parts
from meantime.protocol.agreement_posts import Consent
from meantime.protocol.note_posts import Contact
from meantime.protocol.posts import Profile
from meantime.protocol.safety_posts import Attempt, SafetyEvent
from tests.fhir.clients import AT, entry, ids, mapped, said


def test_a_message_has_its_words_its_people_and_its_times():
    messages = (said("one", to=("anna",)), said("two", "anna", re="one", to=("jo", "jo-again")))
    known = ids(messages=messages)
    one, two = mapped("Communication", messages=messages)
    assert (one["status"], one["payload"]) == ("completed", [{"contentString": "A step."}])
    assert (one["sent"], one["received"]) == (
        "2027-03-05T10:12:00.000Z",
        "2027-03-05T10:12:01.000Z",
    )
    assert known[one["sender"]["reference"]]["resourceType"] == "Patient"
    assert two["inResponseTo"] == [{"reference": f"urn:uuid:{one['id']}"}]
    assert two["recipient"] == [one["sender"]]  # a client with two seats is one person
    assert known[two["sender"]["reference"]]["name"][0]["text"] == "Anna Weiss"


@pytest.mark.parametrize(
    ("attention", "priority"), [(0, "routine"), (1, "routine"), (2, "urgent"), (3, "stat")]
)
def test_attention_is_a_priority(attention, priority):
    (one,) = mapped("Communication", messages=(said("one", attention=attention),))
    assert one["priority"] == priority


def test_what_was_taken_back_is_marked_and_what_was_said_before_stays():
    taken = said("one", text="", earlier=("Too much.",), is_withdrawn=True)
    (one,) = mapped("Communication", messages=(taken,))
    assert one["status"] == "entered-in-error"
    assert [each["text"] for each in one["note"]] == [
        "Earlier: Too much.",
        "Taken back by its author.",
    ]
    assert "payload" not in one


@pytest.mark.parametrize(
    ("fault", "why"), [("destroyed", "destroyed"), ("withheld", "no words"), ("aead", "this copy")]
)
def test_what_cannot_be_read_is_there_and_says_why(fault, why):
    (one,) = mapped("Communication", messages=(said("one", text="", fault=fault),))
    assert why in one["note"][0]["text"]


def test_a_claimed_time_that_no_calendar_has_is_left_out_and_the_server_s_stays():
    (one,) = mapped("Communication", messages=(said("one"),))
    strange = replace(said("one"), entry=replace(entry("one"), at=2**53 - 1))
    (two,) = mapped("Communication", messages=(strange,))
    assert ("sent" in one, "sent" in two, "received" in two) == (True, False, True)


def test_a_stranger_s_message_names_the_seat_and_points_at_nobody():
    (one,) = mapped("Communication", messages=(said("one", "nobody-here"),))
    assert one["sender"]["identifier"]["value"] == "nobody-here"
    assert "reference" not in one["sender"]


def test_a_contact_from_the_client_was_sent_by_the_client():
    post = Contact(at=AT, way="sms", direction="in", text="Hi.", asked=1)
    contact = parts.OutsideContact(entry("c", "anna"), post, "Hi.")
    (one,) = mapped("Communication", contacts=(contact,))
    (patient,) = mapped("Patient", contacts=(contact,))
    assert one["sender"] == {"reference": f"urn:uuid:{patient['id']}"}
    assert [each["text"] for each in one["note"]] == ["Asked to write in the conversation instead"]


def consent(id_, author, at, **more):
    said: dict[str, Any] = {
        "decision": "permit",
        "version": 3,
        "text": "We agree.",
        "name": "Jo",
        "hash": "h3",
    }
    return parts.Agreement(entry(id_, author), Consent(at=at, **(said | more)))


def test_only_the_newest_decision_of_each_person_is_active():
    agreements = (
        consent("one", "jo", AT),
        consent("two", "mum", AT, role="guardian"),
        consent("three", "jo", AT + 1, decision="withdraw"),
        consent("review", "anna", AT, role="clinician", on="2027-03-04", how="video"),
    )
    found = mapped("Consent", agreements=agreements)
    told = [(each["status"], each["provision"]["type"]) for each in found]
    assert told == [("inactive", "permit"), ("active", "permit"), ("active", "deny")]
    assert {each["policy"][0]["uri"] for each in found} == {"urn:meantime:policy:3:h3"}
    assert base64.b64decode(found[0]["sourceAttachment"]["data"]) == b"We agree."
    assert {each["verification"][0]["verificationDate"] for each in found} == {"2027-03-04"}
    known = ids(agreements=agreements)
    performers = [known[each["performer"][0]["reference"]]["resourceType"] for each in found]
    assert performers == ["Patient", "RelatedPerson", "Patient"]
    assert len(mapped("Provenance", agreements=agreements)) == 4


def test_an_alert_is_a_task_and_a_flag_only_until_somebody_says_what_came_of_it():
    alert = parts.Alert("a", "one", "jo", AT)
    (task,) = mapped("Task", messages=(said("one"),), alerts=(alert,))
    assert (task["status"], task["priority"]) == ("requested", "stat")
    assert len(mapped("Flag", alerts=(alert,))) == 1
    tried = [Attempt(AT, "call", "no answer")]
    event = SafetyEvent(alert="a", of="a", outcome="reached", attempts=tried, note="Safe.")
    ended = replace(alert, ended=(entry("e", "anna", AT + 5), event))
    (task,) = mapped("Task", alerts=(ended,))
    assert (task["status"], task["statusReason"]["text"]) == ("completed", "Reached")
    assert [each["text"] for each in task["note"]][1:] == ["Safe."]
    assert mapped("Flag", alerts=(ended,)) == []


@pytest.mark.parametrize(("kept_at", "status"), [(0, "requested"), (AT + 9, "completed")])
def test_a_late_promise_is_a_task_of_who_made_it(kept_at, status):
    late = parts.LatePromise("one", "anna", AT, AT + 5, kept_at)
    (task,) = mapped("Task", messages=(said("one", "anna", kind="promise"),), late=(late,))
    assert task["status"] == status
    assert task["focus"]["reference"] in ids(messages=(said("one", "anna"),))


@pytest.mark.parametrize(
    ("pick", "outcome", "status"),
    [("", "", "proposed"), ("call", "talked", "proposed"), ("neither", "", "cancelled")],
)
def test_an_offer_to_talk_has_no_time_and_says_what_came_of_it(pick, outcome, status):
    offer = parts.Offer(entry("o", "anna"), "Let us talk.", AT, pick, outcome)
    (one,) = mapped("Appointment", offers=(offer,))
    assert one["status"] == status
    assert one["comment"].startswith("Let us talk.")


def test_the_newest_plan_is_active_and_says_which_it_replaces():
    plans = tuple(parts.Plan(entry(each), (("Signs", "No & yes"),)) for each in ("one", "two"))
    first, second = mapped("CarePlan", plans=plans)
    assert (first["status"], second["status"]) == ("revoked", "active")
    assert second["replaces"] == [{"reference": f"urn:uuid:{first['id']}"}]
    assert "Signs: No &amp; yes" in second["text"]["div"]


def test_a_birth_date_that_no_calendar_has_and_a_language_that_is_none_are_left_out():
    strange = Profile(name="Jo", birth_date="2001-02-30", language="Español")
    (patient,) = mapped("Patient", client=parts.Client(("jo",), "Jo", strange))
    assert {"birthDate", "communication"}.isdisjoint(patient)
    (patient,) = mapped(
        "Patient", client=parts.Client(("jo",), "Jo", replaced(strange, "2004-02-29", "es"))
    )
    assert patient["birthDate"] == "2004-02-29"
    assert patient["communication"][0]["language"]["coding"][0]["code"] == "es"


def replaced(profile, birth_date, language):
    return Profile(name=profile.name, birth_date=birth_date, language=language)


def test_who_signed_what_is_told_with_the_hash_of_the_entry_and_the_signature():
    messages = (said("one", "anna", writer="sue", changes=(entry("change", "anna"),)),)
    made, changed = mapped("Provenance", messages=messages)
    assert made["entity"][0]["what"]["identifier"]["value"] == "hash of one"
    assert base64.b64decode(made["signature"][0]["data"]) == b"s" * 64
    assert [each["type"]["coding"][0]["code"] for each in made["agent"]] == ["author", "composer"]
    assert made["target"] == changed["target"]


def test_an_export_is_an_audit_event():
    done = parts.Happening(entry("x", "anna"), "export")
    (event,) = mapped("AuditEvent", happenings=(done,))
    assert (event["type"]["code"], event["action"]) == ("110106", "R")


def test_a_look_is_told_to_the_minute_or_by_its_day_alone():
    minute = parts.Seen("anna", "opened", "clinician", "2027-03-05", AT, AT + 60_000)
    day = parts.Seen("anna", "copied", "clinician", "2027-03-04")
    first, second = mapped("AuditEvent", seen=(minute, day))
    assert first["recorded"] == first["period"]["end"] == "2027-03-05T10:13:00.000Z"
    assert second["period"] == {"start": "2027-03-04"}
    assert second["outcomeDesc"] == "Copied much of it to a device"


def test_an_emergency_is_told_as_one_from_its_beginning_on():
    hour = parts.Seen("anna", "emergency", "clinician", "2027-03-05", AT, AT + 3_600_000)
    (event,) = mapped("AuditEvent", seen=(hour,))
    assert event["recorded"] == event["period"]["start"] == "2027-03-05T10:12:00.000Z"
    assert event["purposeOfEvent"][0]["coding"][0]["code"] == "BTG"


PHQ9 = measures().measures[0]


def test_a_form_is_a_response_with_its_total_and_what_could_not_wait():
    answers = {item.id: 1 for item in PHQ9.items if item.scored}
    whole = parts.FilledIn(
        entry("one"), PHQ9, "en", answers, 9, "Mild", is_done=True, urgent=("phq9.9",)
    )
    (response,) = mapped("QuestionnaireResponse", measures=(whole,))
    assert response["questionnaire"] == "http://loinc.org/q/44249-1"
    assert response["status"] == "completed"
    assert response["item"][8]["linkId"] == "/44260-8"
    assert response["item"][8]["answer"][0]["valueCoding"]["display"] == "Several days"
    total, item = mapped("Observation", measures=(whole,))
    assert (total["code"]["coding"][0]["code"], total["valueQuantity"]["value"]) == ("44261-6", 9)
    assert total["interpretation"][0]["text"] == "Mild"
    assert (item["code"]["coding"][0]["code"], item["valueInteger"]) == ("44260-8", 1)


def test_what_could_not_wait_for_the_rest_is_no_finished_form():
    begun = parts.FilledIn(
        entry("one"), PHQ9, "es", {"phq9.9": 2}, None, "", is_done=False, urgent=("phq9.9",)
    )
    (response,) = mapped("QuestionnaireResponse", measures=(begun,))
    (item,) = mapped("Observation", measures=(begun,))
    assert (response["status"], item["status"]) == ("in-progress", "preliminary")

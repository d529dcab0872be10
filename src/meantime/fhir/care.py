"""Appointment, Task, Flag, CarePlan: what is to be done, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.fhir.elements import (
    HL7,
    US_CORE,
    Json,
    annotation,
    coding,
    concept,
    identifier,
    instant,
    kept,
    narrative,
    resource,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.fhir.index import Index
    from meantime.fhir.record import Alert, LatePromise, Meeting, Offer, Plan

OUTCOMES: Final = {
    "reached": "Reached",
    "not_reached": "Not reached",
    "moved_session": "Session moved",
    "welfare_check": "Welfare check",
    "disclosed": "Somebody outside was told",
    "false_alarm": "False alarm",
    "talked": "They talked",
    "booked": "A time was set",
    "declined": "Declined",
    "call": "The client calls",
    "time": "The client took a time",
    "neither": "None of it suits the client",
}
TURNED_DOWN: Final = {"declined", "neither"}


def map_care(index: Index) -> Iterator[Json]:
    """Yield appointments, tasks, flags and plans."""
    record = index.record
    yield from (_meeting(index, each) for each in record.meetings)
    yield from (_offer(index, each) for each in record.offers)
    for alert in record.alerts:
        yield _alert(index, alert)
        if alert.ended is None:
            yield _flag(index, alert)
    yield from (_late(index, each) for each in record.late)
    yield from (_plan(index, number, each) for number, each in enumerate(record.plans))


def _meeting(index: Index, meeting: Meeting) -> Json:
    clinician = index.person(meeting.clinician)
    fields: Json = {
        "identifier": [identifier("appointment", meeting.id)],
        "status": "cancelled" if meeting.is_cancelled else "booked",
        "start": instant(meeting.starts_at),
        "end": instant(meeting.ends_at),
        "participant": [
            {"actor": index.patient, "status": "accepted"},
            {"actor": clinician, "status": "accepted"},
        ],
    }
    return resource("Appointment", index.id("Appointment", meeting.id), fields)


def _offer(index: Index, offer: Offer) -> Json:
    """Return an offer to talk. Only a proposal may be without a time; what is set has its own."""
    outcome = offer.outcome or offer.pick
    is_off = outcome in TURNED_DOWN
    answer = "needs-action" if not offer.pick else "declined" if is_off else "accepted"
    fields: Json = {
        "identifier": [identifier("entry", offer.entry.id)],
        "status": "cancelled" if is_off else "proposed",
        "description": "To talk instead of writing",
        "created": instant(offer.entry.at),
        "comment": ". ".join(each for each in (words(offer.text), OUTCOMES.get(outcome)) if each),
        "participant": [
            {"actor": index.patient, "status": answer},
            {"actor": index.person(offer.entry.author), "status": "accepted"},
        ],
    }
    return resource("Appointment", index.id("Appointment", offer.entry.id), fields)


def _alert(index: Index, alert: Alert) -> Json:
    fields: Json = {
        "identifier": [identifier("alert", alert.id)],
        "status": "completed" if alert.ended else "requested",
        "intent": "order",
        "priority": "stat",
        "description": "See to an urgent message",
        "focus": index.message(alert.about),
        "for": index.patient,
        "authoredOn": instant(alert.raised_at),
        "requester": index.person(alert.raised_by),
    }
    if alert.ended:
        entry, post = alert.ended
        author = index.person(entry.author)
        tries = [f"{instant(one.at)} {one.way}: {one.result}" for one in post.attempts]
        said = [annotation(each, entry.at, author) for each in (*tries, post.note) if words(each)]
        fields |= {
            "statusReason": concept(text=OUTCOMES[post.outcome]),
            "lastModified": instant(max(entry.received_at, alert.raised_at)),
            "owner": author,
            "note": said,
        }
    return resource("Task", index.id("Task", alert.id), fields)


def _flag(index: Index, alert: Alert) -> Json:
    category = coding(f"{HL7}/flag-category", "safety", "Safety")
    fields: Json = {
        "identifier": [identifier("alert", alert.id)],
        "status": "active",
        "category": [concept(category)],
        "code": concept(text="Urgent message, nobody has noted yet what came of it"),
        "subject": index.patient,
        "period": kept({"start": instant(alert.raised_at)}),
    }
    return resource("Flag", index.id("Flag", alert.id), fields)


def _late(index: Index, late: LatePromise) -> Json:
    done = instant(late.kept_at) if late.kept_at else ""
    promise = index.message(late.message)
    period = kept({"start": instant(late.made_at), "end": done})
    due = instant(late.until)
    fields: Json = {
        "status": "completed" if done else "requested",
        "intent": "order",
        "description": "An answer that was promised and is late",
        "focus": promise,
        "for": index.patient,
        "executionPeriod": period,
        "authoredOn": instant(late.made_at),
        "owner": index.person(late.author),
        "restriction": {"period": {"end": due}} if due else {},
    }
    return resource("Task", index.id("Task", f"promise/{late.message}"), fields)


def _plan(index: Index, number: int, plan: Plan) -> Json:
    plans = index.record.plans
    before = [index.to("CarePlan", plans[number - 1].entry.id)] if number else []
    category = coding(f"{US_CORE}/CodeSystem/careplan-category", "assess-plan")
    lines = [f"Safety plan, version {number + 1}", *(f"{at}: {said}" for at, said in plan.lines)]
    fields: Json = {
        "text": narrative(lines),
        "identifier": [identifier("entry", plan.entry.id)],
        "replaces": before,
        "status": "active" if number == len(plans) - 1 else "revoked",
        "intent": "plan",
        "category": [concept(category)],
        "title": "Safety plan",
        "subject": index.patient,
        "created": instant(plan.entry.at),
        "author": index.person(plan.entry.author),
    }
    return resource("CarePlan", index.id("CarePlan", plan.entry.id), fields, "careplan")

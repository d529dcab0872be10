"""Patient, Practitioner, RelatedPerson, Organization: who is in a record."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from meantime.fhir.elements import (
    HL7,
    Json,
    coding,
    concept,
    human_name,
    identifier,
    resource,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.fhir.index import Index
    from meantime.fhir.record import Client, Person
    from meantime.protocol.posts import Profile

NAMELESS: Final = "(no name)"
RELATED: Final = {
    "guardian": concept(coding(f"{HL7}/v3-RoleCode", "GUARD", "guardian")),
    "client": concept(text="Another client in the same conversation"),
}
PRONOUNS: Final = "http://hl7.org/fhir/StructureDefinition/individual-pronouns"
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def map_people(index: Index) -> Iterator[Json]:
    """Yield everybody of a record, the client first."""
    record = index.record
    yield _patient(index, record.client)
    name = words(record.practice_name) or NAMELESS
    ours = [identifier("practice", record.practice)]
    organization: Json = {"identifier": ours, "active": True, "name": name}
    yield resource("Organization", index.id("Organization", record.practice), organization)
    for each in record.people:
        if each.role in RELATED:
            yield _related(index, each)
        elif each.role != "practice":
            yield _practitioner(index, each)


def _patient(index: Index, client: Client) -> Json:
    thread = index.record.thread
    seats = [identifier("seat", each) for each in client.seats]
    fields: Json = {
        "identifier": [identifier("thread", thread), *seats],
        "name": [human_name(words(client.name) or NAMELESS)],
        "gender": "unknown",  # nobody is asked
        "managingOrganization": index.practice,
        **(_described(client.profile) if client.profile else {}),
    }
    return resource("Patient", index.id("Patient", thread), fields, "patient")


def _described(profile: Profile) -> Json:
    return {
        "extension": [_pronouns(profile.pronouns)] if words(profile.pronouns) else [],
        "birthDate": _day(profile.birth_date),
        "telecom": [_phone(profile.phone)] if words(profile.phone) else [],
        "address": [{"text": words(profile.address)}] if words(profile.address) else [],
        "contact": [_emergency(profile.emergency)] if words(profile.emergency) else [],
        "communication": _languages(profile.language),
    }


def _day(text: str) -> str:
    """Return a day that a calendar has, "" for everything else that was typed there."""
    try:
        return date.fromisoformat(text).isoformat() if DAY.fullmatch(text) else ""
    except ValueError:
        return ""


def _pronouns(text: str) -> Json:
    said: Json = {"url": "value", "valueCodeableConcept": concept(text=text)}
    return {"url": PRONOUNS, "extension": [said]}


def _phone(text: str) -> Json:
    return {"system": "phone", "value": words(text)}


def _emergency(text: str) -> Json:
    contact = coding(f"{HL7}/v2-0131", "C", "Emergency Contact")
    return {"relationship": [concept(contact)], "name": {"text": words(text)}}


def _languages(language: str) -> list[Json]:
    if not LANGUAGE.fullmatch(language):
        return []
    return [{"language": concept(coding("urn:ietf:bcp:47", language)), "preferred": True}]


def _practitioner(index: Index, person: Person) -> Json:
    earned: Json = {"code": concept(text=person.credential)}
    fields: Json = {
        "identifier": [identifier("seat", person.id)],
        "active": True,
        "name": [human_name(words(person.name) or NAMELESS)],
        "qualification": [earned] if words(person.credential) else [],
    }
    return resource("Practitioner", index.id("Practitioner", person.id), fields, "practitioner")


def _related(index: Index, person: Person) -> Json:
    fields: Json = {
        "identifier": [identifier("seat", person.id)],
        "active": True,
        "patient": index.patient,
        "relationship": [RELATED[person.role]],
        "name": [human_name(words(person.name) or NAMELESS)],
    }
    return resource("RelatedPerson", index.id("RelatedPerson", person.id), fields, "relatedperson")

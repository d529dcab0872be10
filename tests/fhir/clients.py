"""A client of two clinicians, and what becomes of what is known of them."""

from dataclasses import replace
from typing import Any

from meantime.fhir import record as parts
from meantime.fhir.bundle import map_record
from meantime.protocol.encoding import b64

AT = 1_804_241_520_000  # 2027-03-05T10:12:00Z
ANNA = parts.Person("anna", "clinician", "Anna Weiss", "LMFT")
SUE = parts.Person("sue", "clinician", "Sue Stone", "PsyD")
MUM = parts.Person("mum", "guardian", "Mum Kim")


def entry(id_, author="jo", at=AT):
    return parts.Signed(id_, f"hash of {id_}", author, at, at + 1000, b64(b"s" * 64))


def said(id_, author="jo", **more):
    words: dict[str, Any] = {"kind": "message", "text": "A step.", "attention": 1} | more
    return parts.Message(entry=entry(id_, author), **words)


def record(**more):
    client = parts.Client(("jo", "jo-again"), "Jo Kim")
    whole = parts.Record("thread", "practice", AT, client, "Elm Street", (ANNA, SUE, MUM))
    return replace(whole, **more)


def mapped(kind, **more):
    return [each for each in map_record(record(**more)) if each["resourceType"] == kind]


def ids(**more):
    return {f"urn:uuid:{each['id']}": each for each in map_record(record(**more))}

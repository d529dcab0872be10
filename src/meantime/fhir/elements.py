"""The small parts of which FHIR resources are made: codes, names, times, words, references."""

from __future__ import annotations

import base64
import re
from datetime import UTC, datetime, timedelta
from html import escape
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

if TYPE_CHECKING:
    from collections.abc import Iterable

Json = dict[str, object]

OURS: Final = "urn:meantime"
LOINC: Final = "http://loinc.org"
HL7: Final = "http://terminology.hl7.org/CodeSystem"
US_CORE: Final = "http://hl7.org/fhir/us/core"
ABSENT: Final = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

SPACE_OF_IDS: Final = UUID("6d65616e-7469-5d65-8000-666869722d72")
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
# What a FHIR string and XML cannot hold.
UNSAYABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def id_of(thread: str, kind: str, one: str) -> str:
    """Return the id of a resource: the same for the same thing, whoever exports it and when."""
    return str(uuid5(SPACE_OF_IDS, f"{thread}/{kind}/{one}"))


def reference(id_: str) -> Json:
    return {"reference": f"urn:uuid:{id_}"}


def kept(fields: Json) -> Json:
    """Return the fields that say something: FHIR has no empty ones."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def resource(kind: str, id_: str, fields: Json, profile: str = "") -> Json:
    """Return a resource; `profile` is the last part of the name of a US Core profile."""
    meta: Json = (
        {"profile": [f"{US_CORE}/StructureDefinition/us-core-{profile}"]} if profile else {}
    )
    return kept({"resourceType": kind, "id": id_, "meta": meta, **fields})


def identifier(what: str, value: str) -> Json:
    return {"system": f"{OURS}:{what}", "value": value}


def coding(system: str, code: str, display: str = "") -> Json:
    return kept({"system": system, "code": code, "display": display})


def concept(*codings: Json, text: str = "") -> Json:
    return kept({"coding": list(codings), "text": words(text)})


def instant(ms: int) -> str:
    """Return an instant of UTC, "" for one that no calendar has."""
    try:
        at = EPOCH + timedelta(milliseconds=ms)
    except OverflowError:
        return ""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def words(text: str) -> str:
    """Return a text as FHIR can hold it, "" where nothing is in it but blanks."""
    said = UNSAYABLE.sub("\ufffd", text)
    return said if said.strip() else ""


def narrative(lines: Iterable[str]) -> Json:
    """Return lines for people to read."""
    rows = "".join(f"<p>{escape(words(line))}</p>" for line in lines if words(line))
    return {
        "status": "generated",
        "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{rows or "<p>-</p>"}</div>',
    }


def plain_text(title: str, text: str) -> Json:
    """Return a text as an attachment that carries it within."""
    data = base64.b64encode((words(text) or "-").encode()).decode()
    return kept({"contentType": "text/plain; charset=utf-8", "data": data, "title": words(title)})


def human_name(name: str) -> Json:
    """Return a name as one text: which part of it is the family's, nobody has said."""
    absent: Json = {"extension": [{"url": ABSENT, "valueCode": "unknown"}]}
    return kept({"text": words(name), "_family": absent})


def annotation(text: str, at: int = 0, author: Json | None = None) -> Json:
    return kept({"authorReference": author, "time": instant(at) if at else "", "text": words(text)})

"""Which patient of the record system a client is: by the practice's word, never by a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.fhir.elements import human_name, kept, words
from meantime.sdk.bridge.errors import BridgeError

if TYPE_CHECKING:
    from meantime.fhir.elements import Json
    from meantime.sdk.bridge.fhir_server import FhirServer
    from meantime.sdk.bridge.kept import PatientOf

NAMELESS: Final = "(no name)"


class NotMatched(BridgeError):
    """There is not exactly one patient of this identifier; `why` says so in plain words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def match_patient(server: FhirServer, wanted: PatientOf, name: str) -> str:
    """Return the id of the patient with this identifier, made where that was allowed.

    Raises NotMatched for none and for several; Away, Refused.
    """
    found = server.find("Patient", wanted.search)
    if len(found) > 1:
        raise NotMatched("several patients there have this identifier")
    if found:
        return found[0].id
    if not wanted.creates:
        raise NotMatched("no patient there has this identifier")
    made = server.create(_patient(wanted, name), wanted.search)
    if made.id:
        return made.id
    (again,) = server.find("Patient", wanted.search)[:1] or [made]
    if not again.id:
        raise NotMatched("the patient was made and cannot be found")
    return again.id


def _patient(wanted: PatientOf, name: str) -> Json:
    """Return the little that a new patient is: an identifier and a name, nothing else of a desk."""
    return kept(
        {
            "resourceType": "Patient",
            "identifier": [{"system": wanted.system, "value": wanted.value}],
            "name": [human_name(words(name) or NAMELESS)],
            "active": True,
        }
    )

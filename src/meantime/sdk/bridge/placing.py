"""One document into the record system: once, however often it is tried and wherever it stopped.

Before one is made it is looked for, by the hash of its entry; so an answer that got lost, or a
cursor, costs a question and makes nothing twice. What somebody has changed there stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.fhir.placing import key_search, state_in
from meantime.sdk.bridge.answers import Stored
from meantime.sdk.bridge.errors import Refused
from meantime.sdk.bridge.kept import Sent

if TYPE_CHECKING:
    from meantime.fhir.elements import Json
    from meantime.fhir.placing import Document
    from meantime.sdk.bridge.fhir_server import FhirServer

KIND: Final = "DocumentReference"
CHANGED: Final = 412
SEVERAL: Final = "several documents there come from this note"
CHANGED_THERE: Final = "somebody has changed this document there, so it stays as it is"
UNFOUND: Final = "the document was taken and cannot be found"


def place_document(
    server: FhirServer, document: Document, resource: Json, sent: Sent | None
) -> Sent:
    """Put a document there, or what it says now in place of what it said; return what is there.

    `resource` is the document's, with what it points to. Raises Away, Refused.
    """
    if sent is not None:
        return _replace(server, document, resource, sent)
    found = server.find(KIND, key_search(document.key))
    if not found:
        made = server.create(resource, key_search(document.key))
        # Where another was quicker, or this very one whose answer was lost, that one is there now.
        found = [made] if made.resource else server.find(KIND, key_search(document.key))
    if len(found) != 1:
        raise Refused(CHANGED, SEVERAL if found else UNFOUND)
    known = _sent(found[0])
    return known if known.state == document.state else _replace(server, document, resource, known)


def _replace(server: FhirServer, document: Document, resource: Json, sent: Sent) -> Sent:
    try:
        stored = server.replace(Stored(sent.id, sent.version, {}), resource)
    except Refused as refused:
        if refused.status != CHANGED:
            raise
        there = _sent(server.read(KIND, sent.id))
        if there.state == document.state:  # only the answer was lost
            return there
        raise Refused(CHANGED, CHANGED_THERE) from refused
    return Sent(stored.id, document.state, stored.version)


def _sent(stored: Stored) -> Sent:
    return Sent(stored.id, state_in(stored.resource), stored.version)

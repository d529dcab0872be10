"""A signed note is a document; what was added and who else signed stands beside it."""

import base64
from dataclasses import replace

from meantime.fhir import record as parts
from meantime.protocol.note_posts import Addendum, Cosigned, Line, Note, Section
from tests.fhir.clients import entry, mapped, said


def note(**more):
    post = Note(
        note="n",
        kind="progress",
        format="dap",
        on="2027-03-05",
        name="Anna Weiss",
        sections=[Section("data", "Data", "She wrote <twice>.")],
        lines=[Line("one", "A step.")],
    )
    return replace(parts.SignedNote(entry("note", "anna"), post), **more)


def test_a_note_is_a_document_with_sections_restricted_and_signed():
    messages, notes = (said("one"),), (note(),)
    (document,) = mapped("DocumentReference", messages=messages, notes=notes)
    (composition,) = mapped("Composition", messages=messages, notes=notes)
    (message,) = mapped("Communication", messages=messages)
    assert document["type"]["coding"][0]["code"] == "11506-3"
    assert composition["confidentiality"] == "R"
    assert (document["docStatus"], composition["status"]) == ("final", "final")
    data, lines = composition["section"]
    assert "She wrote &lt;twice&gt;." in data["text"]["div"]
    assert lines["entry"] == [{"reference": f"urn:uuid:{message['id']}"}]
    text = base64.b64decode(document["content"][0]["attachment"]["data"]).decode()
    assert text == "Data\nShe wrote <twice>.\n\nLines\nA step."


def test_an_addendum_is_appended_and_a_co_signature_is_an_attester():
    added = Addendum(of="note", text="And slept.", what="late")
    signs = Cosigned(of="note", hash="hash of note", name="Sue Stone", credential="PsyD")
    whole = note(addenda=((entry("a", "anna"), added),), cosigned=((entry("s", "sue"), signs),))
    document, addendum = mapped("DocumentReference", notes=(whole,))
    (composition,) = mapped("Composition", notes=(whole,))
    assert addendum["relatesTo"][0]["target"] == {"reference": f"urn:uuid:{document['id']}"}
    assert (document["docStatus"], composition["status"]) == ("amended", "amended")
    assert [each["mode"] for each in composition["attester"]] == ["legal", "professional"]
    assert document["authenticator"] == composition["attester"][1]["party"]


def test_a_note_that_was_struck_is_an_error_and_still_there():
    (document,) = mapped("DocumentReference", notes=(note(is_struck=True),))
    assert (document["status"], document["docStatus"]) == ("entered-in-error",) * 2

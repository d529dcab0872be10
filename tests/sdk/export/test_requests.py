"""Amendments and disclosures in what is handed over: record.json, the paper, FHIR, the verifier."""

import json

import pytest
from pypdf import PdfReader

from meantime.protocol.note_posts import Contact
from meantime.protocol.request_posts import Disclosed, RecordAnswer, RecordRequest
from meantime.sdk.disclosures import disclose
from meantime.sdk.export.exporting import Wanted
from meantime.sdk.export.fhir import write_fhir
from meantime.sdk.export.paper import write_paper
from meantime.sdk.record_requests import answer, ask, disagree, today_in
from tests.sdk.export.exports import export_case, export_own, forge, part, read, run_verifier

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
WHOLE = Wanted(with_keys=True, formats={"record.pdf": write_paper, "record.fhir.json": write_fhir})
ASKED, WHY = "It was in June.", "It is what you said in May."
DISAGREES, REPLY = "I said June, in the hall.", "The notes of that day say May."


@pytest.fixture
def denied(office):
    """Return the message that a client wants amended, which was denied, and what they say to it."""
    message, on = office.theirs.messages()[-1].id, today_in(office.anna.connection).isoformat()
    asked = RecordRequest(kind="amendment", on=on, of=message, text=ASKED)
    request_id = ask(office.theirs.sync(), asked)
    no = RecordAnswer(of=request_id, outcome="denied", ground="accurate", text=WHY)
    answer(office.case.thread, no)
    disagree(office.theirs.sync(), request_id, DISAGREES)
    disagree(office.case.thread, request_id, REPLY)
    return message, request_id


def test_what_was_denied_and_the_disagreement_stand_beside_the_item_in_every_later_export(
    office, denied, tmp_path
):
    message, request_id = denied
    assert export_case(office, tmp_path / "case", WHOLE) == []
    assert export_own(office.jo, tmp_path / "own") == []
    for folder in (tmp_path / "case", tmp_path / "own"):
        thread = part(folder, "thread")
        shown = next(each for each in thread["messages"] if each["entry"] == message)
        assert shown["amendments"] == [request_id]
        (request,) = thread["requests"]
        assert (request["entry"], request["state"], request["item"]) == (
            request_id,
            "denied",
            message,
        )
        assert request["answers"][0]["said"]["text"] == WHY
        said = [(each["said"]["text"], each["by_client"]) for each in request["statements"]]
        assert said == [(DISAGREES, True), (REPLY, False)]
        code, told = run_verifier(folder)
        assert code == 0, told
    pages = PdfReader(tmp_path / "case" / "record.pdf").pages
    paper = " ".join("".join(page.extract_text() for page in pages).split())
    beside = paper[paper.index("Said before.") :]
    for words in (ASKED, "We looked at it again", WHY, DISAGREES, REPLY):
        assert beside.count(words) == 2  # beside the message, and among the requests


def test_it_stands_in_fhir_about_its_message(office, denied, tmp_path):
    assert denied
    export_case(office, tmp_path / "case", WHOLE)
    bundle = json.loads((tmp_path / "case" / "record.fhir.json").read_text())
    every = [each["resource"] for each in bundle["entry"]]
    said = {
        each["payload"][0]["contentString"]: each["about"]
        for each in every
        if each["resourceType"] == "Communication" and "about" in each
    }
    about = next(
        {"reference": f"urn:uuid:{each['id']}"}
        for each in every
        if each.get("payload") == [{"contentString": "Said before."}]
    )
    assert said.keys() >= {ASKED, DISAGREES, REPLY}
    assert all(each == [about] for each in said.values())


def test_an_amendment_that_was_granted_stands_beside_what_the_team_names(office, tmp_path):
    assert office.case.chart
    called = office.case.chart.post(Contact(at=1, way="call", direction="in", text="May."))
    on = today_in(office.anna.connection).isoformat()
    request_id = ask(office.theirs.sync(), RecordRequest(kind="amendment", on=on, text=ASKED))
    granted = RecordAnswer(
        of=request_id, outcome="granted", item=called, amendment="She called in June."
    )
    answer(office.case.thread, granted)
    assert export_case(office, tmp_path / "case", WHOLE) == []
    (contact,) = part(tmp_path / "case", "chart")["contacts"]
    assert (contact["text"], contact["amendments"]) == ("May.", [request_id])
    code, told = run_verifier(tmp_path / "case")
    assert code == 0, told


def test_the_verifier_finds_words_of_a_disagreement_that_were_changed(office, denied, tmp_path):
    assert denied
    folder = tmp_path / "case"
    export_case(office, folder)
    forge(folder, "record.json", lambda raw: raw.replace(b"in the hall", b"in the lift"))
    code, told = run_verifier(folder)
    assert code == 1
    assert "record" in told


def test_disclosures_stand_in_the_export_of_staff_and_in_none_of_the_client(office, tmp_path):
    today = today_in(office.anna.connection).isoformat()
    said = Disclosed(today, "County court", "Notes of May", "Custody", "court", "Order 12/27")
    disclose(office.case, said)
    export_case(office, tmp_path / "case", WHOLE)
    (told,) = part(tmp_path / "case", "chart")["disclosures"]
    assert (told["to"], told["basis"], told["author"]) == (said.to, said.basis, office.anna.id)
    export_own(office.jo, tmp_path / "own")
    assert "County court" not in json.dumps(read(tmp_path / "own"))

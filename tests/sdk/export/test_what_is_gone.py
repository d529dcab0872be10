"""What is not to be had is named in an export, and the rest of it holds all the same."""

from types import SimpleNamespace

import msgspec
import pytest

from meantime.protocol.posts import Event
from meantime.sdk.export.every import practice_holdings
from meantime.sdk.export.exporting import export_record
from meantime.sdk.export.subject import case_record
from meantime.sdk.spaces import Space
from meantime.wire.spaces import EntryPage
from tests.sdk.export.exports import WITH_KEYS, forge, part, read, run_verifier
from tests.sdk.networks import answering, is_fetch

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
TEXT = "Said before."


@pytest.fixture
def said(office):
    """Return the entry of what the client has said."""
    thread = office.anna.thread(office.case.id)
    (entry_id,) = [each.id for each in thread.read() if each.text == TEXT]
    return next(o.entry for o in thread.opened() if o.entry.id == entry_id)


def changing(wire, **parts):
    """Return a server that tells one entry otherwise than it was stored."""

    def meet(request, go_on):
        answer = go_on()
        if not is_fetch(request) or not answer.is_success:
            return answer
        page = msgspec.json.decode(answer.read(), type=EntryPage)
        entries = [
            msgspec.structs.replace(each, **parts) if each.h == wire["h"] else each
            for each in page.entries
        ]
        return answering(200, msgspec.structs.replace(page, entries=entries))

    return meet


def export_anew(office, network, folder):
    """Export as Anna on a device that knows nothing yet."""
    anna = SimpleNamespace(account=office.anna.connection.account)
    (case,) = office.hands.take(anna, network, "a new device").caseload()
    return export_record(case_record(case), folder, WITH_KEYS)


def destroy_up_to(office, seq):
    """Say for the practice that all up to there is destroyed."""
    with practice_holdings(office.owner.connection) as holdings:
        spaces = holdings.clients[office.case.id].spaces
        (thread,) = [Space(seat, id_) for seat, id_, purpose in spaces if purpose == "thread"]
        thread.sync().post(Event(what="destroyed", upto=seq))


def test_what_the_server_withholds_is_named(office, network, folder, said):
    network.meet = changing(said.wire, b="")
    (fault,) = export_anew(office, network, folder)
    assert (fault["entry"], fault["code"]) == (said.id, "withheld")
    row = next(row for row in part(folder, "thread")["entries"] if row["id"] == said.id)
    assert ("said" in row, row["fault"]) == (False, "withheld")
    assert TEXT not in (folder / "record.json").read_text()
    code, told = run_verifier(folder)
    assert code == 0, told


def test_what_was_destroyed_is_told_apart_from_what_is_withheld(office, network, folder, said):
    destroy_up_to(office, said.seq)
    network.meet = changing(said.wire, b="")
    (fault,) = export_anew(office, network, folder)
    assert (fault["entry"], fault["code"]) == (said.id, "destroyed")
    assert fault["words"].startswith("Destroyed at the end")
    assert run_verifier(folder)[0] == 0


def test_whoever_writes_words_to_what_is_gone_is_found(office, network, folder, said):
    network.meet = changing(said.wire, b="")
    export_anew(office, network, folder)
    there = b'"fault": "withheld"'
    forge(folder, "record.json", lambda raw: raw.replace(there, b'"fault": ""', 1))
    assert run_verifier(folder)[0] == 1


def test_a_stopped_conversation_is_exported_as_far_as_it_was_verified(
    office, network, folder, said
):
    network.meet = changing(said.wire, s=said.wire["s"][::-1])
    faults = export_anew(office, network, folder)
    thread = part(folder, "thread")
    assert thread["seq"] == said.seq - 1
    assert {(each["what"], each["space"]) for each in faults} >= {
        ("space", office.case.id),
        ("unsaid", office.case.id),
    }
    assert {each["purpose"] for each in read(folder)["spaces"]} >= {"thread", "chart", "desk"}
    code, told = run_verifier(folder)
    assert (code, "Nobody could be told" in told) == (0, True), told

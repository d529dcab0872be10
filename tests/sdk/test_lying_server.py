"""A server that lies about a log, and what the SDK makes of it; an honest control beside each."""

import json
from dataclasses import replace

import httpx2
import pytest

from meantime import sdk
from meantime.protocol import flows
from meantime.protocol.errors import ProtocolError
from meantime.protocol.keys import make_account
from meantime.protocol.sealing import generation_key
from meantime.protocol.spaces import verify_log
from tests.sdk.hands import honest
from tests.sdk.networks import answering, is_fetch, serving

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


@pytest.fixture
def thread(hands, network):
    """Return the client's thread with five posts, pinned at the third."""
    care, clinician = hands.practice.care, hands.practice.clinician
    for n in range(3):
        care.post(clinician, f"{n}")
    thread = hands.thread(hands.take(hands.practice.client, network))
    for n in range(3, 5):
        care.post(clinician, f"{n}")
    return thread


@pytest.fixture
def log(hands, thread):  # noqa: ARG001  which writes it
    """Return the whole honest log."""
    return list(hands.practice.care.entries)


def said(thread):
    return [m.text for m in thread.messages() if m.text.isdecimal()]


def flipped(entry):
    return replace(entry, body=entry.body[:-1] + bytes([entry.body[-1] ^ 1]))


def resigned(entry, author):
    """Return an entry as somebody else would sign it."""
    return replace(entry, signature=author.sign("mt1/entry", entry.header_bytes))


LIES = [
    ("rollback", lambda log: log[:-3]),
    ("body", lambda log: [*log[:-1], flipped(log[-1])]),
    ("chain", lambda log: [*log[:-2], log[-1]]),
    ("chain", lambda log: [*log[:-2], log[-1], log[-2]]),
    ("chain", lambda log: [*log, log[-2]]),
    ("sig", lambda log: [*log[:-1], resigned(log[-1], make_account())]),
]


@pytest.mark.parametrize(("code", "lie"), LIES)
def test_a_lie_freezes_the_space_at_the_last_verified_entry(network, thread, log, code, lie):
    network.meet = serving(lie(log))
    with pytest.raises(ProtocolError) as refused:
        thread.read()
    assert refused.value.code == code
    assert said(thread)[:3] == ["0", "1", "2"]

    network.meet = honest  # too late: this device has seen enough
    for act in (thread.read, lambda: thread.write("Are you there?"), thread.send):
        with pytest.raises(ProtocolError) as still:
            act()
        assert still.value.code == code
    report = thread.log.frozen()
    assert (report.code, report.head) == (code, thread.state.head)


def test_the_honest_log_is_read(network, thread, log):
    network.meet = serving(log)
    thread.read()
    assert said(thread) == ["0", "1", "2", "3", "4"]


def test_another_branch_is_a_fork_and_both_heads_are_kept(hands, network, thread, log):
    pinned = thread.state.seq
    before = verify_log([entry.wire for entry in log[:pinned]])
    clinician = hands.practice.clinician.account
    key = generation_key(before, clinician, before.gen)
    other = flows.write_post(clinician, before, key, {"type": "text", "text": "9"}, at=1)
    network.meet = serving([*log[:pinned], other, *log[pinned + 1 :]])
    with pytest.raises(ProtocolError, match=r"^fork$"):
        thread.read()
    report = thread.log.frozen()
    assert {report.head, report.shown_pin} == {log[pinned].hash, other.hash}


def test_a_frozen_space_stays_so_for_the_next_process(hands, network, thread, log):
    network.meet = serving(log[:-3])
    with pytest.raises(ProtocolError):
        thread.read()
    with pytest.raises(ProtocolError, match=r"^rollback$"):
        hands.thread(hands.take(hands.practice.client))
    fresh = hands.take(hands.practice.client, device="fresh")  # another device knows nothing
    assert said(hands.thread(fresh)) == ["0", "1", "2", "3", "4"]


def test_a_withheld_body_is_shown_as_such_and_freezes_nothing(network, thread, log):
    network.meet = serving([*log[:-1], replace(log[-1], body=b"")])
    assert [m.fault for m in thread.read()][-2:] == ["", "withheld"]


def test_a_boast_about_the_head_is_not_believed(network, thread, log):
    def boast(request, go_on):
        answer = serving(log)(request, go_on)
        if not is_fetch(request):
            return answer
        return answering(200, json.loads(answer.content) | {"head_seq": 10**9})

    network.meet = boast
    thread.read()
    assert said(thread) == ["0", "1", "2", "3", "4"]


def test_an_answer_in_another_shape_changes_nothing(network, thread):
    network.meet = lambda *_: httpx2.Response(200, content=b"<html>")
    with pytest.raises(sdk.StrangeAnswer):
        thread.read()
    network.meet = honest
    assert len(thread.read()) == len(thread.messages())


def test_whoever_was_removed_reads_up_to_there_and_writes_no_more(hands):
    colleague = hands.practice.hire()
    care, clinician = hands.practice.care, hands.practice.clinician
    hands.practice.seat_in(care, clinician, colleague, "clinician")
    care.post(clinician, "1")
    gone = hands.thread(hands.take(colleague))
    care.send(
        clinician,
        flows.remove(clinician.account, care.state, [colleague.id], hands.world.now_ms),
    )
    care.post(clinician, "2")
    gone.read()
    assert said(gone) == ["1"]
    assert colleague.id not in gone.state.seats
    with pytest.raises(ProtocolError, match=r"^nokey$"):
        gone.write("One more thing.")

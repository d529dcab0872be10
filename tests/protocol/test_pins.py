"""What a device remembers, against a server that forgets or forks (cases 34 and 35)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.protocol import flows
from meantime.protocol.errors import ProtocolError
from meantime.protocol.pins import check_pin, open_local, seal_local
from meantime.protocol.spaces import SpaceState, advance, check, parse
from meantime.protocol.writing import sign_entry
from tests.protocol.people import AT, CLIENT, COVER, THERAPIST, refuses


def head_at(log, seq):
    """Return the hash that a server with this log tells for `seq`."""
    return log.entries[seq].hash if seq < len(log.entries) else None


def test_control_a_server_that_knows_more_is_no_surprise(world):
    log = world.thread()
    pin = (log.state.seq, log.state.head)
    log.add(log.write(CLIENT))
    check_pin(pin[1], head_at(log, pin[0]))


def test_a_server_that_knows_less_has_rolled_back(world):
    log = world.thread()
    shorter = log.copy()
    log.add(log.write(CLIENT))
    with refuses("rollback"):
        check_pin(log.state.head, head_at(shorter, log.state.seq))


def test_a_server_with_another_story_has_forked(world):
    log = world.thread()
    other = log.copy().add(log.write(CLIENT, "One."))
    log.add(log.write(CLIENT, "Another."))
    assert log.verdict() == other.verdict() == "ok"
    with refuses("fork"):
        check_pin(log.state.head, head_at(other, log.state.seq))


@given(st.binary(max_size=99), st.text(max_size=9))
def test_what_a_device_keeps_opens_for_its_purpose_alone(plain, purpose):
    sealed = seal_local(CLIENT, purpose, plain)
    assert open_local(CLIENT, purpose, sealed) == plain
    for account, other in ((CLIENT, purpose + "x"), (THERAPIST, purpose)):
        with refuses("aead"):
            open_local(account, other, sealed)


@pytest.mark.parametrize("sealed", [b"", bytes(39), bytes(40), bytes(99)])
def test_what_was_not_sealed_does_not_open(sealed):
    with refuses("aead"):
        open_local(CLIENT, "pin", sealed)


def test_a_state_comes_back_from_its_snapshot(world):
    for log in (world.covered_thread(), world.chart(), world.journal(), world.roster):
        assert SpaceState.load(log.state.dump()) == log.state
        bare = SpaceState.load(log.state.dump(with_ids=False))
        assert (bare.ids, bare.seats) == (set(), log.state.seats)


def test_a_log_goes_on_from_a_snapshot_without_ids(world):
    log = world.thread()
    bare = SpaceState.load(log.state.dump(with_ids=False))
    answer = log.write(THERAPIST, re=log.entries[-1].id)
    with refuses("re"):
        check(bare, answer)
    check(bare, answer, body_required=True, ids=log.state.ids)
    again = log.write(THERAPIST, id=log.entries[-1].id)
    with refuses("id"):
        check(bare, again, ids=log.state.ids)


def test_a_copied_state_moves_on_its_own(world):
    log = world.thread()
    before, copied = log.state.dump(), log.state.copy()
    advance(copied, flows.remove(THERAPIST, log.state, [CLIENT.id], AT))
    assert log.state.dump() == before
    assert copied.dump() != before


def test_a_refused_entry_leaves_the_state_as_it_was(world):
    log = world.thread()
    before = log.state.dump()
    for entry in (flows.remove(THERAPIST, log.state, [THERAPIST.id], AT), log.entries[-1]):
        with pytest.raises(ProtocolError):
            check(log.state, entry)
    assert log.state.dump() == before


def test_the_server_demands_a_body(world):
    log = world.thread()
    post = log.write(CLIENT)
    for bare in (parse(post.wire | {"b": ""}), sign_entry(CLIENT, post.header, b"")):
        check(log.state, bare)
        with refuses("body"):
            check(log.state, bare, body_required=True)


def test_a_signature_is_remembered_for_the_card_it_was_checked_under(world):
    entry = world.thread().write(CLIENT)
    for _ in range(2):
        assert entry.verify_signature(CLIENT.card)
        assert not entry.verify_signature(COVER.card)

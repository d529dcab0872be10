"""A later version enters a space by a `seats` entry and never leaves it (case 58)."""

from __future__ import annotations

import pytest

from meantime.protocol import flows
from meantime.protocol.spaces import advance, parse
from tests.protocol.people import AT, CLIENT, THERAPIST, signed, verdict

BOTH = frozenset({1, 2})


@pytest.fixture
def log(world):
    return world.thread()


@pytest.fixture
def wires(log):
    return [entry.wire for entry in log.entries]


def as_version_2(account, entry):
    return signed(account, {**entry.header, "v": 2}, entry.body)


def after(log, wire):
    """Return where the log stands after an entry of version 2."""
    return advance(log.state.copy(), parse(wire, BOTH))


def test_control_a_later_version_enters_where_it_is_known(log, wires):
    raised = as_version_2(THERAPIST, flows.rotate(THERAPIST, log.state, AT))
    again = as_version_2(THERAPIST, flows.rotate(THERAPIST, after(log, raised), AT))
    assert verdict(wires, BOTH) == verdict([*wires, raised, again], BOTH) == "ok"


def test_a_version_that_is_not_known_stops_the_log(log, wires):
    raised = as_version_2(THERAPIST, flows.rotate(THERAPIST, log.state, AT))
    assert verdict([*wires, raised]) == "version"
    assert verdict(wires, frozenset({2})) == "version"


def test_a_space_never_goes_back_to_an_older_version(log, wires):
    raised = as_version_2(THERAPIST, flows.rotate(THERAPIST, log.state, AT))
    older = flows.rotate(THERAPIST, after(log, raised), AT).wire
    assert verdict([*wires, raised, older], BOTH) == "version"


def test_a_post_does_not_raise_the_version(log, wires):
    raised = as_version_2(CLIENT, log.write(CLIENT))
    assert verdict([*wires, raised], BOTH) == "version"


def test_a_space_may_begin_in_a_later_version(world):
    root = as_version_2(THERAPIST, flows.found_space(THERAPIST, "care", world.practice.card, AT))
    assert verdict([root], BOTH) == "ok"
    assert verdict([root]) == "version"

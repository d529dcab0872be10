"""Who is told, and whether there is anything to tell."""

from datetime import UTC, datetime, timedelta

import pytest

from meantime.protocol.state import Seat
from meantime.server.notices.rules.telling import (
    Standing,
    is_needed,
    is_urgent,
    is_watched,
    told_of,
)

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
ROLES = {"c": "client", "t": "clinician", "k": "clinician", "s": "observer", "p": "practice"}
THREAD = {seat_id: Seat(b"", role, "t") for seat_id, role in ROLES.items()}


@pytest.mark.parametrize(
    ("author", "whom"),
    [
        ("client", ["t", "k"]),
        ("clinician", ["c"]),
        ("practice", ["c"]),
        ("observer", []),
        ("invite", []),
    ],
)
def test_each_side_hears_of_the_other(author, whom):
    assert told_of(author, THREAD) == whom


def test_only_a_client_can_ask_to_be_heard_at_once():
    assert is_urgent("client", 3)
    assert not is_urgent("client", 2)
    assert not is_urgent("clinician", 3)


def test_whoever_was_told_and_has_not_come_is_not_told_again_but_of_what_shows_later():
    told = Standing(None, is_told=True)
    assert not is_needed(told, NOW, NOW)
    assert is_needed(told, NOW + HOUR, NOW)
    assert is_needed(Standing(NOW + HOUR, is_told=False), NOW, NOW)
    assert not is_needed(Standing(NOW, is_told=False), NOW, NOW)
    assert is_needed(Standing(None, is_told=False), NOW, NOW)


def test_only_what_is_due_in_a_while_and_before_spares_setting_a_timer():
    waiting = Standing(NOW + HOUR, is_told=False)
    assert is_watched(waiting, NOW + HOUR, NOW)
    assert is_watched(waiting, NOW + 2 * HOUR, NOW)
    assert not is_watched(waiting, NOW, NOW)
    assert not is_watched(Standing(NOW + timedelta(seconds=59), is_told=False), NOW + HOUR, NOW)
    assert not is_watched(Standing(None, is_told=True), NOW + HOUR, NOW)

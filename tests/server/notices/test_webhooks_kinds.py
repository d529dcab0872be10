"""What webhooks are told of: what the audit calls what was done, in whichever room."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest

from meantime.server.notices.rules.webhooks import DONE
from meantime.wire.webhooks import Kind
from tests.server.appointments.calendar import NEXT_TUESDAY_15, book, cancel, move, open_practice
from tests.world import ok

SERVER = Path(__file__).parents[3] / "src" / "meantime" / "server"
NAMED = re.compile(r"""["']([a-z_]+\.[a-z_]+)["']""")
ELSEWHERE = "https://hooks.example.invalid/"  # nobody answers there


@pytest.fixture
def practice(world):
    practice = open_practice(world)
    said = {"url": ELSEWHERE, "kinds": list(get_args(Kind))}
    ok(practice.owner.api.post("/webhooks", json=said))
    return practice


def told(practice):
    """Return (kind, subject) of all that was to be told, the oldest first."""
    (hook,) = ok(practice.owner.api.get("/webhooks"))["webhooks"]
    page = ok(practice.owner.api.get(f"/webhooks/{hook['id']}/deliveries"))["deliveries"]
    return [(each["kind"], each["subject"]) for each in reversed(page)]


def test_every_kind_is_something_that_some_room_audits():
    sources = "\n".join(each.read_text(encoding="utf-8") for each in SERVER.rglob("*.py"))
    composed = {"thread.copied"}  # by its kind: `records` writes the half of it
    assert DONE - composed - set(NAMED.findall(sources)) == set()
    assert 'f"thread.{visitor.kind}"' in sources


def test_what_becomes_of_an_appointment_is_told(practice):
    made = ok(book(practice))
    practice.world.clock.advance(timedelta(seconds=1))
    moved = ok(move(practice.clinician, made, NEXT_TUESDAY_15))
    practice.world.clock.advance(timedelta(seconds=1))
    ok(cancel(practice.client, moved))
    kinds = [f"appointment.{each}" for each in ("booked", "moved", "cancelled")]
    assert told(practice) == [(kind, made["id"]) for kind in kinds]


def test_what_is_refused_is_told_to_nobody(practice):
    ok(book(practice))
    assert book(practice).status_code == 409
    assert len(told(practice)) == 1


def test_an_urgent_message_opens_an_alert_and_waits(practice):
    practice.care.post(practice.client, attention=3)
    assert sorted(kind for kind, _ in told(practice)) == ["alert.opened", "message.waiting"]

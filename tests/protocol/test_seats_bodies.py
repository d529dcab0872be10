"""The one shape of a `seats` body."""

from __future__ import annotations

import pytest

from meantime.protocol.encoding import b64
from meantime.protocol.writing import seat, sign_entry
from tests.protocol.people import (
    CLIENT,
    COVER,
    OUTSIDER,
    THERAPIST,
    moved,
    resigned,
)

BODIES = {
    "an extra field": lambda b: b.update(extra=1),
    "a missing field": lambda b: b.pop("card"),
    "a type that is no text": lambda b: b.update(type=1),
    "a card of 63 bytes": lambda b: b["add"][0].update(card=b64(bytes(63))),
    "a card twice": lambda b: b["add"].append(b["add"][0]),
    "an addition with a proof": lambda b: b["add"][0].update(proof=b64(bytes(32))),
    "an addition without a role": lambda b: b["add"][0].pop("role"),
    "an addition that is text": lambda b: b["add"].append("x"),
    "a bare invitation": lambda b: b["add"][0].update(role="invite"),
    "a short acceptance": lambda b: b["add"][0].update(accept=b64(bytes(63))),
    "an id twice": lambda b: b.update(remove=[OUTSIDER.id, OUTSIDER.id]),
    "an id of 31 bytes": lambda b: b.update(remove=[b64(bytes(31))]),
    "a removal that is no list": lambda b: b.update(remove={}),
    "a generation as text": lambda b: b.update(gen="1"),
    "a commitment of 31 bytes": lambda b: b.update(commit=b64(bytes(31))),
    "a commitment that is a number": lambda b: b.update(commit=0),
    "a practice card of 32 bytes": lambda b: b.update(card=b64(bytes(32))),
    "a box of 79 bytes": lambda b: b["keys"].append(
        {"gen": 1, "to": CLIENT.id, "box": b64(bytes(79))}
    ),
    "a box without a receiver": lambda b: b["keys"].append({"gen": 1, "box": b64(bytes(80))}),
    "a box for an empty id": lambda b: b["keys"].append(
        {"gen": 1, "to": "", "box": b64(bytes(80))}
    ),
}


@pytest.mark.parametrize("spoil", BODIES.values(), ids=BODIES)
def test_a_seats_body_has_one_shape(world, spoil):
    log = world.thread()
    entry = moved(log, THERAPIST, add=[seat(COVER.card, "clinician")])
    assert log.verdict(resigned(THERAPIST, entry, body=spoil)) == "fields"


def test_a_seats_body_has_one_spelling(world):
    log = world.thread()
    entry = moved(log, THERAPIST, rotates=True)
    assert log.verdict(sign_entry(THERAPIST, entry.header, entry.body + b" ")) == "json"
    assert log.verdict(sign_entry(THERAPIST, entry.header, b"[]")) == "fields"

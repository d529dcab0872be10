"""What those who are seated might do beyond their role (cases 12 to 19 and 26)."""

from __future__ import annotations

import pytest

from meantime.protocol import flows
from meantime.protocol.encoding import b64
from meantime.protocol.writing import seat, seats_entry, sign_entry
from tests.protocol.people import (
    AT,
    CLIENT,
    COVER,
    OTHER_CLIENT,
    OUTSIDER,
    SUPERVISOR,
    THERAPIST,
    UNTIL,
    moved,
    resigned,
    verdict,
)

SMALL_ORDER = bytes(32)


def test_a_card_put_in_place_of_another_is_seen(world):
    log = world.thread()
    entry = moved(log, THERAPIST, add=[seat(COVER.card, "clinician")])
    card = b64(OUTSIDER.card)
    swapped = resigned(OUTSIDER, entry, body=lambda b: b["add"][0].update(card=card))
    wires = [entry.wire for entry in log.entries]
    assert verdict([*wires, entry.wire | {"b": swapped.wire["b"]}]) == "body"
    assert verdict([*wires, swapped.wire]) == "sig"


def test_a_seat_in_the_therapists_name_needs_the_therapists_key(world):
    log = world.thread()
    entry = moved(log, THERAPIST, add=[seat(OUTSIDER.card, "clinician")])
    assert log.verdict(sign_entry(OUTSIDER, entry.header, entry.body)) == "sig"


@pytest.mark.parametrize("role", ["clinician", "observer", "client", "practice"])
def test_a_client_seats_nobody(world, role):
    log = world.thread()
    assert log.verdict(moved(log, CLIENT, add=[seat(OUTSIDER.card, role)])) == "role"


def test_an_observer_changes_nothing_and_writes_nothing(world):
    log = world.thread()
    log.add(moved(log, THERAPIST, add=[seat(SUPERVISOR.card, "observer")]))
    assert log.verdict(moved(log, SUPERVISOR, rotates=True)) == "role"
    log.add(flows.grant(THERAPIST, log.state, SUPERVISOR.id, [log.state.gen], AT))
    assert log.verdict(log.write(SUPERVISOR)) == "role"


def test_the_clients_card_is_not_seated_twice(world):
    log = world.thread()
    assert log.verdict(moved(log, THERAPIST, add=[seat(CLIENT.card, "observer")])) == "card"


def test_a_client_is_never_turned_into_something_else(world):
    log = world.thread()
    observer = seat(CLIENT.card, "observer")
    assert log.verdict(moved(log, THERAPIST, remove=[CLIENT.id], add=[observer])) == "role"
    log.add(moved(log, THERAPIST, remove=[CLIENT.id]))
    assert log.verdict(moved(log, THERAPIST, add=[observer])) == "role"
    assert log.verdict(moved(log, world.practice, add=[seat(CLIENT.card, "clinician")])) == "role"


def test_control_an_observer_of_before_joins_as_a_client(world):
    log = world.thread()
    log.add(moved(log, THERAPIST, add=[seat(OTHER_CLIENT.card, "observer")]))
    log.add(moved(log, THERAPIST, remove=[OTHER_CLIENT.id]))
    invited = flows.invite_client(THERAPIST, log.state, [], until=UNTIL, at=AT)
    log.add(*invited.entries)
    assert log.verdict(flows.join(OTHER_CLIENT, log.state, invited.code, AT)) == "ok"


def test_nobody_but_the_practice_replaces_the_practice(world):
    log = world.thread()
    other = seat(OUTSIDER.card, "practice")
    assert log.verdict(moved(log, THERAPIST, remove=[world.practice.id], add=[other])) == "role"
    assert log.verdict(moved(log, THERAPIST, remove=[world.practice.id])) == "role"
    assert log.verdict(moved(log, THERAPIST, add=[other])) == "role"
    assert log.verdict(moved(log, world.practice, add=[other])) == "practice"
    assert log.verdict(moved(log, world.practice, remove=[world.practice.id])) == "practice"


def test_control_the_practice_replaces_itself(world):
    log = world.thread()
    assert log.verdict(*flows.replace_practice(world.practice, log.state, OUTSIDER, AT)) == "ok"


BAD_CARDS = {
    "a box key of small order": OUTSIDER.sign_pk + SMALL_ORDER,
    "a signing key of small order": SMALL_ORDER + OUTSIDER.box_pk,
    "a signing key off the curve": b"\x02" + bytes(31) + OUTSIDER.box_pk,
    "a signing key that is seated": CLIENT.sign_pk + OUTSIDER.box_pk,
    "a box key that is seated": OUTSIDER.sign_pk + CLIENT.box_pk,
}


@pytest.mark.parametrize("card", BAD_CARDS.values(), ids=BAD_CARDS)
def test_a_card_has_good_keys_of_its_own(world, card):
    log = world.thread()
    entry = seats_entry(THERAPIST, log.state, at=AT, add=[seat(card, "observer")])
    assert log.verdict(entry) == "card"


def test_two_cards_of_one_entry_share_no_key(world):
    log = world.thread()
    mixed = seat(OUTSIDER.sign_pk + COVER.box_pk, "observer")
    for first in (OUTSIDER, COVER):
        add = [seat(first.card, "observer"), mixed]
        assert log.verdict(seats_entry(THERAPIST, log.state, at=AT, add=add)) == "card"


def test_a_client_comes_only_by_an_invitation(world):
    log = world.thread()
    add = [seat(OUTSIDER.card, "client")]
    assert log.verdict(moved(log, THERAPIST, add=add)) == "role"
    assert log.verdict(moved(log, world.practice, add=add)) == "role"


@pytest.mark.parametrize("role", ["owner", "member", "staff", "custodian", "king", ""])
def test_a_role_belongs_to_the_type(world, role):
    log = world.thread()
    entry = seats_entry(THERAPIST, log.state, at=AT, add=[seat(OUTSIDER.card, role)])
    assert log.verdict(entry) == "role"


def test_the_last_clinician_does_not_leave_by_themselves(world):
    log = world.thread()
    observer = seat(THERAPIST.card, "observer")
    assert log.verdict(moved(log, THERAPIST, remove=[THERAPIST.id])) == "alone"
    assert log.verdict(moved(log, THERAPIST, remove=[THERAPIST.id], add=[observer])) == "alone"


def test_control_the_practice_removes_the_last_clinician(world):
    log = world.thread()
    assert log.verdict(moved(log, world.practice, remove=[THERAPIST.id])) == "ok"


def test_control_one_of_two_clinicians_leaves(world):
    log = world.covered_thread()
    assert log.verdict(moved(log, COVER, remove=[COVER.id])) == "ok"


def test_the_last_member_does_not_leave_a_chart(world):
    log = world.chart().copy()
    log.add(moved(log, SUPERVISOR, remove=[THERAPIST.id]))
    assert log.verdict(moved(log, SUPERVISOR, remove=[SUPERVISOR.id])) == "alone"


def test_an_entry_does_something(world):
    log = world.thread()
    assert log.verdict(seats_entry(THERAPIST, log.state, at=AT)) == "empty"
    emptied = resigned(
        THERAPIST, moved(log, THERAPIST, rotates=True), body=lambda b: b.update(keys=[])
    )
    assert log.verdict(emptied) == "empty"


def test_whoever_is_removed_was_seated(world):
    log = world.thread()
    assert log.verdict(seats_entry(THERAPIST, log.state, at=AT, remove=[OUTSIDER.id])) == "remove"


SWAPS = {
    ("clinician", "observer"): "ok",
    ("observer", "clinician"): "ok",
    ("clinician", "clinician"): "role",
    ("observer", "observer"): "role",
}


@pytest.mark.parametrize(("roles", "code"), SWAPS.items())
def test_one_entry_swaps_only_between_counterparts(world, roles, code):
    log = world.thread()
    before, after = roles
    log.add(moved(log, THERAPIST, add=[seat(COVER.card, before)]))
    swap = moved(log, THERAPIST, remove=[COVER.id], add=[seat(COVER.card, after)])
    assert log.verdict(swap) == code


def test_the_type_of_a_space_never_changes(world):
    log = world.thread()
    entry = moved(log, THERAPIST, rotates=True)
    for type_ in ("team", "practice", "own", "club", ""):
        changed = resigned(THERAPIST, entry, body=lambda b, t=type_: b.update(type=t))
        assert log.verdict(changed) == "type"

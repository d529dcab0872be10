"""The roster, the practice secret and the keys that are sealed (cases 29 to 33)."""

from __future__ import annotations

import pytest

from meantime.protocol import flows
from meantime.protocol.encoding import b64
from meantime.protocol.reseating import Move, reseat
from meantime.protocol.sealing import generation_key
from meantime.protocol.writing import seat, seats_entry
from tests.protocol.people import (
    AT,
    COVER,
    OUTSIDER,
    OWNER,
    THERAPIST,
    Log,
    refuses,
    resigned,
    verdict,
)


def test_staff_do_not_edit_the_roster(world):
    log = world.roster
    entry = seats_entry(THERAPIST, log.state, at=AT, remove=[COVER.id])
    assert log.verdict(entry) == "role"


@pytest.mark.parametrize("role", ["staff", "custodian"])
def test_nobody_joins_the_roster_without_an_invitation(world, role):
    log = world.roster
    move = Move(add=[seat(OUTSIDER.card, role)])
    assert log.verdict(reseat(OWNER, log.state, move, AT)) == "role"


def test_control_staff_become_custodians_and_back(world):
    log = world.roster.copy()
    log.add(flows.change_role(OWNER, log.state, THERAPIST.id, "custodian", AT))
    assert generation_key(log.state, THERAPIST, 1) == world.practice.secret
    log.add(flows.change_role(OWNER, log.state, THERAPIST.id, "staff", AT))
    assert log.state.gen == 2
    assert (2, THERAPIST.id) not in log.state.boxes


def test_control_staff_of_before_come_back_without_an_invitation(world):
    log = world.roster.copy()
    log.add(flows.remove(OWNER, log.state, [COVER.id], AT))
    assert log.verdict(reseat(OWNER, log.state, Move(add=[seat(COVER.card, "staff")]), AT)) == "ok"


def test_the_practice_secret_is_sealed_to_custodians_alone(world):
    log = world.roster
    assert log.verdict(flows.grant(OWNER, log.state, THERAPIST.id, [1], AT)) == "keys"


def test_a_custodian_remains(world):
    log = world.roster
    assert log.verdict(flows.remove(OWNER, log.state, [OWNER.id], AT)) == "custodian"


def test_the_practice_space_holds_no_posts(world):
    log = world.roster
    key = generation_key(log.state, OWNER, 1)
    assert log.verdict(flows.write_post(OWNER, log.state, key, {"type": "text"}, at=AT)) == "role"


CARDS = {
    "is a member's": (THERAPIST.card, "card"),
    "shares a signing key": (THERAPIST.sign_pk + OUTSIDER.box_pk, "card"),
    "shares a box key": (OUTSIDER.sign_pk + THERAPIST.box_pk, "card"),
    "is of small order": (OUTSIDER.sign_pk + bytes(32), "card"),
    "is a new one": (OUTSIDER.card, "ok"),
}


@pytest.mark.parametrize(("card", "code"), CARDS.values(), ids=CARDS)
def test_a_practice_card_is_good_and_its_own(world, card, code):
    log = world.roster
    entry = flows.rotate(OWNER, log.state, AT)
    swapped = resigned(OWNER, entry, body=lambda b: b.update(card=b64(card)))
    assert log.verdict(swapped) == code


def test_a_practice_card_is_used_once(world):
    log = world.roster.copy()
    log.add(flows.rotate(OWNER, log.state, AT))
    entry = flows.rotate(OWNER, log.state, AT)
    for old in log.state.cards.values():
        again = resigned(OWNER, entry, body=lambda b, card=old: b.update(card=b64(card)))
        assert log.verdict(again) == "card"


def test_a_new_practice_generation_shows_its_card(world):
    log = world.roster
    hidden = resigned(OWNER, flows.rotate(OWNER, log.state, AT), body=lambda b: b.update(card=""))
    assert log.verdict(hidden) == "gen"


def test_a_practice_founded_on_its_owners_card_is_refused():
    root, _ = flows.found_practice(OWNER, AT)
    same = resigned(OWNER, root, body=lambda b: b.update(card=b64(OWNER.card)))
    assert verdict([same.wire]) == "card"


def test_a_practice_card_comes_from_the_sealed_secret():
    root, _ = flows.found_practice(OWNER, AT)
    other = resigned(OWNER, root, body=lambda b: b.update(card=b64(OUTSIDER.card)))
    log = Log(other)
    with refuses("secret"):
        generation_key(log.state, OWNER, 1)

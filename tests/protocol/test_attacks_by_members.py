"""What those who are seated might do beyond their role (cases 12 to 19 and 26)."""

from __future__ import annotations

import pytest

from meantime.protocol import flows
from meantime.protocol.encoding import b64
from meantime.protocol.reseating import Move, found, reseat
from meantime.protocol.writing import invitation, root_entry, seat, seats_entry, sign_entry
from tests.protocol.people import (
    AT,
    CLIENT,
    COVER,
    OTHER_CLIENT,
    OUTSIDER,
    SUPERVISOR,
    THERAPIST,
    UNTIL,
    resigned,
    verdict,
)

SMALL_ORDER = bytes(32)


def moved(log, account, *, remove=(), add=(), **more):
    return reseat(account, log.state, Move(remove=remove, add=add, **more), AT)


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
    "a box key of small order": THERAPIST.sign_pk + SMALL_ORDER,
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


# 17 to 19: whoever leaves reads nothing more


def test_a_removal_changes_the_keys(world):
    log = world.covered_thread()
    entry = seats_entry(THERAPIST, log.state, at=AT, remove=[COVER.id])
    assert log.verdict(entry) == "gen"


def test_a_new_generation_reaches_everybody(world):
    log = world.thread()
    entry = moved(log, THERAPIST, rotates=True)
    for place in range(3):
        left_out = resigned(THERAPIST, entry, body=lambda b, p=place: b["keys"].pop(p))
        assert log.verdict(left_out) == "keys"
    assert log.verdict(entry) == "ok"


def test_a_new_generation_reaches_nobody_else(world):
    log = world.covered_thread()
    entry = moved(log, THERAPIST, remove=[COVER.id])
    for outsider in (COVER, OUTSIDER):
        box = {"gen": log.state.gen + 1, "to": outsider.id, "box": b64(bytes(80))}
        leaked = resigned(THERAPIST, entry, body=lambda b, k=box: b["keys"].append(k))
        assert log.verdict(leaked) == "keys"


@pytest.mark.parametrize("gen", [0, -1, 99])
def test_a_box_is_for_a_generation_that_exists(world, gen):
    log = world.thread()
    entry = flows.grant(THERAPIST, log.state, CLIENT.id, [1], AT)
    wrong = resigned(THERAPIST, entry, body=lambda b: b["keys"][0].update(gen=gen))
    assert (log.verdict(entry), log.verdict(wrong)) == ("ok", "keys")


def test_one_entry_boxes_a_generation_once_for_each(world):
    log = world.thread()
    entry = flows.grant(THERAPIST, log.state, CLIENT.id, [1, 1], AT)
    assert log.verdict(entry) == "keys"


GENERATIONS = {
    "one too far": lambda h, b: (h.update(gen=h["gen"] + 1), b.update(gen=b["gen"] + 1)),
    "one back": lambda h, b: (h.update(gen=h["gen"] - 2), b.update(gen=b["gen"] - 2)),
    "only in the header": lambda h, _: h.update(gen=h["gen"] + 1),
    "only in the body": lambda _, b: b.update(gen=b["gen"] + 1),
    "without a commitment": lambda _, b: b.update(commit=""),
    "with a card": lambda _, b: b.update(card=b64(OUTSIDER.card)),
    "not announced": lambda h, b: (h.update(gen=h["gen"] - 1), b.update(gen=b["gen"] - 1)),
}


@pytest.mark.parametrize("change", GENERATIONS.values(), ids=GENERATIONS)
def test_a_generation_follows_the_one_before(world, change):
    log = world.thread()
    entry = moved(log, THERAPIST, rotates=True)
    header: dict[str, int] = {}
    body: dict[str, int] = {}
    resigned(THERAPIST, entry, header.update, body.update)
    change(header, body)
    altered = resigned(THERAPIST, entry, lambda h: h.update(header), lambda b: b.update(body))
    assert log.verdict(altered) == "gen"


def test_a_removed_member_writes_no_more(world):
    log = world.covered_thread()
    late = log.write(COVER)
    log.add(moved(log, THERAPIST, remove=[COVER.id]))
    place = {"seq": log.state.seq + 1, "prev": log.state.head, "gen": log.state.gen}
    assert log.verdict(resigned(COVER, late, lambda h: h.update(place))) == "author"


@pytest.mark.parametrize("step", [-1, 1])
def test_a_post_is_under_the_current_generation(world, step):
    log = world.thread()
    entry = log.write(CLIENT)
    assert log.verdict(resigned(CLIENT, entry, lambda h: h.update(gen=h["gen"] + step))) == "gen"


# Roots


def roots(world):
    practice = seat(world.practice.card, "practice")
    clinician = seat(THERAPIST.card, "clinician")
    honest = flows.found_space(THERAPIST, "care", world.practice.card, AT)

    def other(type_, *add, author=THERAPIST, **more):
        return root_entry(author, type_, at=AT, add=add, **more)

    return {
        "without the practice": (other("care", clinician), "root"),
        "with two practices": (
            other("care", clinician, practice, seat(OUTSIDER.card, "practice")),
            "root",
        ),
        "with an observer": (
            other("care", clinician, practice, seat(COVER.card, "observer")),
            "root",
        ),
        "with a client": (other("care", clinician, practice, seat(CLIENT.card, "client")), "root"),
        "with somebody removed": (other("care", clinician, practice, remove=[OUTSIDER.id]), "root"),
        "with nobody": (other("care"), "root"),
        "of no known type": (other("club", clinician, practice), "type"),
        "signed by the practice": (
            other("care", clinician, practice, author=world.practice),
            "author",
        ),
        "signed by an outsider": (other("care", clinician, practice, author=OUTSIDER), "author"),
        "without keys": (other("care", clinician, practice), "gen"),
        "with its practice twice": (
            other("care", clinician, seat(THERAPIST.card[:32] + OUTSIDER.box_pk, "practice")),
            "card",
        ),
        "of generation 2": (
            resigned(THERAPIST, honest, lambda h: h.update(gen=2), lambda b: b.update(gen=2)),
            "gen",
        ),
        "that is a post": (
            sign_entry(THERAPIST, {**honest.header, "kind": "post"}, bytes(296)),
            "root",
        ),
        "with a body that is none": (sign_entry(THERAPIST, honest.header, b"{}"), "fields"),
        "with a body that is not JSON": (sign_entry(THERAPIST, honest.header, b"{"), "json"),
        "that is honest": (honest, "ok"),
    }


def test_a_root_seats_exactly_its_founders(world):
    for name, (entry, code) in roots(world).items():
        assert (name, verdict([entry.wire])) == (name, code)


def test_a_root_may_name_its_seats_in_any_order(world):
    entry, _ = found(THERAPIST, "team", [seat(world.practice.card, "practice")], AT)
    turned = resigned(THERAPIST, entry, body=lambda b: b["add"].reverse())
    assert verdict([turned.wire]) == "ok"


def test_an_acceptance_has_no_place_in_a_root(world):
    entry = flows.found_space(THERAPIST, "care", world.practice.card, AT)
    accept = b64(bytes(64))
    forged = resigned(THERAPIST, entry, body=lambda b: b["add"][0].update(accept=accept))
    assert verdict([forged.wire]) == "invite"


def test_an_own_space_stays_ones_own(world):
    log = world.journal()
    owner = Move(add=[seat(OUTSIDER.card, "owner")])
    assert log.verdict(reseat(CLIENT, log.state, owner, AT)) == "role"
    assert log.verdict(reseat(CLIENT, log.state, Move(rotates=True), AT)) == "role"


def test_a_chart_takes_no_invitation(world):
    log = world.chart()
    opened = invitation(OUTSIDER, "client", log.state.space, UNTIL)
    assert log.verdict(moved(log, THERAPIST, add=[opened])) == "role"


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

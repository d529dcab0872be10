"""The first entry of a space, and the two types that never take anybody in (case 15)."""

from __future__ import annotations

from meantime.protocol import flows
from meantime.protocol.encoding import b64
from meantime.protocol.reseating import Move, found, reseat
from meantime.protocol.writing import invitation, root_entry, seat, sign_entry
from tests.protocol.people import (
    AT,
    CLIENT,
    COVER,
    OUTSIDER,
    THERAPIST,
    UNTIL,
    moved,
    resigned,
    verdict,
)


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
        "with two roles written as one": (
            other("care", seat(THERAPIST.card, "clinician,practice")),
            "root",
        ),
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

"""Who sees and does what about money: everybody at every door."""

from typing import Any, NamedTuple

import pytest

from tests.server.billing.billed import EACH, SETTINGS
from tests.server.spaces.refusals import refused


@pytest.fixture
def cast(billed):
    """Return everybody who may come by, by who they are."""
    practice = billed.practice
    observer, cover = billed.hire("supervisor"), billed.hire("clinician")
    practice.seat_in(billed.thread, billed.clinician, observer, "observer")
    practice.seat_in(billed.thread, billed.clinician, cover, "clinician")
    other = practice.found(billed.clinician)
    stranger = billed.world.practice()
    return {
        "client": billed.client,
        "other client": practice.admit(other, billed.clinician),
        "clinician": billed.clinician,
        "observer": observer,
        "cover": cover,
        "colleague": billed.hire("clinician"),
        "biller": billed.hire("biller"),
        "front desk": billed.hire("front_desk"),
        "owner": billed.owner,
        "second owner": billed.hire("owner"),
        "practice's seat": practice.seat,
        "elsewhere": stranger.owner,
        "client elsewhere": stranger.client,
    }


TEAM = {"clinician", "cover"}
BOOKS = {"biller", "owner", "second owner"}
STAFF = {*TEAM, *BOOKS, "observer", "colleague", "front desk"}
A_POST = "A" * 22


class Door(NamedTuple):
    """A way in to a thread's money: who gets to where something is looked for, who is told no."""

    method: str
    path: str
    may: set[str]
    told_no: set[str]
    body: Any = None


CHARGE = {"item": A_POST, "amount": 1, "tax": 0, "currency": "USD"}
DOORS = [
    Door("GET", "fees", {"client", *TEAM, *BOOKS}, set()),
    Door("GET", "replies", {*TEAM, *BOOKS}, {"client"}),
    Door("PUT", f"fee-plans/{A_POST}", TEAM, {"client", *BOOKS}, EACH),
    Door("DELETE", f"fee-plans/{A_POST}", TEAM, {"client", *BOOKS}),
    Door(
        "PUT",
        f"fee-plans/{A_POST}/answer",
        {"client"},
        {*TEAM, *BOOKS},
        {"answer_id": A_POST, "answer": "agreed"},
    ),
    Door("POST", "charges", TEAM, {"client", *BOOKS}, {"charge_id": A_POST, "items": [CHARGE]}),
    Door("DELETE", f"charges/{A_POST}", TEAM, {"client", *BOOKS}),
    Door("PUT", f"disputes/{A_POST}", {"client"}, {*TEAM, *BOOKS}, {"post_id": A_POST}),
    Door(
        "PUT",
        f"disputes/{A_POST}/answer",
        TEAM,
        {"client", *BOOKS},
        {"post_id": A_POST, "outcome": "stands"},
    ),
    Door("PUT", f"minutes/{A_POST}", TEAM, {"client", *BOOKS}, {"on": "2031-12-31", "seconds": 9}),
    Door("DELETE", f"minutes/{A_POST}", TEAM, {"client", *BOOKS}),
    Door("PUT", "self-pay", {"client", *TEAM}, BOOKS, {"is_on": True, "post_id": A_POST}),
]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: f"{door.method} {door.path}")
def test_everybody_at_every_door_of_a_thread(billed, cast, door):
    found = {}
    for who, person in cast.items():
        answer = person.api.request(door.method, f"{billed.path}/{door.path}", json=door.body)
        found[who] = answer.status_code
        if who not in door.may | door.told_no:
            refused(answer, 404, "not-found")
    assert {who for who, status in found.items() if status == 403} == door.told_no
    assert {found[who] for who in door.may} <= {200, 204, 404, 422}


def test_how_the_practice_bills_is_read_by_staff_and_set_by_owners(cast):
    for who, person in cast.items():
        read = person.api.get("/billing/settings")
        write = person.api.put("/billing/settings", json=SETTINGS)
        assert read.status_code == (200 if who in {*STAFF, "elsewhere"} else 403), who
        owns = who in {"owner", "second owner", "elsewhere"}
        assert write.status_code == (200 if owns else 403), who

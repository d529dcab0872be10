"""Invitations as staff see them: never a code, never a name."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from meantime.protocol import flows
from meantime.protocol.codes import join_account
from meantime.protocol.encoding import b64
from meantime.protocol.keys import make_account
from meantime.server.kit.pages import PAGE
from meantime.server.practices.tables import invitations
from tests.server.accounts.people import audited, invite, problem, take
from tests.world import WEEK_MS, new_account, ok


def listed(person, **params):
    return ok(person.api.get("/invitations", params=params))


def only(person):
    [invitation] = listed(person)["invitations"]
    return invitation


def test_an_invitation_is_open_until_it_is_used(world):
    invited = invite(world)
    practice = invited.practice
    invitation = only(practice.owner)
    assert (invitation["seat_id"], invitation["space_id"]) == (invited.guest.id, invited.space.id)
    assert (invitation["invited_as"], invitation["invited_by"]) == ("client", practice.owner.id)
    assert (invitation["state"], invitation["used_at"]) == ("open", None)
    take(invited)
    used = only(practice.owner)
    assert used["state"] == "used"
    assert used["used_at"] > used["created_at"]
    actions = [a for a, s in audited(world, practice.id) if s == invited.guest.id]
    assert [a for a in actions if a.startswith("invitation")] == [
        "invitation.opened",
        "invitation.used",
    ]


def test_whoever_s_account_was_replaced_meanwhile_does_not_take_the_seat(world):
    invited = invite(world)
    first, second = make_account(), make_account()
    for account in (first, second):
        ok(invited.guest.api.post("/accounts", json=new_account(account)))
    now, space = world.now_ms, invited.space
    late = flows.join(first, space.state, invited.code, now)
    assert problem(invited.guest.api.post(space.path, json=late.wire)) == (403, "not-permitted")
    assert only(invited.practice.owner)["state"] == "open"
    invited.join(second)
    assert only(invited.practice.owner)["state"] == "used"


def test_an_invitation_runs_out_by_the_servers_clock(world):
    invited = invite(world, for_ms=3_600_000)
    world.clock.advance(timedelta(hours=1, seconds=1))
    invited.practice.owner.sign_in()
    assert only(invited.practice.owner)["state"] == "expired"


def test_an_invitation_that_is_taken_back_is_withdrawn(world):
    invited = invite(world)
    owner, space = invited.practice.owner, invited.space
    removal = flows.remove(owner.account, space.state, [invited.guest.id], world.now_ms)
    space.send(owner, removal)
    assert (only(owner)["state"], only(owner)["used_at"]) == ("withdrawn", None)


def test_an_invitation_without_an_end_is_shown_with_the_last_instant_there_is(world):
    invited = invite(world, for_ms=2**52)
    assert only(invited.practice.owner)["until"].startswith("9999-12-31")
    assert ok(invited.guest.api.get("/me"))["id"] == invited.guest.id


def test_staff_are_invited_like_clients(world):
    practice = world.practice()
    now = world.now_ms
    invited = flows.invite_staff(practice.owner.account, practice.roster.state, now + WEEK_MS, now)
    practice.roster.send(practice.owner, *invited.entries)
    guest = world.person(join_account(invited.code))
    assert (only(practice.owner)["seat_id"], only(practice.owner)["invited_as"]) == (
        guest.id,
        "staff",
    )
    practice.join(practice.roster, invited.code)
    assert only(practice.owner)["state"] == "used"


def test_staff_see_the_invitations_of_the_own_practice_and_nobody_else_sees_any(world):
    ours, theirs = invite(world), world.practice()
    practice = ours.practice
    assert only(practice.owner)["space_id"] == ours.space.id
    assert listed(theirs.owner) == {"invitations": [], "next": ""}
    client = take(ours).person
    for person in (client, invite(world, practice).guest, world.person(practice.secret)):
        assert problem(person.api.get("/invitations")) == (403, "not-permitted")


def test_no_code_and_no_card_is_in_the_list(world):
    invited = invite(world)
    answer = invited.practice.owner.api.get("/invitations").text
    assert b64(invited.code) not in answer
    assert b64(invited.guest.account.card) not in answer


def test_a_long_list_comes_in_pages_without_a_gap(world):
    practice = world.practice()
    seats = [make_account().id for _ in range(PAGE + 50)]

    def fill(unit):
        for number, seat_id in enumerate(seats):
            unit.db.execute(
                insert(invitations).values(
                    practice_id=practice.id,
                    space_id=practice.id,
                    seat_id=seat_id,
                    invited_as="staff",
                    invited_by=practice.owner.id,
                    created_at=unit.now - timedelta(minutes=number // 3),
                    until=unit.now,
                )
            )

    world.server.write(fill)
    first = listed(practice.owner)
    second = listed(practice.owner, cursor=first["next"])
    assert (len(first["invitations"]), second["next"]) == (PAGE, "")
    found = [i["seat_id"] for i in first["invitations"] + second["invitations"]]
    assert sorted(found) == sorted(seats)
    created = [i["created_at"] for i in first["invitations"] + second["invitations"]]
    assert created == sorted(created, reverse=True)


@pytest.mark.parametrize(
    "cursor", ["!", "AAAA", "W10", "WzEsMl0", "WyIyMDI2LTAxLTAxVDAwOjAwOjAwIiwieCJd"]
)
def test_a_cursor_that_was_never_given_out_is_malformed(world, cursor):
    answer = world.practice().owner.api.get("/invitations", params={"cursor": cursor})
    assert problem(answer) == (422, "malformed")

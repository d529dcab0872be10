"""What is left to somebody who has left: a colleague, or a client who comes again."""

import httpx2
import pytest

from meantime.protocol import flows
from meantime.protocol.keys import make_account
from tests.server.accounts.people import audited, from_somewhere, invite, problem, take, unlock
from tests.world import new_account, ok


@pytest.fixture
def practice(world):
    """Return a practice with a thread and a space of the clinician's own."""
    practice = world.practice()
    assert practice.care
    practice.own = practice.found(practice.clinician, "own", "private")
    return practice


def listed(person):
    return {space["purpose"] for space in ok(person.api.get("/spaces"))["spaces"]}


def unseat(practice, space, by, who):
    space.send(by, flows.remove(by.account, space.state, [who.id], practice.world.now_ms))


def test_a_leaver_is_signed_out_everywhere_at_once(world, practice):
    leaver = practice.clinician
    apis = [leaver.api, leaver.sign_in()]
    token = ok(apis[0].post("/append-tokens"))["token"]
    practice.dismiss(leaver)
    for api in (*apis, world.client(token)):
        post = practice.care.write(leaver)
        assert problem(api.post(practice.care.path, json=post.wire)) == (401, "not-signed-in")
    assert ("staff.removed", leaver.id) in audited(world, practice.id)
    assert [action for action, _ in audited(world, practice.id)].count("sign_in.revoked") == 2


def test_a_leavers_stream_ends(practice):
    leaver = practice.clinician
    with leaver.api.stream("GET", "/events") as stream:
        events = iter(httpx2.EventSource(stream))
        assert next(events).event == "hello"
        practice.dismiss(leaver)
        assert [event.event for event in events][-1] == "bye"


def test_who_comes_back_with_the_key_reads_no_thread_and_writes_none(practice):
    leaver = practice.clinician
    practice.dismiss(leaver)
    leaver.sign_in()
    assert listed(leaver) == {"practice", "private"}
    assert problem(leaver.api.get(practice.care.path)) == (404, "not-found")
    post = practice.care.write(leaver)
    refused = leaver.api.post(practice.care.path, json=post.wire)
    assert problem(refused) == (409, "not-in-roster")
    practice.care.post(practice.client, "Nobody else is disturbed.")


def test_what_was_a_leavers_own_stays_theirs(practice):
    leaver = practice.clinician
    practice.dismiss(leaver)
    leaver.sign_in()
    practice.own.post(leaver, "My own notes.")
    assert len(practice.own.fetch(leaver)) == 2
    roster = practice.roster.fetch(leaver)
    assert [entry.hash for entry in roster][-1] == practice.roster.state.head


def test_a_change_of_role_signs_nobody_out(world, practice):
    owner, hired = practice.owner, practice.clinician
    promotion = flows.change_role(
        owner.account, practice.roster.state, hired.id, "custodian", world.now_ms
    )
    practice.roster.send(owner, promotion)
    assert "thread" in listed(hired)


def test_a_client_who_is_invited_again_keeps_the_address(world):
    ana = take(invite(world))
    practice, space = ana.invited.practice, ana.invited.space
    unseat(practice, space, practice.owner, ana.person)
    again = invite(world, practice)
    request = {**new_account(make_account()), "login": ana.login}
    ok(again.guest.api.post("/accounts", json=request))
    assert unlock(from_somewhere(world), ana.login, request["locks"][0]["auth"]).is_success
    old = unlock(from_somewhere(world), ana.login, ana.lock("password")["auth"])
    assert problem(old) == (401, "unlock-refused")
    assert problem(ana.person.api.get("/me")) == (401, "not-signed-in")
    ana.person.sign_in()
    assert ok(ana.person.api.get("/me"))["login"] == ""
    assert ("account.released", ana.person.id) in audited(world, practice.id)


def test_a_colleague_who_is_invited_again_keeps_the_address(world, practice):
    leaver = practice.clinician
    practice.dismiss(leaver)
    request = {**new_account(make_account()), "login": leaver.login}
    ok(invite(world, practice).guest.api.post("/accounts", json=request))


def test_an_address_stays_with_whoever_still_sits_somewhere(world):
    ana = take(invite(world))
    practice, first = ana.invited.practice, ana.invited.space
    second = invite(world, practice)
    second.join(ana.person.account)
    unseat(practice, first, practice.owner, ana.person)
    request = {**new_account(make_account()), "login": ana.login}
    refused = invite(world, practice).guest.api.post("/accounts", json=request)
    assert problem(refused) == (409, "login-taken")
    assert ok(ana.person.api.get("/me"))["login"] == ana.login

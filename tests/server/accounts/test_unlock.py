"""Getting the wrapped secret back, and how little anybody else learns."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from meantime.server.accounts.rules.throttle import NETWORK, PAIR
from meantime.server.accounts.tables import throttles
from tests.server.accounts.people import NOWHERE, audited, exhaust, from_somewhere, member, unlock
from tests.world import make_auth, ok


def test_a_login_gets_its_salt_and_its_wrapped_secret_back(world):
    ana = member(world)
    lock = ana.lock("password")
    caller = from_somewhere(world)
    begun = ok(caller.post("/unlock/begin", json={"login": ana.login}))
    assert begun == {"suite": 1, **lock["public"]}
    assert ok(unlock(caller, ana.login, lock["auth"])) == {"wrapped": lock["wrapped"]}


def test_a_recovery_code_gets_its_own_wrapped_secret_back(world):
    ana = member(world)
    lock = ana.lock("recovery")
    answer = unlock(from_somewhere(world), ana.login, lock["auth"], "recovery")
    assert ok(answer) == {"wrapped": lock["wrapped"]}


def test_a_login_is_found_however_it_is_typed(world):
    ana = member(world)
    typed = f"  {ana.login.upper()}\t"
    assert unlock(from_somewhere(world), typed, ana.lock("password")["auth"]).is_success


def test_beginning_tells_nothing_about_who_exists(world):
    ana = member(world)
    caller = from_somewhere(world)
    known, unknown, again = (
        caller.post("/unlock/begin", json={"login": login})
        for login in (ana.login, "nobody@example.org", "nobody@example.org")
    )
    assert known.status_code == unknown.status_code == 200
    assert len(known.content) == len(unknown.content)
    assert known.json().keys() == unknown.json().keys()
    assert unknown.json() == again.json()
    assert names_of_headers(known) == names_of_headers(unknown)


def names_of_headers(answer):
    return {
        name: value
        for name, value in answer.headers.items()
        if name not in {"date", "meantime-now"}
    }


@pytest.mark.parametrize("kind", ["password", "recovery"])
def test_unlocking_tells_nothing_about_who_exists(world, kind):
    ana = member(world)
    caller = from_somewhere(world)
    wrong = unlock(caller, ana.login, make_auth(), kind)
    nobody = unlock(caller, "nobody@example.org", make_auth(), kind)
    assert wrong.status_code == nobody.status_code == 401
    assert wrong.json()["type"] == "/problems/unlock-refused"
    assert wrong.content == nobody.content
    assert names_of_headers(wrong) == names_of_headers(nobody)


def test_being_slowed_tells_nothing_about_who_exists(world):
    ana = member(world)
    answers = []
    for login in (ana.login, f"nobody{ana.login}"):
        caller = from_somewhere(world)
        exhaust(world, caller, login)
        answers.append(unlock(caller, login, NOWHERE))
    assert [answer.status_code for answer in answers] == [429, 429]
    assert answers[0].content == answers[1].content


def test_the_proof_of_one_lock_does_not_open_another(world):
    ana = member(world)
    caller = from_somewhere(world)
    assert unlock(caller, ana.login, ana.lock("password")["auth"], "recovery").status_code == 401
    assert unlock(caller, ana.login, ana.lock("recovery")["auth"]).status_code == 401


def test_after_some_failures_even_the_right_password_waits_and_then_works(world):
    ana = member(world)
    caller = from_somewhere(world)
    right = ana.lock("password")["auth"]
    exhaust(world, caller, ana.login)
    held_back = unlock(caller, ana.login, right)
    assert (held_back.status_code, held_back.json()["type"]) == (429, "/problems/too-many-attempts")
    world.clock.advance(timedelta(seconds=held_back.json()["retry_after_seconds"]))
    assert unlock(caller, ana.login, right).is_success


def test_asking_again_while_waiting_makes_the_wait_no_longer(world):
    ana = member(world)
    caller = from_somewhere(world)
    exhaust(world, caller, ana.login)
    world.clock.advance(PAIR.longest_wait / 2)
    for _ in range(5):
        assert unlock(caller, ana.login, NOWHERE).json()["retry_after_seconds"] <= 30


def test_the_right_password_makes_earlier_failures_forgotten(world):
    ana = member(world)
    caller = from_somewhere(world)
    right = ana.lock("password")["auth"]
    for _ in range(3):
        for _ in range(PAIR.free):
            assert unlock(caller, ana.login, NOWHERE).status_code == 401
        assert unlock(caller, ana.login, right).is_success


def test_a_stranger_who_guesses_from_elsewhere_keeps_nobody_out(world):
    ana = member(world)
    for _ in range(12):
        unlock(from_somewhere(world), ana.login, NOWHERE)
    assert unlock(from_somewhere(world), ana.login, ana.lock("password")["auth"]).is_success


def test_guessing_at_the_password_leaves_the_recovery_code_alone(world):
    ana = member(world)
    caller = from_somewhere(world)
    exhaust(world, caller, ana.login)
    assert unlock(caller, ana.login, NOWHERE).status_code == 429
    assert unlock(caller, ana.login, ana.lock("recovery")["auth"], "recovery").is_success


def test_one_network_that_tries_many_logins_is_slowed(world):
    caller = from_somewhere(world)
    answers = (unlock(caller, f"n{n}@example.org", NOWHERE) for n in range(NETWORK.most))
    slowed = [n for n, answer in enumerate(answers) if answer.status_code == 429]
    assert slowed[0] > NETWORK.free


def test_failures_and_successes_are_noted_down(world):
    ana = member(world)
    unlock(from_somewhere(world), ana.login, NOWHERE)
    ok(unlock(from_somewhere(world), ana.login, ana.lock("password")["auth"]))
    noted = audited(world, ana.invited.practice.id)
    assert noted[-2:] == [("lock.refused", ana.person.id), ("account.unlocked", ana.person.id)]


@pytest.mark.parametrize(
    ("path", "request_"),
    [
        ("/unlock/begin", {}),
        ("/unlock/begin", {"login": 5}),
        ("/unlock/begin", {"login": "no e-mail"}),
        ("/unlock/begin", {"login": "anä@example.org"}),
        ("/unlock/begin", {"login": "a@" + "b" * 300}),
        ("/unlock/begin", {"login": "a\0@example.org"}),
        ("/unlock/begin", {"login": "a@example.org", "suite": 0}),
        ("/unlock", {"login": "a@example.org", "kind": "password"}),
        ("/unlock", {"login": "a@example.org", "kind": "pin", "auth": NOWHERE}),
        ("/unlock", {"login": "a@example.org", "kind": "password", "auth": ""}),
        ("/unlock", {"login": "a@example.org", "kind": "password", "auth": NOWHERE + "A"}),
        ("/unlock", {"login": "a@example.org", "kind": "password", "auth": NOWHERE + "="}),
        ("/unlock", ["a@example.org"]),
    ],
)
def test_what_has_not_the_shape_is_refused_without_quoting_it(world, path, request_):
    answer = world.client().post(path, json=request_)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/malformed")
    assert "example.org" not in answer.text


def test_what_is_too_large_is_refused(world):
    answer = world.client().post("/unlock/begin", json={"login": "a" * 2_000_000})
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/too-large")


def test_counters_that_no_longer_count_are_deleted(world):
    unlock(from_somewhere(world), "forgotten@example.org", NOWHERE)
    world.clock.advance(timedelta(days=1))
    for number in range(20):  # each clears a few
        unlock(from_somewhere(world), f"new{number}@example.org", NOWHERE)

    def oldest(unit):
        return unit.db.execute(select(func.min(throttles.c.forgotten_at))).scalar_one()

    assert world.server.read(oldest) > world.clock.now()

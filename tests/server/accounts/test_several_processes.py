"""What must hold when requests race, when a server starts again, and when there are two."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import psycopg
import pytest

from meantime.server.accounts.rules.throttle import PAIR
from tests.running import running, settings_for
from tests.server.accounts.people import (
    NOWHERE,
    exhaust,
    from_somewhere,
    is_signed_out,
    member,
    sign_in_request,
    unlock,
)
from tests.world import World, make_auth, ok

CROWD = 12


def all_at_once(world, send):
    """Return the statuses of as many requests as a crowd sends at the same time."""
    callers = [world.client() for _ in range(CROWD)]
    with ThreadPoolExecutor(CROWD) as pool:
        return sorted(answer.status_code for answer in pool.map(send, callers))


def test_guesses_that_are_sent_at_once_are_counted_one_by_one(world):
    ana = member(world)
    one = from_somewhere(world)
    address = one.headers["X-Forwarded-For"]
    exhaust(world, one, ana.login)
    world.clock.advance(PAIR.longest_wait)

    def guess(caller):
        caller.headers["X-Forwarded-For"] = address
        return unlock(caller, ana.login, make_auth())

    assert all_at_once(world, guess) == [401] + [429] * (CROWD - 1)


def test_a_nonce_that_is_sent_often_at_once_is_good_once(world):
    ana = member(world)
    request = sign_in_request(world, ana.person.account)
    statuses = all_at_once(world, lambda caller: caller.post("/sign-ins", json=request))
    assert statuses == [201] + [401] * (CROWD - 1)


def test_a_server_that_starts_again_still_knows_who_failed_and_who_is_signed_in(
    database, new_database, tmp_path
):
    settings = settings_for(tmp_path, new_database(database))
    with running(settings) as server:
        before = World(server, database)
        ana = member(before)
        caller = from_somewhere(before)
        exhaust(before, caller, ana.login)
        address, token = caller.headers["X-Forwarded-For"], ana.person.api.headers["Authorization"]
        before.close()
    with running(settings) as server:
        after = World(server, database)
        after.clock.set(before.clock.now())
        caller = after.client()
        caller.headers["X-Forwarded-For"] = address
        assert unlock(caller, ana.login, ana.lock("password")["auth"]).status_code == 429
        assert caller.get("/me", headers={"Authorization": token}).is_success
        after.close()


def test_a_house_full_of_people_who_mistype_at_once_locks_no_rows_against_each_other(
    new_database, tmp_path
):
    url = new_database("postgres")
    logins = [f"{name}@example.org" for name in range(CROWD)]
    with running(settings_for(tmp_path, url)) as server:
        world = World(server, "postgres")
        house = from_somewhere(world).headers["X-Forwarded-For"]

        def mistype(first):
            caller = world.client()
            caller.headers["X-Forwarded-For"] = house
            for login in logins[first:] + logins[:first]:
                assert unlock(caller, login, NOWHERE).status_code in {401, 429}

        with ThreadPoolExecutor(CROWD) as pool:
            list(pool.map(mistype, range(CROWD)))
        world.close()
    assert deadlocks_in(url) == 0  # asked once the server's connections have handed in their counts


def deadlocks_in(url):
    mine = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    with psycopg.connect(url) as connection:
        return sum(row[0] for row in connection.execute(mine))


@pytest.fixture
def neighbours(new_database, tmp_path):
    """Two processes' worth of server behind one address, on one PostgreSQL and one key."""
    alone = settings_for(tmp_path, new_database("postgres"))
    settings = replace(alone, origins=("https://office.example",))
    with running(settings) as one, running(settings) as other:
        here, there = World(one, "postgres"), World(other, "postgres")
        yield here, there
        here.close()
        there.close()


def test_a_device_that_is_revoked_on_one_server_is_out_on_the_other(neighbours):
    here, there = neighbours
    ana = member(here)
    lost_id, lost = ana.person.sign_in_id, ana.person.api
    elsewhere = there.client(lost.headers["Authorization"].split()[1])
    ok(elsewhere.get("/me"))
    ana.person.sign_in()
    with elsewhere.stream("GET", "/events") as stream:
        said = stream.iter_lines()
        assert next(said) == "event: hello"
        assert ana.person.api.delete(f"/sign-ins/{lost_id}").status_code == 204
        assert "event: bye" in list(said)
    assert is_signed_out(elsewhere.get("/me"))


def test_failures_and_nonces_count_on_every_server(neighbours):
    here, there = neighbours
    ana = member(here)
    caller = from_somewhere(here)
    exhaust(here, caller, ana.login)
    there.clock.set(here.clock.now())
    elsewhere = there.client()
    elsewhere.headers["X-Forwarded-For"] = caller.headers["X-Forwarded-For"]
    assert unlock(elsewhere, ana.login, NOWHERE).status_code == 429
    request = sign_in_request(here, ana.person.account)
    assert there.client().post("/sign-ins", json=request).status_code == 201
    assert here.client().post("/sign-ins", json=request).status_code == 401
    here.clock.advance(PAIR.longest_wait)
    assert unlock(caller, ana.login, ana.lock("password")["auth"]).is_success

"""How a sign-in travels, and when it no longer counts."""

from datetime import timedelta

import pytest

from meantime.server.accounts.actors import COOKIE
from tests.server.accounts.people import NOWHERE, is_signed_out, member, sign_in_request
from tests.world import ok

DAY = timedelta(days=1)


def by_cookie(world, ana):
    """Return a browser that holds ana's cookie, and the answer that set it."""
    browser = world.client()
    request = {**sign_in_request(world, ana.person.account), "carrier": "cookie"}
    answer = browser.post("/sign-ins", json=request, headers={"Origin": world.server.origin})
    value = answer.headers["set-cookie"].split(";")[0]
    browser.headers["Cookie"] = value  # a plain client sends no Secure cookie over http
    return browser, answer


def test_a_cookie_is_kept_from_scripts_other_sites_and_plain_http(world):
    _, answer = by_cookie(world, member(world))
    assert ok(answer)["token"] == ""
    name_and_value, *attributes = answer.headers["set-cookie"].split("; ")
    assert name_and_value.startswith(f"{COOKIE}=")
    assert {a.lower() for a in attributes} == {
        "httponly", "secure", "samesite=strict", "path=/", "max-age=2592000",
    }  # fmt: skip


def test_a_cookie_alone_reads_and_writes_only_with_an_own_origin(world):
    browser, _ = by_cookie(world, member(world))
    assert browser.get("/me").is_success
    own, foreign = world.server.origin, "https://meantime.evil.example"
    assert browser.post("/append-tokens", headers={"Origin": own}).is_success
    for headers in ({}, {"Origin": foreign}, {"Origin": "null"}, {"Origin": ""}):
        assert is_signed_out(browser.post("/append-tokens", headers=headers))
        assert is_signed_out(browser.request("DELETE", "/sign-ins", headers=headers))


def test_a_cookie_without_an_own_origin_appends_nothing(world):
    ana = member(world)
    browser, _ = by_cookie(world, ana)
    space = ana.invited.space
    entry = space.write(ana.person)
    assert is_signed_out(browser.post(space.path, json=entry.wire))
    answer = browser.post(space.path, json=entry.wire, headers={"Origin": world.server.origin})
    assert answer.status_code == 201


def test_no_page_gets_a_cookie_without_saying_where_it_stands(world):
    ana = member(world)
    request = {**sign_in_request(world, ana.person.account), "carrier": "cookie"}
    answer = world.client().post("/sign-ins", json=request)
    assert answer.json()["type"] == "/problems/sign-in-refused"


def test_signing_out_takes_the_cookie_back(world):
    browser, answer = by_cookie(world, member(world))
    path = f"/sign-ins/{answer.json()['sign_in_id']}"
    gone = browser.delete(path, headers={"Origin": world.server.origin})
    assert gone.status_code == 204
    assert (
        f'{COOKIE}="";' in gone.headers["set-cookie"] or f"{COOKIE}=;" in gone.headers["set-cookie"]
    )
    assert "Max-Age=0" in gone.headers["set-cookie"]
    assert is_signed_out(browser.get("/me"))


@pytest.mark.parametrize(
    "carried",
    ["", "Bearer", f"Bearer {NOWHERE}", f"Basic {NOWHERE}", f"Bearer {NOWHERE} x", "é"],
)
def test_a_token_that_was_never_given_out_is_no_sign_in(world, carried):
    header = {"Authorization": carried.encode()}
    assert is_signed_out(world.client().get("/me", headers=header))
    assert is_signed_out(world.client().get("/me", headers={"Cookie": f"{COOKIE}={NOWHERE}"}))


def test_a_token_in_the_address_is_no_sign_in(world):
    ana = member(world)
    token = ana.person.api.headers["Authorization"].split()[1]
    assert is_signed_out(world.client().get("/me", params={"token": token, "access_token": token}))


def test_a_sign_in_ends_unused(world):
    ana = member(world)
    world.clock.advance(world.server.settings.sign_in_idle)
    assert is_signed_out(ana.person.api.get("/me"))


def test_use_keeps_a_sign_in_alive_up_to_its_limit(world):
    ana = member(world)
    step = world.server.settings.sign_in_idle * 0.9
    used_for = timedelta()
    while used_for + step < world.server.settings.sign_in_absolute:
        world.clock.advance(step)
        used_for += step
        assert ana.person.api.get("/me").is_success
    world.clock.advance(step)
    assert is_signed_out(ana.person.api.get("/me"))


def test_an_append_token_appends_what_its_account_signed_and_does_nothing_else(world):
    ana = member(world)
    space = ana.invited.space
    worker = world.client(ok(ana.person.api.post("/append-tokens"))["token"])
    entry = space.write(ana.person)
    assert worker.post(space.path, json=entry.wire).status_code == 201
    space.follow(entry)
    for path in ("/me", "/sign-ins", "/spaces", space.path, "/practice", "/events"):
        assert is_signed_out(worker.get(path))
    assert is_signed_out(worker.post("/append-tokens"))
    foreign = space.write(ana.invited.practice.owner)
    assert worker.post(space.path, json=foreign.wire).json()["type"] == "/problems/wrong-seat"


def test_an_append_token_outlives_the_idle_sign_in_and_ends_after_thirty_days(world):
    ana = member(world)
    space = ana.invited.space
    worker = world.client(ok(ana.person.api.post("/append-tokens"))["token"])
    world.clock.advance(30 * DAY - timedelta(minutes=1))
    entry = space.write(ana.person)
    assert worker.post(space.path, json=entry.wire).status_code == 201
    world.clock.advance(timedelta(minutes=1))
    assert is_signed_out(worker.post(space.path, json=entry.wire))


def test_a_new_append_token_replaces_the_devices_earlier_one(world):
    ana = member(world)
    space = ana.invited.space
    earlier, later = (ok(ana.person.api.post("/append-tokens"))["token"] for _ in range(2))
    entry = space.write(ana.person).wire
    assert is_signed_out(world.client(earlier).post(space.path, json=entry))
    assert world.client(later).post(space.path, json=entry).status_code == 201


def test_an_invitation_gets_no_append_token(world):
    ana = member(world)
    guest = world.person(ana.invited.guest.account)
    assert guest.api.post("/append-tokens").json()["type"] == "/problems/not-permitted"

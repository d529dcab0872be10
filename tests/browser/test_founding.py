"""Founding a practice in the browser, by the link that the server's keeper was given."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.server.practices.service import make_setup_code
from tests.browser import steps
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser


def open_link(screen, code):
    screen.page.goto("about:blank")
    screen.page.goto(f"/found#{code}")


def describe(screen):
    """Say what the practice is called and where it is reached."""
    screen.field("found.practice.name").fill("Linden Practice")
    screen.field("found.practice.phone").fill("+1 555 0100")
    screen.field("found.practice.zone").select_option("Europe/Berlin")
    screen.field("help.country").select_option("DE")
    screen.button("join.account.next").click()


def test_a_practice_is_founded_and_its_owner_can_begin(hands, world, screen, tmp_path):
    code, login = world.server.write(make_setup_code), steps.make_login()
    open_link(screen, code)
    expect(screen.heading("found.practice.title")).to_be_visible()
    screen.button("join.account.next").click()  # with nothing filled in
    expect(screen.text("found.needed")).to_have_count(2)
    examine(screen, "title.found")
    describe(screen)
    screen.field("join.account.name").fill("Olga Brandt")
    screen.field("found.owner.credential").fill("PsyD")
    examine(screen, "title.found")
    recovery = steps.choose_locks(screen, login)
    expect(screen.text("found.last_resort")).to_be_visible()
    examine(screen, "title.found")
    screen.button("found.submit").click()
    screen.page.wait_for_url(lambda address: "/found" not in address)

    with sdk.connect(hands.http(), login, steps.PASSWORD, tmp_path / "olga") as olga:
        me = olga.directory().by_id[olga.id]
        assert (me.name, me.credential) == ("Olga Brandt", "PsyD")
        [owner] = olga.staff()
        assert owner.role == "custodian"
    sdk.connect_by_code(hands.http(), login, recovery, tmp_path / "again").close()
    sent = "\n".join(f"{r.url} {r.post_data or ''}" for r in screen.requests)
    assert code not in "\n".join(request.url for request in screen.requests)
    assert [secret for secret in ("Olga Brandt", "PsyD", recovery) if secret in sent] == []
    assert screen.said == []


@pytest.mark.long
def test_a_link_that_was_used_says_so(world, phone):
    code = world.server.write(make_setup_code)
    open_link(phone, code)
    describe(phone)
    phone.field("join.account.name").fill("Olga Brandt")
    steps.choose_locks(phone, steps.make_login())
    phone.button("found.submit").click()
    phone.page.wait_for_url(lambda address: "/found" not in address)
    open_link(phone, code)
    expect(phone.heading("found.used.title")).to_be_visible()
    expect(phone.crisis_help).to_be_visible()
    examine(phone, "title.found")


@pytest.mark.long
def test_a_link_that_has_run_out_or_was_never_made_says_so(world, screen):
    code = world.server.write(make_setup_code)
    world.clock.advance(timedelta(days=1))
    open_link(screen, code)
    expect(screen.heading("found.expired.title")).to_be_visible()
    expect(screen.crisis_help).to_be_visible()
    examine(screen, "title.found")
    open_link(screen, "nobody-made-this")
    expect(screen.heading("found.unknown.title")).to_be_visible()
    expect(screen.crisis_help).to_be_visible()
    screen.button("join.another").click()
    expect(screen.field("found.code")).to_be_visible()
    examine(screen, "title.found")


@pytest.mark.long
def test_an_owner_whose_answer_was_lost_tries_again_and_arrives(world, phone):
    open_link(phone, world.server.write(make_setup_code))
    describe(phone)
    phone.field("join.account.name").fill("Olga Brandt")
    steps.choose_locks(phone, steps.make_login())

    def lose(route):
        route.fetch()  # the server founds the practice; nobody hears of it
        route.abort()

    phone.context.route("**/api/practices", lose, times=1)
    phone.button("found.submit").click()
    expect(phone.text("failure.offline")).to_be_visible()
    phone.button("found.submit").click()
    phone.page.wait_for_url(lambda address: "/found" not in address)

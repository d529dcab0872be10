"""Staff say who signs for a young client; a parent reads and signs in their own conversation."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol.posts import Profile
from meantime.wire.policies import Agreement, Decision
from tests.browser import steps
from tests.browser.policies import OFFICE, publish_for_practice
from tests.browser.screens import DESK_ES, PHONE_EN, WIDE
from tests.browser.staff import IMANI
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

PHONE_ES = PHONE_EN | {"locale": "es-US", "color_scheme": "dark"}
JO, RUTH = "Jo Kim", "Ruth Kim"


def day(staff, days):
    return (staff.world.clock.now() + timedelta(days=days)).date()


def agreement(staff, thread):
    return staff.imani.connection.http.get(f"/spaces/{thread}/agreement", Agreement)


def offer(staff, thread):
    said = Decision(decision="offer", review_on=day(staff, 30))
    staff.imani.connection.http.put(f"/spaces/{thread}/candidacy", said, Agreement)


def part(screen):
    """Return the part of the client's page that says who else signs."""
    heading = screen.heading("signers.title")
    return screen.page.locator("section").filter(has=heading).last


def choose(screen):
    """Open the form in which it is chosen who signs."""
    part(screen).get_by_text(screen.words("signers.change"), exact=True).click()


@pytest.fixture
def family(staff):
    """Return the thread of a young client who has joined, to whom messages are offered."""
    staff.ruth.set_practice_hours(OFFICE)
    publish_for_practice(staff)
    invited = staff.imani.add_client(Profile(name=JO)).invite(IMANI)
    newcomer = sdk.Newcomer(steps.make_login(), steps.PASSWORD, JO)
    jo, _ = sdk.knock(staff.http(), invited.code).accept(newcomer, staff.folder / "jo")
    staff.people.append(jo)
    offer(staff, invited.space_id)
    return invited.space_id, jo


@pytest.mark.long
def test_a_parent_is_named_at_the_desk_and_signs_on_their_phone_in_spanish(
    staff, family, open_screen
):
    thread, jo = family
    invited = staff.imani.add_client(Profile(name=RUTH)).invite(IMANI)
    phone, desk = open_screen(**PHONE_ES), open_screen(**WIDE)
    steps.join(phone, invited.code, steps.make_login(), RUTH)
    until = day(staff, 200)
    staff.sit(desk, "imani", f"/caseload/{thread}")
    expect(part(desk)).to_contain_text(desk.words("signers.alone"))
    choose(desk)
    desk.page.get_by_label(RUTH, exact=True).check()
    desk.field("signers.until").fill("2020-01-01")
    desk.button("signers.save").click()
    expect(desk.text("agreed.until_past")).to_be_visible()
    examine(desk, "title.client")
    desk.field("signers.until").fill(until.isoformat())
    desk.button("signers.save").click()
    expect(desk.text("signers.saved")).to_be_visible()
    expect(part(desk)).to_contain_text(f"{RUTH} has to sign as well, up to and including")
    assert agreement(staff, thread).at_latest == until

    card = phone.page.get_by_text(phone.words("asked.text", name=JO))
    expect(card).to_be_visible()
    examine(phone, "title.thread")
    phone.link("asked.link").click()
    expect(phone.text("agreement.for_other_text", name=JO)).to_be_visible()
    for box in phone.page.get_by_role("checkbox").all():
        box.check()
    phone.field("sign.name").fill(RUTH)
    examine(phone, "title.agreement")
    phone.button("sign.submit").click()
    expect(phone.heading("agreement.guardian_agreed")).to_be_visible()
    expect(desk.page.get_by_text(re.compile(f"Signed version 1 on .* as “{RUTH}”"))).to_be_visible()
    assert agreement(staff, thread).why == "no_consent"  # the young person signs as well
    theirs = jo.thread(thread).sync()
    reading = theirs.agreement.read("en")
    assert f"{JO} and {RUTH} have agreed" in reading.text
    theirs.agreement.give(reading, JO, reading.ids)
    assert agreement(staff, thread).may_write
    phone.page.get_by_role("link", name=phone.words("app.back"), exact=True).click()
    expect(phone.page.get_by_role("log")).to_be_visible()
    expect(card).to_be_hidden()
    assert [phone.said, desk.said] == [[], []]


@pytest.mark.long
def test_a_young_client_reads_who_signs_with_them_and_until_when(staff, open_screen):
    staff.ruth.set_practice_hours(OFFICE)
    publish_for_practice(staff)
    staff.admit(RUTH)
    invited = staff.imani.add_client(Profile(name=JO)).invite(IMANI)
    phone, desk = open_screen(**PHONE_EN), open_screen(**DESK_ES)
    steps.join(phone, invited.code, steps.make_login(), JO)
    offer(staff, invited.space_id)
    staff.sit(desk, "imani", f"/caseload/{invited.space_id}")
    choose(desk)
    desk.page.get_by_label(RUTH, exact=True).check()
    desk.field("signers.until").fill(day(staff, 200).isoformat())
    examine(desk, "title.client")
    desk.button("signers.save").click()
    expect(desk.text("signers.saved")).to_be_visible()
    phone.page.locator(".gate").get_by_role("link").click()
    expect(phone.page.get_by_text(f"{RUTH} has to agree as well, up to and incl")).to_be_visible()
    examine(phone, "title.agreement")
    desk.page.get_by_label(RUTH, exact=True).uncheck()
    desk.button("signers.save_alone").click()
    expect(part(desk)).to_contain_text(desk.words("signers.alone"))
    expect(phone.page.get_by_text(f"{RUTH} has to agree as well")).to_be_hidden()
    assert agreement(staff, invited.space_id).guardians == []

"""Sessions: a client asks for a time, the clinician accepts it; one is moved or cancelled."""

import re

import msgspec
import pytest
from playwright.sync_api import expect

from meantime.protocol.posts import Profile
from meantime.wire.appointments import NewAppointment
from meantime.wire.boundaries import Frame, ReplyWithin
from tests.browser import steps
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

ALWAYS = Frame(
    zone="America/New_York",
    hours=[[(540, 1020)]] * 7,
    windows=[[540]] * 7,
    reply_within=ReplyWithin(unit="days", n=2),
    closures=[],
)


@pytest.fixture
def maya(staff, phone):
    """Return the screen of a client of Imani's, who is there every day from 9 to 5."""
    staff.imani.set_hours(ALWAYS)
    invited = staff.imani.add_client(Profile(name=steps.MAYA)).invite(steps.IMANI)
    steps.join(phone, invited.code, steps.make_login())
    return phone


def slots(screen):
    return screen.page.locator("fieldset input")


def accept(screen, n):
    screen.page.get_by_role("button", name=re.compile("^Accept ")).nth(n).click()


def ask_for_two(maya):
    maya.page.get_by_role("link", name=maya.words("bar.sessions")).click()
    maya.button("sessions.ask").click()
    slots(maya).nth(0).check()
    slots(maya).nth(2).check()
    maya.button("sessions.send").click()
    expect(maya.text("asked.mine")).to_be_visible()


def test_a_client_asks_the_clinician_accepts_and_both_see_it(staff, maya, wide):
    ask_for_two(maya)
    examine(maya, "title.appointments")
    staff.sit(wide, "imani", "/calendar")
    expect(wide.text("asked.client_asks", who=steps.MAYA)).to_be_visible()
    examine(wide, "title.calendar")
    accept(wide, 0)
    expect(wide.text("calendar.done")).to_be_visible()
    expect(wide.text("asked.client_asks", who=steps.MAYA)).to_have_count(0)
    maya.page.get_by_role("link", name=maya.words("bar.messages")).click()
    line = maya.page.get_by_role("link", name=re.compile("^Next session: .*E[SD]T"))
    line.click()
    expect(maya.button("meeting.cancel")).to_have_count(1)
    maya.button("meeting.cancel").click()
    expect(maya.text("meeting.cancelled")).to_be_visible()
    maya.button("meeting.undo").click()
    expect(maya.text("meeting.cancelled")).to_have_count(0)
    assert wide.said == maya.said == []


@pytest.mark.long
def test_times_that_do_not_suit_are_answered_with_others(staff, maya, wide):
    ask_for_two(maya)
    staff.sit(wide, "imani", "/calendar")
    wide.button("asked.other").click()
    slots(wide).last.check()
    examine(wide, "title.calendar")
    wide.button("book.send_offer").click()
    expect(wide.text("asked.offered_to", who=steps.MAYA)).to_be_visible()
    maya.page.reload()
    steps.unlock(maya)
    expect(maya.text("asked.offer")).to_be_visible()
    accept(maya, 0)
    expect(maya.text("calendar.done")).to_be_visible()
    expect(maya.button("meeting.cancel")).to_have_count(1)


@pytest.mark.long
def test_a_series_is_set_and_one_of_it_moved(staff, maya, wide):
    staff.sit(wide, "imani", "/calendar")
    wide.button("calendar.add").click()
    wide.field("book.client").select_option(label=steps.MAYA)
    wide.field("book.repeats").select_option("weekly")
    slots(wide).last.check()
    wide.button("book.save").click()
    expect(wide.text("calendar.done")).to_be_visible()
    for _ in range(3):
        wide.button("calendar.after").click()
    expect(wide.text("meeting.weekly")).to_be_visible()
    examine(wide, "title.calendar")
    wide.button("meeting.move").click()
    slots(wide).first.check()
    wide.button("book.save").click()
    expect(wide.text("calendar.done")).to_be_visible()
    maya.page.get_by_role("link", name=maya.words("bar.sessions")).click()
    moved = maya.page.get_by_text(re.compile("^Moved from"))
    expect(moved).to_have_count(1)


@pytest.mark.long
def test_a_time_that_is_taken_meanwhile_is_refused_in_plain_words(staff, maya, wide):
    ask_for_two(maya)
    request = next(iter(staff.imani.appointments.requests()))
    taken = {"starts_at": request.slots[0], "zone": request.zone, "minutes": 50}
    staff.imani.appointments.book(request.space_id, msgspec.convert(taken, NewAppointment))
    staff.sit(wide, "imani", "/calendar")
    accept(wide, 0)
    expect(wide.text("calendar.taken")).to_be_visible()
    accept(wide, 1)
    expect(wide.text("calendar.done")).to_be_visible()
    assert all("409" in each for each in wide.said)  # the browser's own word for a refusal

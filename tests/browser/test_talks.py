"""What is too big for a message: a talk is offered, the client chooses, a session moves."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime.protocol.posts import Profile
from meantime.sdk import redirecting
from meantime.wire.appointments import NewAppointment
from tests.browser import steps
from tests.browser.screens import PHONE_EN
from tests.browser.test_appointments import ALWAYS
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

BIG = "I do not know where to begin."
OFFERED = "section.talk"  # out of hours the automatic reply names the practice's number too
LEFT = timedelta(seconds=21)  # then it can no longer be taken back


class Case:
    """A client's screen and the space; Imani is there every day from 9 to 5."""

    def __init__(self, staff, screen):
        staff.imani.set_hours(ALWAYS)
        invited = staff.imani.add_client(Profile(name=steps.MAYA)).invite(steps.IMANI)
        steps.join(screen, invited.code, steps.make_login())
        self.staff, self.screen, self.space = staff, screen, invited.space_id

    def book(self, days):
        at = self.staff.world.clock.now().replace(hour=18, minute=0, second=0, microsecond=0)
        new = NewAppointment(starts_at=at + timedelta(days=days), zone="UTC", minutes=50)
        return self.staff.imani.appointments.book(self.space, new)

    def next(self):
        return self.staff.imani.appointments.next_in(self.space)

    def redirects(self):
        return redirecting.redirects(self.staff.imani.thread(self.space).sync())


def offer(case, screen):
    """Open the form of an offer, beside what was written."""
    case.staff.sit(screen, "imani")
    expect(screen.page.locator(".read .name")).to_have_text(steps.MAYA)
    screen.button("talk.open").click()


def leave(case, screen):
    """Send the offer, and let the time pass in which it can be taken back."""
    screen.button("talk.send").click()
    expect(screen.text("talk.what_came")).to_be_visible()
    expect(screen.page.locator(".batch .row")).to_have_count(0)  # the clock has stopped
    case.staff.world.clock.advance(LEFT)
    case.screen.page.reload()
    steps.unlock(case.screen)


def take(screen, n):
    screen.page.locator(f"{OFFERED} li button").nth(n).click()


@pytest.mark.long
def test_the_next_session_moves_forward_when_the_client_takes_a_time(staff, phone, wide):
    case = Case(staff, phone)
    later = case.book(days=6)
    steps.write(phone, BIG)
    offer(case, wide)
    wide.page.get_by_label(re.compile("Move the session of")).check()
    examine(wide, "title.review")
    for n in (0, 1):
        wide.page.locator(".slots input").nth(n).check()
    leave(case, wide)
    expect(phone.text("talk.asked")).to_be_visible()
    expect(phone.text("talk.moves")).to_be_visible()
    examine(phone, "title.thread")
    take(phone, 1)
    expect(phone.text("talk.you_time")).to_be_visible()
    met = case.next()
    assert met.was_at == later.starts_at > met.starts_at
    expect(wide.text("talk.what_came")).to_have_count(0)
    assert case.redirects()[0].pick == "time"
    assert wide.said == phone.said == []


@pytest.mark.long
def test_a_call_is_offered_in_spanish_and_what_came_of_it_is_kept(staff, open_screen, wide):
    case = Case(staff, open_screen(**PHONE_EN | {"locale": "es-US"}))
    steps.write(case.screen, BIG)
    offer(case, wide)
    wide.field("talk.call").fill("+1 555 0100")
    leave(case, wide)
    call = case.screen.page.locator(OFFERED).get_by_role("link", name="Llamar al +1 555 0100")
    expect(call).to_have_attribute("href", "tel:+15550100")
    examine(case.screen, "title.thread")
    case.screen.button("talk.i_call").click()
    expect(case.screen.text("talk.you_call", number="+1 555 0100")).to_be_visible()
    expect(wide.text("talk.picked_call")).to_be_visible()
    expect(wide.page.locator(".batch .row")).to_have_count(1)  # somebody has to answer
    wide.button("talk.talked").click()
    expect(wide.text("talk.what_came")).to_have_count(0)
    assert case.redirects()[0].outcome == "talked"


@pytest.mark.long
def test_an_offer_without_an_answer_is_chased(staff, phone, wide):
    case = Case(staff, phone)
    steps.write(phone, BIG)
    offer(case, wide)
    leave(case, wide)
    expect(wide.heading("talks.list")).to_be_visible()
    [promise] = staff.imani.promises()
    assert promise.state == "due"
    staff.world.clock.advance(timedelta(days=2, minutes=1))
    wide.page.reload()
    steps.sign_in(wide, staff.logins["imani"])
    expect(wide.text("talks.overdue")).to_be_visible()


@pytest.mark.long
def test_nothing_is_sent_that_offers_nothing(staff, phone, wide):
    case = Case(staff, phone)
    steps.write(phone, BIG)
    offer(case, wide)
    wide.field("talk.call").fill("")
    wide.button("talk.send").click()
    expect(wide.text("talk.nothing")).to_be_visible()
    assert case.redirects() == []

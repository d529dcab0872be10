"""What a client is told before writing: who reads next, and by when an answer comes."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.screens import DESK_ES, PHONE_EN
from tests.browser.steps import IMANI, MAYA
from tests.browser.test_pages import examine
from tests.sdk.hands import Hands
from tests.world import ok

pytestmark = pytest.mark.browser

NEW_YORK = {"timezone_id": "America/New_York"}
FRIDAY_23_04 = datetime(2027, 3, 6, 4, 4, tzinfo=UTC)  # of 5 March there


def set_hours(hands, *closures):
    frame = {
        "zone": "America/New_York",
        "hours": [[[540, 1080]]] * 5 + [[], []],
        "windows": [[540, 960]] * 5 + [[], []],
        "reply_within": {"unit": "days", "n": 2},
        "closures": closures,
    }
    ok(hands.practice.clinician.api.put("/frames/mine", json=frame))


@pytest.fixture
def hands(world, tmp_path):
    """Return a practice on a Friday at 23:04 in New York, whose clinician has hours."""
    world.clock.set(FRIDAY_23_04)
    with Hands(world, tmp_path) as hands:
        set_hours(hands)
        yield hands


@pytest.fixture
def night(hands, open_screen):
    """Return a client's phone in New York, open in the thread, and the login."""
    phone = open_screen(**PHONE_EN, **NEW_YORK)
    invited, login = hands.clinician.invite_client(MAYA, IMANI), steps.make_login()
    steps.join(phone, invited.code, login)
    return phone, login


def terms(screen):
    return screen.page.locator(".terms").first


def test_late_on_friday_a_client_reads_monday_and_tuesday_before_writing(night):
    phone, _ = night
    told = terms(phone)
    expect(told).to_contain_text("Imani Rivera reads next on Monday at 9:00 AM EST.")
    expect(told).to_contain_text("an answer comes by Tuesday at 6:00 PM EST")
    expect(told).to_contain_text(phone.words("thread.no_emergency"))
    expect(told).to_contain_text("988")
    examine(phone, "title.thread")


@pytest.mark.long
def test_a_holiday_moves_the_date_and_the_page_says_why(night, hands):
    phone, _ = night
    day = "2027-03-08"
    holiday = {"id": day, "starts_on": day, "ends_on": day, "kind": "holiday"}
    set_hours(hands, {**holiday, "name": "Founders' Day"})
    phone.page.reload()
    steps.unlock(phone)
    told = terms(phone)
    expect(told).to_contain_text("reads next on Tuesday at 9:00 AM EST")
    expect(told).to_contain_text("by Wednesday at 6:00 PM EST")
    expect(told).to_contain_text(phone.words("thread.moved_by", holiday="Founders' Day"))


@pytest.mark.long
def test_across_the_change_of_the_clocks_the_hour_stays(night, world):
    phone, login = night
    world.clock.set(FRIDAY_23_04 + timedelta(days=7))  # the clocks change on Sunday
    phone.page.reload()
    steps.sign_in(phone, login)
    expect(terms(phone)).to_contain_text("reads next on Monday at 9:00 AM EDT")
    expect(terms(phone)).to_contain_text("by Tuesday at 6:00 PM EDT")


@pytest.mark.long
def test_without_a_connection_the_last_promise_stands_while_it_holds(night):
    phone, login = night
    phone.page.reload()
    steps.unlock(phone)  # which keeps the lock for a time without a connection
    expect(terms(phone)).to_contain_text("Monday")
    steps.wait_for_shell(phone)
    place = phone.page.url
    phone.page.goto("about:blank")
    phone.context.set_offline(True)
    phone.page.goto(place)
    steps.sign_in(phone, login)
    # The device goes by its own clock now, months behind, and so says the date too.
    expect(terms(phone)).to_contain_text("reads next on Monday, March 8 at 9:00 AM EST")


@pytest.mark.long
def test_a_desk_in_spanish_says_the_same(hands, open_screen):
    desk = open_screen(**DESK_ES, **NEW_YORK)
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(desk, invited.code, steps.make_login())
    expect(terms(desk)).to_contain_text("Imani Rivera leerá los mensajes el lunes")
    expect(terms(desk)).to_contain_text("a más tardar el martes")
    examine(desk, "title.thread")


@pytest.mark.long
def test_where_nobody_has_set_hours_the_practice_s_own_words_stand(world, tmp_path, phone):
    with Hands(world, tmp_path) as hands:
        invited = hands.clinician.invite_client(MAYA, IMANI)
        steps.join(phone, invited.code, steps.make_login())
        expect(terms(phone)).to_contain_text("Replies come in office hours")

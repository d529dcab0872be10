"""Days away: who covers is seated for them, clients are told, and the server keeps to the dates."""

import re
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol.posts import Profile
from meantime.sdk.covering import Away
from tests.browser import steps
from tests.browser.screens import PHONE_EN
from tests.browser.staff import IMANI, SAM, Staff
from tests.browser.test_pages import examine
from tests.browser.test_promise import FRIDAY_23_04, NEW_YORK, terms
from tests.browser.test_review import WITHIN_THE_HOUR

pytestmark = pytest.mark.browser

FIRST, LAST = "2027-03-15", "2027-03-19"  # Monday to Friday
TUESDAY = datetime(2027, 3, 16, 14, 0, tzinfo=UTC)  # 10 o'clock there
SATURDAY = datetime(2027, 3, 20, 14, 0, tzinfo=UTC)


@pytest.fixture
def staff(world, tmp_path):
    """Yield a practice on a Friday, ten days before Imani is away."""
    world.clock.set(FRIDAY_23_04)
    staff = Staff(world, tmp_path)
    staff.ruth.set_practice_hours(WITHIN_THE_HOUR)
    yield staff
    staff.close()


def cover(screen, **values):
    return screen.page.get_by_role("button", name=screen.words("cover.give", **values))


def go_away(screen, name=SAM.name):
    """Say on the page of hours that one is away, and who reads meanwhile."""
    screen.button("hours.away_add").click()
    screen.field("hours.away_to").fill(LAST)
    screen.field("hours.away_from").fill(FIRST)
    screen.field("cover.who").select_option(label=name)
    screen.button("hours.save").click()
    expect(screen.text("hours.saved")).to_be_visible()


def arrange(screen, n):
    cover(screen, name=SAM.name).click()
    expect(screen.text("cover.done", n=str(n), all=str(n))).to_be_visible(timeout=60_000)


def later(staff, person, at):
    """Let time go on to `at`, and return somebody signed in anew."""
    staff.world.clock.set(at)
    account = person.connection.account
    again = sdk.connect_by_key(staff.http(), account, staff.folder / f"{at:%d}-{person.id}")
    staff.people.append(again)
    return again


def sees(person):
    return {case.name() for case in person.caseload()}


@pytest.mark.long
def test_the_page_of_a_cover_is_sound(staff, phone):
    staff.admit("Ada Lind")
    staff.sit(phone, "imani", "/settings/hours")
    go_away(phone)
    expect(cover(phone, name=SAM.name)).to_be_visible()
    examine(phone, "title.hours")
    assert phone.said == []


@pytest.mark.long
def test_who_covers_reads_from_the_first_day_to_the_last_and_the_client_is_told(
    staff,
    wide,
    open_screen,
):
    phone, login = open_screen(**PHONE_EN, **NEW_YORK), steps.make_login()
    case = staff.imani.add_client(Profile(name="Ada Lind"))
    steps.join(phone, case.invite(IMANI).code, login)
    steps.write(phone, "Said before.")
    expect(phone.page.get_by_text(phone.words("thread.sent"), exact=True)).to_be_visible()
    staff.sit(wide, "imani", "/settings/hours")
    go_away(wide)
    arrange(wide, 1)
    assert sees(staff.sam) == set()
    meanwhile = later(staff, staff.sam, TUESDAY)
    assert sees(meanwhile) == {"Ada Lind"}
    assert [message.text for message in meanwhile.thread(case.id).read()][-1:] == ["Said before."]
    phone.page.reload()
    steps.sign_in(phone, login)
    expect(terms(phone)).to_contain_text("Sam Ortega reads your messages for Imani Rivera until")
    examine(phone, "title.thread")
    steps.look_who_reads(phone)
    expect(phone.page.get_by_text("Reads until Friday, March 19;")).to_be_visible()
    examine(phone, "title.readers")
    assert sees(later(staff, staff.sam, SATURDAY)) == set()
    phone.page.reload()
    steps.sign_in(phone, login)
    expect(phone.text("term.over")).to_be_visible()


@pytest.mark.long
def test_whoever_covers_reads_for_whom_and_until_when(staff, wide):
    thread, client = staff.admit("Ada Lind")
    case = next(case for case in staff.imani.caseload() if case.id == thread)
    first, last = date.fromisoformat(FIRST), date.fromisoformat(LAST)
    assert staff.imani.arrange_cover(Away(first, last, staff.sam.id), [case]) == {}
    later(staff, client, TUESDAY).thread(thread).write("Said meanwhile.")
    staff.sit(wide, "sam", f"/review/{thread}")
    covered = wide.words("covered.until", name="Imani Rivera", day="Friday, March 19")
    expect(wide.page.get_by_text(covered)).to_be_visible()
    examine(wide, "title.review")
    wide.link("review.profile").click()
    expect(wide.page.get_by_text("Reads until Friday, March 19;")).to_be_visible()
    examine(wide, "title.client")
    assert wide.said == []


@pytest.mark.long
def test_the_next_device_takes_a_seat_that_is_over(staff, wide):
    thread, client = staff.admit("Ada Lind")
    staff.sit(wide, "imani", "/settings/hours")
    go_away(wide)
    arrange(wide, 1)
    assert staff.sam.id in client.thread(thread).state.seats
    back = later(staff, client, SATURDAY)
    assert staff.sam.id in back.thread(thread).state.seats
    removed = re.compile(f"/spaces/{thread}/entries$")
    with wide.page.expect_response(removed, timeout=60_000) as answer:
        staff.sit(wide, "imani", "/caseload")
    assert answer.value.status == 201
    assert staff.sam.id not in back.thread(thread).state.seats


@pytest.mark.long
def test_a_cover_is_ended_before_it_begins(staff, wide):
    thread, client = staff.admit("Ada Lind")
    staff.admit("Ben Osei")
    staff.sit(wide, "imani", "/settings/hours")
    go_away(wide)
    wide.page.get_by_role("checkbox", name="Ben Osei").uncheck()
    cover(wide, name=SAM.name).click()
    expect(wide.text("cover.done", n="1", all="2")).to_be_visible(timeout=60_000)
    assert staff.sam.id in client.thread(thread).state.seats
    wide.button("cover.end").click()
    expect(wide.button("cover.end")).to_have_count(0, timeout=60_000)
    assert staff.sam.id not in client.thread(thread).state.seats
    assert sees(later(staff, staff.sam, TUESDAY)) == set()

"""The whole story: a message on Friday night, a quiet weekend, one round, and every promise met."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from playwright.sync_api import expect

from meantime.sdk.sign_in import open_sign_in
from meantime.server.notices.service import list_notices
from meantime.wire.boundaries import Closure, Frame, ReplyWithin
from tests.browser import steps
from tests.browser.axe import violations
from tests.browser.screens import PHONE_EN, WIDE
from tests.browser.staff import IMANI, Staff
from tests.browser.steps import MAYA
from tests.browser.test_review import reading
from tests.server.swept import swept

pytestmark = pytest.mark.browser

NEW_YORK = {"timezone_id": "America/New_York"}
HOUR, A_MOMENT = timedelta(hours=1), timedelta(minutes=1)
DAY = 24 * HOUR


class Weekend(NamedTuple):
    """A Friday at 23:04, and when somebody reads next; the words that a client reads of it."""

    friday_night: datetime
    morning: datetime
    reads: str
    answer_by: str
    zone: str
    closures: tuple[Closure, ...] = ()


MARCH_8 = datetime(2027, 3, 8).date()
HOLIDAY = Closure(id="h", starts_on=MARCH_8, ends_on=MARCH_8, kind="holiday", name="Founders' Day")
WEEKENDS = {
    "weekend": Weekend(
        datetime(2027, 3, 6, 4, 4, tzinfo=UTC),
        datetime(2027, 3, 8, 14, tzinfo=UTC),
        "on Monday at 9:00 AM EST",
        "by Tuesday at 6:00 PM EST",
        "EST",
    ),
    "holiday": Weekend(
        datetime(2027, 3, 6, 4, 4, tzinfo=UTC),
        datetime(2027, 3, 9, 14, tzinfo=UTC),
        "on Tuesday at 9:00 AM EST",
        "by Wednesday at 6:00 PM EST",
        "EST",
        (HOLIDAY,),
    ),
    "clocks change": Weekend(
        datetime(2027, 3, 13, 4, 4, tzinfo=UTC),
        datetime(2027, 3, 15, 13, tzinfo=UTC),
        "on Monday at 9:00 AM EDT",
        "by Tuesday at 6:00 PM EDT",
        "EDT",
    ),
}


@pytest.fixture(params=[pytest.param(each, id=name) for name, each in WEEKENDS.items()])
def weekend(request):
    return request.param


@pytest.fixture
def staff(world, tmp_path, weekend):
    """Yield a practice whose clinician reads at 9:00 and 16:00, on a Friday at 23:04."""
    world.clock.set(weekend.friday_night)
    staff = Staff(world, tmp_path)
    frame = Frame(
        zone="America/New_York",
        hours=[*[[(540, 1080)]] * 5, [], []],
        windows=[*[[540, 960]] * 5, [], []],
        reply_within=ReplyWithin(unit="days", n=2),
        closures=list(weekend.closures),
    )
    staff.imani.set_hours(frame)
    yield staff
    staff.close()


def left(staff):
    """Return when notices have left for the clinician."""
    swept(staff.world)
    kept = staff.world.server.read(list_notices, staff.imani.connection.practice_id)
    mine = [each.fate for each in kept if each.seat_id == staff.imani.id]
    return [fate.at for fate in mine if fate.state == "left"]


def write_on_the_phone(staff, phone, weekend):
    """Have a client read what holds, write, and meet the automatic reply; return the login."""
    login = steps.make_login()
    steps.join(phone, staff.imani.invite_client(MAYA, IMANI).code, login)
    terms = phone.page.locator(".terms").first
    expect(terms).to_contain_text(f"Imani Rivera reads next {weekend.reads}")
    expect(terms).to_contain_text(weekend.answer_by)
    steps.write(phone, "It came back tonight.")
    reply = phone.page.get_by_role("group", name=phone.words("automatic.title"))
    expect(reply).to_contain_text(weekend.reads)
    expect(reply).to_contain_text("988")
    assert violations(phone) == []
    return login


def go_to(staff, at):
    """Move the clock; whoever is at a terminal signs in again with the key that they hold."""
    staff.world.clock.set(at)
    for person in staff.people:
        open_sign_in(person.connection.http, person.connection.account, "cli")


def ask(staff, *names):
    """Have new clients ask something; return their threads by name."""
    threads = {}
    for name in names:
        thread, client = staff.admit(name)
        threads[name] = client.thread(thread)
        threads[name].write(f"{name} asks.")
    return threads


def walk_the_batch(desk):
    """Answer the first, keep the second for the session, and promise the third a day."""
    keys = desk.page.keyboard
    reading(desk, MAYA)
    expect(desk.page.locator(".batch .row")).to_have_count(3)
    assert violations(desk) == []
    keys.press("r")
    keys.type("Thank you for writing. Let us begin with it on Thursday.")
    keys.press("Control+Shift+Enter")
    reading(desk, "Ada")
    keys.press("e")
    reading(desk, "Ben")
    keys.press("p")
    expect(desk.field("promise.day")).to_be_focused()
    desk.field("promise.day").select_option(index=1)
    with desk.page.expect_response(lambda answer: "/promises/" in answer.url and answer.ok):
        desk.button("promise.make").click()
    expect(desk.page.locator(".batch .row")).to_have_count(0)


def answer_at_night(desk, *names):
    """Answer outside the hours; take the last answer back before it leaves."""
    for name in names:
        desk.page.locator(".batch .row", has_text=name).click()
        reading(desk, name)
        desk.field("answer.label", name=name).fill(f"In the morning, {name}.")
        desk.page.keyboard.press("Control+Enter")
    desk.link("desk.sent").click()
    to_last = desk.words("sent.to", name=names[-1])
    take_back = f"{desk.words('sent.take_back')}: {to_last}"
    desk.page.get_by_role("button", name=take_back).click()
    expect(desk.page.get_by_role("button", name=to_last)).to_have_count(0)


@pytest.mark.long
def test_from_friday_night_to_the_last_answer_every_promise_is_met(staff, weekend, open_screen):
    phone, desk = open_screen(**PHONE_EN, **NEW_YORK), open_screen(**WIDE, **NEW_YORK)
    login = write_on_the_phone(staff, phone, weekend)
    threads = ask(staff, "Ada", "Ben")
    staff.world.clock.set(weekend.morning - A_MOMENT)
    assert left(staff) == []
    staff.world.clock.set(weekend.morning)
    [digest] = left(staff)
    assert weekend.morning <= digest < weekend.morning + A_MOMENT

    go_to(staff, weekend.morning)
    staff.sit(desk, "imani")
    walk_the_batch(desk)
    go_to(staff, weekend.morning + A_MOMENT)
    phone.page.reload()
    steps.sign_in(phone, login)
    expect(phone.page.get_by_text("Let us begin with it on Thursday.")).to_be_visible()
    assert staff.imani.waiting() == []
    assert [each.state for each in staff.imani.promises()] == ["due"]

    go_to(staff, weekend.morning + 13 * HOUR)  # 22:00
    threads |= ask(staff, "Cleo", "Dora")
    staff.sit(desk, "imani", "/review")
    answer_at_night(desk, "Cleo", "Dora")
    assert threads["Cleo"].read()[-1].text == "Cleo asks."

    go_to(staff, weekend.morning + DAY + A_MOMENT)  # 9:00 again
    assert threads["Cleo"].read()[-1].text == "In the morning, Cleo."
    assert threads["Dora"].read()[-1].text == "Dora asks."
    assert [each.space_id for each in staff.imani.waiting()] == [threads["Dora"].id]
    staff.imani.thread(threads["Dora"].id).reply("Here I am, Dora.")
    staff.imani.thread(threads["Ben"].id).reply("As I said: here I am.")
    assert [each.state for each in staff.imani.promises()] == ["kept"]
    told_by_then = left(staff)
    go_to(staff, weekend.morning + 14 * DAY)
    assert left(staff) == told_by_then  # nothing was overdue, no promise was broken

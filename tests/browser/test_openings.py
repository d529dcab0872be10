"""Who opened a conversation: cover at once and to the minute, one's own therapist a day later."""

from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol.posts import Profile
from meantime.sdk.covering import Away
from tests.browser import steps
from tests.browser.screens import TIMEOUT_MS
from tests.browser.staff import IMANI, SAM, Staff
from tests.browser.test_cover import FIRST, LAST, later
from tests.browser.test_pages import examine
from tests.browser.test_promise import FRIDAY_23_04
from tests.browser.test_review import WITHIN_THE_HOUR

pytestmark = pytest.mark.browser

TWELVE_PAST_TEN = datetime(2027, 3, 16, 14, 12, tzinfo=UTC)  # in New York
DAY = timedelta(days=1)


@pytest.fixture
def staff(world, tmp_path):
    """Yield a practice on a Friday, ten days before Imani is away."""
    world.clock.set(FRIDAY_23_04)
    staff = Staff(world, tmp_path)
    staff.ruth.set_practice_hours(WITHIN_THE_HOUR)
    yield staff
    staff.close()


@pytest.fixture
def covered(staff):
    """Return a thread for which Sam covers, and its client's login."""
    case, login = staff.imani.add_client(Profile(name="Ada Lind")), steps.make_login()
    newcomer = sdk.Newcomer(login, steps.PASSWORD, "")
    client, _ = sdk.knock(staff.http(), case.invite(IMANI).code).accept(
        newcomer, staff.folder / "ada"
    )
    staff.people.append(client)
    client.thread(case.id).write("May I ask something?")
    away = Away(date.fromisoformat(FIRST), date.fromisoformat(LAST), staff.sam.id)
    assert staff.imani.arrange_cover(away, [case]) == {}
    return case.id, login


def open_as_cover(staff, screen, thread):
    """Read a conversation at the desk as Sam, and wait until the app has said so."""
    said = screen.page.expect_response(
        lambda answer: answer.url.endswith("/opening"),
        timeout=3 * TIMEOUT_MS,  # after a sign-in, and all that comes with the desk
    )
    with said as marked:
        staff.sit(screen, "sam", f"/review/{thread}")
        expect(screen.page.locator(".read .name")).to_have_text("Ada Lind")
    assert marked.value.status == 204


def look(screen, thread, login):
    """Look as the client who has opened the conversation."""
    screen.page.goto(f"/threads/{thread}/readers")
    steps.sign_in(screen, login)
    expect(screen.heading("opened.title")).to_be_visible()


def go_on(staff, screen, login):
    """Let a day pass, and sign the client in anew on the same page."""
    staff.world.clock.set(TWELVE_PAST_TEN + DAY)
    screen.page.reload()
    steps.sign_in(screen, login)


@pytest.mark.long
def test_a_client_sees_cover_at_once_and_their_own_therapist_by_the_day_tomorrow(
    staff, covered, wide, phone
):
    thread, login = covered
    staff.world.clock.set(TWELVE_PAST_TEN)
    open_as_cover(staff, wide, thread)
    later(staff, staff.imani, TWELVE_PAST_TEN).thread(thread).sync().mark_opened()
    look(phone, thread, login)
    at_once = f"{SAM.name}, covering, opened your messages on March 16 at 10:12"
    expect(phone.page.get_by_text(at_once)).to_contain_text("(New York time)")
    by_day = phone.page.get_by_text(f"{IMANI.name} opened your messages on March 16.")
    expect(by_day).to_have_count(0)
    examine(phone, "title.readers")
    go_on(staff, phone, login)
    expect(by_day).to_be_visible()
    expect(phone.page.get_by_text(at_once)).to_be_visible()
    phone.link("app.back").click()
    expect(phone.page.get_by_role("log")).to_be_visible()
    phone.link("bar.settings").click()
    expect(phone.link("settings.readers")).to_be_visible()
    phone.context.set_offline(True)
    phone.link("settings.readers").click()
    expect(phone.text("opened.kept")).to_be_visible()
    expect(by_day).to_be_visible()
    assert not any(request.url.endswith("/opening") for request in phone.requests)
    assert wide.said == []


@pytest.mark.long
def test_a_client_sees_it_in_spanish(staff, covered, desk):
    thread, login = covered
    for person in (staff.sam, staff.imani):
        later(staff, person, TWELVE_PAST_TEN).thread(thread).sync().mark_opened()
    look(desk, thread, login)
    at_once = f"{SAM.name}, en suplencia, abrió sus mensajes el 16 de marzo a las 10:12"
    expect(desk.page.get_by_text(at_once)).to_contain_text("(hora de New York)")
    examine(desk, "title.readers")
    go_on(staff, desk, login)
    by_day = f"{IMANI.name} abrió sus mensajes el 16 de marzo."
    expect(desk.page.get_by_text(by_day)).to_be_visible()
    assert desk.said == []

"""A record opened in an emergency: read for an hour, told at once, reviewed, seen by its client."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol.posts import Profile
from meantime.protocol.safety_posts import PlanLine
from tests.browser import steps
from tests.browser.screens import WIDE
from tests.browser.staff import IMANI, RUTH, SAM, Staff
from tests.browser.test_pages import examine
from tests.browser.test_promise import FRIDAY_23_04
from tests.server.swept import swept

pytestmark = pytest.mark.browser

HOUR = timedelta(minutes=61)
WORDS = "She wrote of a plan, and Imani is on a flight."
MESSAGE = "I cannot do this any more."
CALM = "Walk to the river"


@pytest.fixture
def staff(world, tmp_path):
    """Yield a practice late on a Friday."""
    world.clock.set(FRIDAY_23_04)
    staff = Staff(world, tmp_path)
    yield staff
    staff.close()


@pytest.fixture
def ada(staff):
    """Return the thread of a client of Imani's who has written and has a plan, and her login."""
    case, login = staff.imani.add_client(Profile(name="Ada Lind")), steps.make_login()
    newcomer = sdk.Newcomer(login, steps.PASSWORD, "")
    client, _ = sdk.knock(staff.http(), case.invite(IMANI).code).accept(
        newcomer, staff.folder / "ada"
    )
    staff.people.append(client)
    thread = client.thread(case.id)
    thread.write(MESSAGE)
    thread.save_plan([PlanLine("sp.alone", "activity", CALM)])
    return case.id, login


def ask(screen, reader=""):
    """Ask for the record of the practice's one client on its page of records, up to the end."""
    screen.button("emergency.find").click()
    screen.button("emergency.ask").click()
    if reader:
        screen.field("emergency.who").select_option(label=reader)
    screen.page.get_by_label(screen.words("emergency.danger")).check()
    screen.button("emergency.next").click()
    expect(screen.text("emergency.words_missing")).to_be_visible()
    screen.field("emergency.words").fill(WORDS)
    screen.button("emergency.next").click()
    expect(screen.heading("emergency.sure")).to_be_focused()


def go_on(staff, screen):
    """Let the hour pass, and let somebody unlock the same page."""
    staff.world.clock.advance(HOUR)
    swept(staff.world)
    screen.page.reload()
    steps.unlock(screen)


def test_a_custodian_reads_for_an_hour_the_clinician_reviews_it_and_the_client_sees_who(
    staff, ada, wide, open_screen, phone
):
    thread, login = ada
    other = open_screen(**WIDE)
    staff.sit(other, "imani", "/review")
    staff.sit(wide, "ruth", "/records")
    ask(wide)
    wide.button("emergency.open").click()
    expect(wide.text("emergency.is_open")).to_be_visible()
    wide.page.get_by_role("main").get_by_role("link", name=wide.words("emergency.go")).first.click()
    expect(wide.page.get_by_text(MESSAGE)).to_be_visible()
    wide.page.get_by_role("navigation").get_by_role("link", name=wide.words("desk.clients")).click()
    wide.page.get_by_role("link", name="Ada Lind").click()
    wide.link("plan.desk_open").click()
    expect(wide.page.get_by_text(CALM)).to_be_visible()

    line = wide.words("emergency.line", by=RUTH.name, client="Ada Lind")
    expect(other.page.get_by_role("region", name=other.words("emergency.region"))).to_contain_text(
        line
    )
    other.link("emergency.see").click()
    other.button("emergency.why").click()
    expect(other.page.get_by_text(WORDS)).to_be_visible()
    examine(other, "title.record_of")

    go_on(staff, other)
    other.button("emergency.why").click()
    other.page.get_by_label(other.words("emergency.justified"), exact=True).check()
    other.field("emergency.words").fill("It was right.")
    other.button("emergency.sign_off").click()
    expect(other.page.get_by_text("It was right.")).to_be_visible()
    assert not staff.ruth.threads()

    phone.page.goto(f"/threads/{thread}/readers")
    steps.sign_in(phone, login)
    seen = phone.page.get_by_text(f"Your messages were opened for {RUTH.name} in an emergency")
    expect(seen).to_be_visible()
    phone.link("app.back").click()
    told = phone.page.get_by_text(f"{RUTH.name} opened these messages in an emergency, until")
    expect(told).to_be_visible()
    assert WORDS not in phone.page.content()
    assert wide.said == other.said == phone.said == []


@pytest.mark.long
@pytest.mark.usefixtures("ada")
def test_a_colleague_is_let_in_and_says_that_they_are_done(staff, screen, wide):
    staff.sit(wide, "sam", "/review")
    staff.sit(screen, "ruth", "/records")
    expect(screen.text("emergency.none_open")).to_be_visible()
    examine(screen, "title.records")
    ask(screen, SAM.name)
    examine(screen, "title.records")
    screen.button("emergency.open").click()
    expect(screen.text("emergency.is_open")).to_be_visible()
    line = screen.words("emergency.line_for", by=RUTH.name, who=SAM.name, client="Ada Lind")
    banner = screen.page.get_by_role("region", name=screen.words("emergency.region"))
    expect(banner).to_contain_text(RUTH.name)
    assert line.split("Ada Lind")[0] in banner.inner_text()
    examine(screen, "title.records")
    wide.link("emergency.go").click()
    expect(wide.page.get_by_text(MESSAGE)).to_be_visible()
    wide.link("emergency.title").click()
    wide.button("emergency.done").click()
    expect(wide.page.get_by_text(wide.words("emergency.not_yours"))).to_be_visible()
    expect(wide.button("emergency.done")).to_have_count(0)
    assert not staff.sam.caseload()
    assert screen.said == wide.said == []

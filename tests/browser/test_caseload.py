"""Clients by name: added, invited, covered for, lost and found again."""

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol.posts import Profile
from tests.browser import steps
from tests.browser.staff import SAM, Staff
from tests.browser.test_inviting import shown_code
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser


def panel(screen, key):
    return screen.page.get_by_role("region", name=screen.words(key), exact=True)


def test_a_client_is_added_invited_and_joins(staff, screen):
    staff.sit(screen, "imani", "/caseload")
    expect(screen.heading("caseload.none")).to_be_visible()
    examine(screen, "title.caseload")
    screen.link("caseload.add").click()
    screen.button("adding.submit").click()  # with nothing filled in
    expect(screen.text("profile.name_needed")).to_be_visible()
    examine(screen, "title.new_client")
    screen.field("profile.name").fill("Ada Lind")
    screen.field("profile.phone").fill("+1 555 0177")
    screen.button("adding.submit").click()
    expect(screen.text("stage.new")).to_be_visible()
    examine(screen, "title.client")
    screen.button("client.invite").click()
    expect(screen.page.get_by_role("dialog").locator(".code span")).to_have_count(7)
    code = shown_code(screen)
    newcomer = sdk.Newcomer(steps.make_login(), steps.PASSWORD, "Ada")
    ada, _ = sdk.knock(staff.http(), code).accept(newcomer, staff.folder / "ada")
    staff.people.append(ada)
    screen.page.keyboard.press("Escape")
    expect(screen.text("stage.joined").first).to_be_visible()
    (case,) = staff.imani.caseload()
    assert (case.name(), case.profile().phone, case.chart is not None) == (
        "Ada Lind",
        "+1 555 0177",
        True,
    )
    assert [message.name for message in ada.thread(case.id).read()] == ["Imani Rivera"]
    assert screen.said == []


@pytest.fixture
def undecided(world, tmp_path):
    """Yield a practice that has not chosen who is woken out of hours."""
    staff = Staff(world, tmp_path, night=None)
    yield staff
    staff.close()


@pytest.mark.long
def test_before_the_night_is_chosen_no_client_is_invited_and_the_page_says_so(undecided, screen):
    client = undecided.imani.add_client(Profile(name="Ada Lind"))
    undecided.sit(screen, "imani", f"/caseload/{client.id}")
    expect(screen.text("ladder.before_inviting_ask")).to_be_visible()
    screen.button("client.invite").click()
    told = screen.page.get_by_role("alert").filter(has_text=screen.words("client.night_first"))
    expect(told).to_be_visible()
    examine(screen, "title.client")
    undecided.ruth.choose_night("nobody")
    screen.button("client.invite").click()
    expect(screen.page.get_by_role("dialog").locator(".code span")).to_have_count(7)


@pytest.mark.long
def test_what_broke_off_while_adding_is_gone_on_with(staff, wide):
    staff.sit(wide, "imani", "/caseload/new")
    founded = []

    def drop_the_second(route):
        founded.append(route.request)
        route.abort() if len(founded) == 2 else route.continue_()

    wide.page.context.route("**/api/spaces", drop_the_second)
    wide.field("profile.name").fill("Ada Lind")
    wide.button("adding.submit").click()
    expect(wide.text("adding.broke_off")).to_be_visible()
    wide.page.context.unroute("**/api/spaces")
    wide.button("adding.submit").click()
    expect(wide.text("stage.new")).to_be_visible()
    (case,) = staff.imani.caseload()  # one client, and all of them
    assert (case.name(), case.desk is None, case.chart is None) == ("Ada Lind", False, False)


@pytest.mark.long
def test_a_client_is_found_by_name_on_this_device(staff, wide):
    for name in ("Ada Lind", "Ben Osei"):
        staff.admit(name)
    staff.sit(wide, "imani", "/caseload")
    expect(wide.page.locator("main li")).to_have_count(2)
    asked = len(wide.requests)
    wide.field("caseload.search").fill("osei")
    expect(wide.page.locator("main li")).to_have_count(1)
    expect(wide.page.get_by_role("link", name="Ben Osei")).to_be_visible()
    assert not [request for request in wide.requests[asked:] if "osei" in request.url]


@pytest.mark.long
def test_cover_is_given_from_now_on_announced_and_ended(staff, wide):
    thread, ada = staff.admit("Ada Lind")
    ada.thread(thread).write("Said before.")
    staff.sit(wide, "imani", f"/caseload/{thread}")
    seats = panel(wide, "seats.title")
    seats.get_by_label(wide.words("seats.who")).select_option(label="Sam Ortega, PsyD")
    history = seats.get_by_label(wide.words("seats.history"))
    history.select_option(label=wide.words("seats.history_new"))
    wide.button("seats.give").click()
    expect(seats.get_by_text("Sam Ortega")).to_be_visible()
    expect(wide.text("seats.working")).to_have_count(0)  # the chart and the desk are given too
    examine(wide, "title.client")
    ada.thread(thread).write("Said to both.")
    (case,) = staff.sam.caseload()
    assert case.name() == "Ada Lind"
    assert [m.text for m in staff.sam.thread(thread).read() if m.text] == ["Said to both."]
    wide.link("client.conversation").click()
    you = wide.words("thread.you")
    expect(wide.text("event.seated_new", name=SAM.name, by=you)).to_be_visible()
    wide.page.go_back()
    seats.get_by_role("button", name=wide.words("seats.end")).click()
    wide.page.get_by_role("button", name=wide.words("seats.end_sure", name=SAM.name)).click()
    expect(wide.text("seats.former")).to_be_visible()
    expect(wide.text("seats.working")).to_have_count(0)
    ada.thread(thread).write("Not for Sam.")
    assert staff.sam.caseload() == []
    wide.link("client.conversation").click()
    expect(wide.text("event.removed", name=SAM.name, by=you)).to_be_visible()
    assert wide.said == []


@pytest.mark.long
def test_a_client_who_lost_everything_reads_history_only_after_the_digits(staff, wide):
    thread, ada = staff.admit("Ada Lind")
    ada.thread(thread).write("Said before.")
    staff.sit(wide, "imani", f"/caseload/{thread}")
    wide.text("lost.title").click()
    wide.button("lost.start").click()
    wide.button("lost.sure").click()
    wide.button("client.invite").click()
    expect(wide.page.get_by_role("dialog").locator(".code span")).to_have_count(7)
    newcomer = sdk.Newcomer(steps.make_login(), steps.PASSWORD, "Ada")
    again, _ = sdk.knock(staff.http(), shown_code(wide)).accept(newcomer, staff.folder / "again")
    staff.people.append(again)
    theirs = again.thread(thread)
    wide.page.keyboard.press("Escape")
    expect(wide.text("lost.history_wait")).to_be_visible()
    expect(wide.button("lost.give")).to_have_count(0)
    assert "Said before." not in [message.text for message in theirs.read()]
    wide.link("client.verify").click()
    expect(wide.page.locator(".digits span")).to_have_count(6)
    assert steps.read_digits(wide) == theirs.digits()
    wide.button("compare.match").click()
    expect(wide.text("compare.done")).to_be_visible()
    wide.page.go_back()
    wide.button("lost.give").click()
    expect(wide.heading("lost.history")).to_have_count(0)
    assert "Said before." in [message.text for message in theirs.read()]

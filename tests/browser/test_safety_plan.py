"""A safety plan: made together or alone, one tap away, offline, on paper, in every version."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime.protocol.posts import Profile
from meantime.protocol.safety_posts import PlanLine
from tests.browser import steps
from tests.browser.steps import MAYA
from tests.browser.test_pages import examine
from tests.browser.test_secrets import EVERYTHING_KEPT

pytestmark = pytest.mark.browser

SIGN = "Planted: I stop answering the herons."
ALONE = "Planted: the walk to the lighthouse."
FRIEND = "Planted Dana"
PHONE = "555-0147 ext. 3"
TYPED = "Planted: half a line about the tide"
LINES = [
    PlanLine("sp.signs", "sign", SIGN),
    PlanLine("sp.alone", "activity", ALONE),
    PlanLine("sp.ask", "name", FRIEND),
    PlanLine("sp.ask", "phone", PHONE),
]
NINETY_DAYS = timedelta(days=90)


def join(staff, screen):
    """Return a thread as the SDK of its clinician has it, once the client's screen shows it."""
    invited = staff.imani.add_client(Profile(name=MAYA)).invite(steps.IMANI)
    screen.login = steps.make_login()
    steps.join(screen, invited.code, screen.login)
    return staff.imani.thread(invited.space_id)


def open_plan(screen):
    """Take the two taps that lead to the plan from any page of a client."""
    screen.button("help.button").click()
    screen.page.get_by_role("dialog").get_by_role("link", name=screen.words("help.plan")).click()
    expect(screen.heading("help.plan")).to_be_visible()


def line(screen, field, n=1):
    name = screen.words("plan.nth", field=screen.words(f"plan.field.{field}"), n=str(n))
    return screen.page.get_by_label(name, exact=True)


def shown(screen):
    """Return the steps of the plan that is read."""
    return screen.page.locator("main ol > li")


def test_a_client_makes_a_plan_alone_with_the_keyboard_and_the_therapist_has_it(staff, screen):
    thread = join(staff, screen)
    open_plan(screen)
    expect(screen.text("plan.none_client")).to_be_visible()
    expect(screen.crisis_help).to_be_visible()
    examine(screen, "title.safety_plan")
    screen.button("plan.begin").click()
    screen.button("plan.save").click()
    expect(screen.text("plan.empty_plan")).to_be_visible()
    line(screen, "sign").fill(SIGN)
    screen.page.keyboard.press("Enter")
    expect(line(screen, "sign", 2)).to_be_focused()
    screen.page.keyboard.type(ALONE)
    up = screen.words("plan.up", line=ALONE[:40])
    screen.page.get_by_role("button", name=up, exact=True).press("Enter")
    expect(line(screen, "sign")).to_have_value(ALONE)
    line(screen, "name").fill(FRIEND)
    examine(screen, "title.safety_plan")
    assert screen.page.locator("summary", has_text=screen.words("plan.note")).count() == 0
    screen.button("plan.save").click()
    expect(screen.text("plan.saved").first).to_be_visible()
    expect(shown(screen).first).to_contain_text(SIGN)
    examine(screen, "title.safety_plan")
    (version,) = thread.sync().safety_plans()
    assert [each.text for each in version.lines] == [ALONE, SIGN, FRIEND]
    assert screen.said == []


def test_a_plan_from_the_session_is_read_on_the_phone_without_a_connection(staff, phone):
    thread = join(staff, phone)
    thread.save_plan(LINES)
    open_plan(phone)
    expect(shown(phone).first).to_contain_text(SIGN)
    steps.wait_for_shell(phone)
    phone.page.goto("about:blank")
    phone.context.set_offline(True)
    phone.page.goto("/")
    phone.button("help.button").click()
    locked = phone.page.get_by_role("dialog").get_by_role("link")
    locked.filter(has_text=phone.words("help.plan_locked")).click()
    expect(phone.page.get_by_role("dialog")).to_have_count(0)
    steps.sign_in(phone, phone.login)
    expect(shown(phone).first).to_contain_text(SIGN)
    call = phone.page.get_by_role("link", name=re.compile(FRIEND))
    assert call.get_attribute("href") == "tel:5550147"
    expect(shown(phone).last).to_contain_text("911")
    expect(phone.crisis_help).to_be_visible()
    examine(phone, "title.safety_plan")
    # One tap from the conversation.
    phone.link("app.back").click()
    phone.page.get_by_role("banner").get_by_role("link", name=phone.words("help.plan")).click()
    expect(shown(phone).first).to_contain_text(SIGN)
    # What is changed without a connection is said to wait, and arrives.
    phone.button("plan.edit").click()
    line(phone, "sign").fill("From the train.")
    phone.button("plan.save").click()
    expect(phone.text("plan.waiting")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.text("plan.waiting")).to_have_count(0)
    assert thread.sync().safety_plan().lines[0].text == "From the train."


@pytest.mark.long
def test_what_two_people_write_at_once_is_all_kept_and_both_are_told(staff, phone):
    thread = join(staff, phone)
    first = thread.save_plan(LINES)
    open_plan(phone)
    phone.button("plan.edit").click()
    line(phone, "sign").fill("From home.")
    thread.sync()
    thread.save_plan([PlanLine("sp.signs", "sign", "From the session.")], base=first)
    expect(phone.text("plan.meanwhile", name="Imani Rivera")).to_be_visible()
    examine(phone, "title.safety_plan")
    phone.button("plan.save").click()
    expect(phone.text("plan.crossed", name="Imani Rivera")).to_be_visible()
    expect(shown(phone).first).to_contain_text("From home.")
    phone.button("plan.look").click()
    expect(shown(phone).first).to_contain_text("From the session.")
    phone.button("plan.again").click()
    expect(phone.text("plan.crossed", name="Imani Rivera")).to_have_count(0)
    phone.page.locator("summary", has_text=phone.words("plan.versions")).click()
    expect(phone.page.locator("details .rows > li")).to_have_count(4)
    examine(phone, "title.safety_plan")
    rows = phone.page.locator("details .rows > li")
    expect(rows.first).to_contain_text(phone.words("plan.you"))
    rows.last.get_by_role("button").click()
    expect(shown(phone).first).to_contain_text(SIGN)
    texts = [version.lines[0].text for version in thread.sync().safety_plans()]
    assert texts == [SIGN, "From the session.", "From home.", "From the session."]


@pytest.mark.long
def test_what_is_typed_outlives_a_lock_and_a_reload_and_can_be_thrown_away(staff, phone):
    thread = join(staff, phone)
    thread.save_plan(LINES)
    open_plan(phone)
    phone.button("plan.edit").click()
    line(phone, "sign", 1).fill(TYPED)
    phone.page.reload()
    steps.unlock(phone)
    expect(phone.text("plan.unsaved")).to_be_visible()
    phone.button("plan.go_on").click()
    expect(line(phone, "sign")).to_have_value(TYPED)
    phone.button("plan.later").click()
    phone.button("plan.discard").click()
    expect(phone.text("plan.unsaved")).to_have_count(0)
    phone.button("plan.put_back").click()
    phone.button("plan.go_on").click()
    expect(line(phone, "sign")).to_have_value(TYPED)
    phone.page.get_by_role("button", name=phone.words("plan.remove", line=TYPED)).click()
    phone.button("plan.put_back").click()
    expect(line(phone, "sign")).to_have_value(TYPED)
    expect(phone.text("plan.draft_kept")).to_be_visible()
    never = [SIGN, ALONE, FRIEND, TYPED]
    steps.wait_for_shell(phone)
    kept = phone.page.evaluate(EVERYTHING_KEPT)
    assert len(kept) > 10_000
    assert [secret for secret in never if secret in kept] == []
    sent = "\n".join(f"{each.url} {each.post_data or ''}" for each in phone.requests)
    assert [secret for secret in never if secret in sent] == []
    dump = b"".join(
        file.read_bytes()
        for file in staff.world.server.settings.data_dir.rglob("*")
        if file.is_file()
    )
    assert [secret for secret in never if secret.encode() in dump] == []
    assert len(thread.sync().safety_plans()) == 1


@pytest.mark.long
def test_on_paper_there_is_the_plan_alone_with_numbers_to_dial(staff, phone):
    thread = join(staff, phone)
    thread.save_plan(LINES)
    open_plan(phone)
    expect(shown(phone).first).to_contain_text(SIGN)
    phone.page.emulate_media(media="print")
    for gone in ("navigation", "banner"):
        expect(phone.page.get_by_role(gone)).to_have_count(0)
    expect(phone.page.get_by_role("button")).to_have_count(0)
    expect(phone.page.get_by_text(PHONE, exact=True).last).to_be_visible()
    expect(phone.page.get_by_text("988").last).to_be_visible()
    assert phone.page.pdf(format="A4").count(b"/Type /Page\n") == 1


@pytest.mark.long
def test_a_plan_that_nobody_looked_at_for_three_months_says_so_until_somebody_does(
    staff,
    wide,
):
    space, client = staff.admit(MAYA)
    client.thread(space).save_plan(LINES)
    staff.world.server.clock.advance(NINETY_DAYS)
    staff.sit(wide, "imani", f"/caseload/{space}")
    expect(wide.text("plan.due_line_staff", n="3")).to_be_visible()
    examine(wide, "title.client")
    wide.link("plan.desk_open").click()
    expect(wide.text("plan.due_months", n="3")).to_be_visible()
    examine(wide, "title.safety_plan")
    wide.button("plan.right").click()
    expect(wide.text("plan.due_months", n="3")).to_have_count(0)
    expect(shown(wide).first).to_contain_text(SIGN)
    wide.page.locator("summary", has_text=wide.words("plan.versions")).click()
    expect(wide.page.locator("details .rows > li")).to_have_count(2)


@pytest.mark.long
def test_a_clinician_makes_it_at_one_screen_with_notes_that_stay_closed(staff, wide):
    space, client = staff.admit(MAYA)
    staff.sit(wide, "imani", f"/caseload/{space}")
    expect(wide.text("plan.desk_none")).to_be_visible()
    wide.link("plan.begin").click()
    wide.button("plan.begin").click()
    note = wide.page.locator("details", has_text=wide.words("plan.note")).first
    expect(note.locator("p")).to_be_hidden()
    note.locator("summary").click()
    expect(note.locator("p")).to_be_visible()
    line(wide, "sign").fill(SIGN)
    examine(wide, "title.safety_plan")
    wide.button("plan.save").click()
    expect(shown(wide).first).to_contain_text(SIGN)
    assert client.thread(space).sync().safety_plan().lines[0].text == SIGN

"""Two places for a letter that is not sent: the list for the session, and what one keeps."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.steps import IMANI, MAYA
from tests.browser.test_allowance import LONG, allow, type_in
from tests.browser.test_pages import examine
from tests.running import poll
from tests.sdk.hands import Hands

pytestmark = pytest.mark.browser


@pytest.fixture
def hands(world, tmp_path):
    with Hands(world, tmp_path) as hands:
        allow(hands, 60, 9)
        yield hands


@pytest.fixture
def writer(hands, phone):
    """Return a client's phone, open in the thread."""
    steps.join(phone, hands.clinician.invite_client(MAYA, IMANI).code, steps.make_login())
    return phone


def agenda(hands):
    (thread,) = hands.clinician.threads()
    return [(item.text, item.is_done) for item in thread.sync().agenda()]


def box(screen):
    return screen.page.locator("#message")


@pytest.mark.long
def test_a_long_draft_is_brought_to_the_session_and_put_back(writer):
    type_in(writer, LONG)
    writer.button("guide.bring").click()
    expect(writer.text("guide.brought")).to_be_visible()
    expect(box(writer)).to_have_value("")
    expect(box(writer)).to_be_focused()
    listed = writer.page.locator("details.agenda")
    listed.locator("summary").click()
    expect(listed).to_contain_text(LONG.strip())
    examine(writer, "title.thread")
    writer.button("guide.undo").click()
    expect(box(writer)).to_have_value(LONG)
    expect(listed).to_have_count(0)
    assert writer.said == []


@pytest.mark.long
def test_a_client_removes_what_they_brought_and_puts_it_back(writer, hands):
    steps.write(writer, "About sleep.")
    tools = re.compile("^Change your message")
    writer.page.get_by_role("log").get_by_role("button", name=tools).click()
    writer.button("own.bring").click()
    listed = writer.page.locator("details.agenda")
    listed.locator("summary").click()
    listed.get_by_role("button", name="Remove from the list: About sleep.").click()
    expect(listed.get_by_role("checkbox")).to_have_count(0)
    writer.button("agenda.put_back").click()
    listed.get_by_role("checkbox").check()
    expect(listed).to_contain_text(writer.words("agenda.done"))
    expect(writer.text("thread.sent").first).to_be_visible()
    steps.write(writer, "Later.")  # what came before it has been delivered
    expect(writer.text("thread.sent")).to_have_count(2)
    assert agenda(hands) == [("About sleep.", True)]


@pytest.mark.long
def test_a_client_stars_a_message_and_begins_a_list_of_skills(writer, hands):
    steps.write(writer, "The lighthouse helps.")
    tools = re.compile("^Change your message")
    more = writer.page.get_by_role("log").get_by_role("button", name=tools)
    starred = writer.page.get_by_role("log").get_by_text(writer.words("own.starred"))
    for button, count in (("own.star", 1), ("own.unstar", 0), ("own.star", 1)):
        more.click()
        writer.button(button).click()
        expect(starred).to_have_count(count)
    examine(writer, "title.thread")
    writer.page.get_by_role("link", name=writer.words("help.plan")).first.click()
    writer.button("skills.add").click()
    writer.field("skills.name").fill("Box breathing")
    writer.button("skills.save").click()
    expect(writer.page.get_by_text("Box breathing", exact=True)).to_be_visible()
    examine(writer, "title.safety_plan")
    (thread,) = hands.clinician.threads()
    poll(lambda: [each.name for each in thread.sync().skills()] == ["Box breathing"], 20)
    assert writer.said == []


@pytest.mark.long
def test_what_is_kept_is_for_its_writer_alone_and_moves_into_a_letter_later(writer, hands):
    type_in(writer, LONG)
    writer.button("guide.keep").click()
    expect(writer.text("guide.kept")).to_be_visible()
    expect(box(writer)).to_have_value("")
    writer.link("guide.kept_link").click()
    expect(writer.heading("kept.title")).to_be_visible()
    expect(writer.text("kept.lead")).to_be_visible()
    expect(writer.page.locator("article")).to_contain_text(LONG.strip())
    examine(writer, "title.kept")
    remove = writer.page.get_by_role("button", name=writer.words("agenda.remove"))
    remove.click()
    expect(writer.page.locator("article")).to_have_count(0)
    writer.button("agenda.put_back").click()
    writer.page.get_by_role("button", name="Imani Rivera").click()
    expect(box(writer)).to_have_value(LONG)
    writer.page.goto("/kept")
    steps.unlock(writer)
    expect(writer.text("kept.none")).to_be_visible()
    assert agenda(hands) == []


@pytest.mark.long
def test_what_cannot_be_kept_yet_outlives_a_reload(writer):
    writer.page.goto("/kept")
    steps.unlock(writer)
    expect(writer.text("kept.none")).to_be_visible()
    writer.context.set_offline(True)  # no journal can be founded now
    words = writer.field("kept.label")
    words.fill("For nobody else.")
    writer.button("kept.keep").click()
    expect(words).to_have_value("For nobody else.")
    writer.context.set_offline(False)
    writer.page.reload()
    steps.unlock(writer)
    expect(words).to_have_value("For nobody else.")
    writer.button("kept.keep").click()
    expect(writer.page.locator("article")).to_contain_text("For nobody else.")
    expect(words).to_have_value("")
    writer.page.reload()
    steps.unlock(writer)
    expect(writer.page.locator("article")).to_have_count(1)
    expect(words).to_have_value("")


def test_a_clinician_sees_beside_the_letter_what_is_for_the_session(staff, wide):
    space, client = staff.admit(MAYA)
    thread = client.thread(space)
    thread.bring("Sleep.")
    thread.write("Could we talk?")
    staff.sit(wide, "imani", f"/review/{space}")
    listed = wide.page.locator("details.agenda")
    listed.locator("summary").click()
    listed.get_by_role("checkbox").check()
    expect(listed).to_contain_text(wide.words("agenda.done"))
    examine(wide, "title.review")
    wide.page.goto(f"/caseload/{space}")
    steps.unlock(wide)
    listed.locator("summary").click()
    expect(listed.get_by_role("checkbox")).to_be_checked()
    examine(wide, "title.client")
    assert [item.is_done for item in thread.sync().agenda()] == [True]

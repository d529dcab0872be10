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
def test_what_is_kept_is_for_its_writer_alone_and_is_taken_out_of_sight_and_put_back(writer, hands):
    type_in(writer, LONG)
    writer.button("guide.keep").click()
    expect(writer.text("guide.kept")).to_be_visible()
    expect(box(writer)).to_have_value("")
    writer.link("guide.kept_link").click()
    expect(writer.heading("journal.title")).to_be_visible()
    expect(writer.text("journal.lead")).to_be_visible()
    entry = writer.page.locator("article")
    expect(entry).to_contain_text(LONG.strip())
    examine(writer, "title.journal")
    entry.locator("summary").click()
    entry.get_by_role("button", name=writer.words("journal.remove")).click()
    expect(entry).to_have_count(0)
    writer.button("journal.put_back").click()
    expect(entry).to_contain_text(LONG.strip())
    entry.locator("summary").click()
    entry.get_by_role("link", name=writer.words("journal.bring")).click()
    expect(writer.heading("share.title_bring")).to_be_visible()
    assert agenda(hands) == []


@pytest.mark.long
def test_what_is_written_while_an_entry_is_changed_outlives_a_reload(writer):
    type_in(writer, LONG)
    writer.button("guide.keep").click()
    writer.link("guide.kept_link").click()
    entry = writer.page.locator("article")

    def change():
        entry.locator("summary").click()
        entry.get_by_role("button", name=writer.words("journal.change")).click()

    change()
    writer.field("journal.edit_words").fill("For nobody else.")
    expect(writer.text("journal.draft")).to_be_visible()
    writer.page.reload()
    steps.unlock(writer)
    change()
    expect(writer.field("journal.edit_words")).to_have_value("For nobody else.")
    writer.field("journal.edit_tags").fill("evening, mother, Evening")
    writer.button("journal.save").click()
    expect(entry).to_contain_text("For nobody else.")
    expect(entry).to_contain_text("evening and mother")
    writer.button("journal.put_back").click()
    expect(entry).to_contain_text(LONG.strip())
    expect(entry).not_to_contain_text("evening")


@pytest.mark.long
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

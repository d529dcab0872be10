"""Homework for staff: given from a template, looked at first, taken back, and how it stands."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime.protocol.posts import Text
from meantime.sdk import homework
from meantime.sdk.homework import Given
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

TITLE = "Thought record"


@pytest.mark.long
def test_homework_is_given_and_a_question_about_it_leads_to_the_thread(staff, wide):
    space, client = staff.admit("Maya")
    staff.sit(wide, "imani", f"/between/{space}")
    panel = wide.page.get_by_role("region", name=wide.words("board.title"), exact=True)
    wide.button("board.open_form").click()
    wide.field("board.template").select_option(label=TITLE)
    wide.button("board.look").click()
    expect(panel).to_contain_text("What went through your mind")
    examine(wide, "title.between_of")
    wide.button("board.give").click()
    task = panel.get_by_role("article", name=TITLE)
    expect(task).to_contain_text(wide.words("board.unseen"))
    wide.button("board.undo").click()
    expect(panel).to_contain_text(wide.words("board.none"))
    wide.button("board.open_form").click()
    wide.field("board.template").select_option(label=TITLE)
    wide.button("board.look").click()
    wide.button("board.give").click()
    expect(task).to_contain_text(wide.words("board.unseen"))
    staff.world.clock.advance(timedelta(minutes=1))
    thread = client.thread(space).sync()
    [given] = homework.homework(thread)
    homework.answer(thread, given, Given(state="begun", text="It was hard to begin."))
    asked = thread.post(Text(text="Which thought do I take?", about=given.id), attention=1)
    expect(task).to_contain_text(wide.words("board.stuck"))
    expect(task).to_contain_text("It was hard to begin.")
    link = task.get_by_role("link", name=wide.words("board.answer_in_thread"))
    expect(link).to_have_attribute("href", f"/threads/{space}#{asked}")
    examine(wide, "title.between_of")
    wide.link("desk.clients").click()
    wide.link("caseload.homework").click()
    row = wide.page.get_by_role("row").filter(has_text="Maya")
    expect(row.get_by_role("cell").first).to_have_text("1")  # a question waits
    examine(wide, "title.homework")

"""Check-ins on a client's page: scheduled once or again, listed, and taken back unseen."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import examine
from tests.browser.test_review_mode import (  # noqa: F401  fixtures
    A_MOMENT,
    FRIDAY_9,
    ask,
    late,
    staff,
)

pytestmark = pytest.mark.browser


@pytest.mark.long
def test_check_ins_leave_at_the_same_time_until_they_are_taken_back(staff, late):  # noqa: F811
    thread = ask(staff, "Ada")["Ada"]
    staff.sit(late, "imani", f"/caseload/{thread.id}")
    panel = late.page.get_by_role("region", name=late.words("checkin.title"), exact=True)
    expect(panel).to_contain_text(late.words("checkin.none"))
    panel.get_by_role("button", name=late.words("checkin.schedule"), exact=True).click()
    expect(panel).to_contain_text(late.words("checkin.words_missing"))
    expect(panel).to_contain_text(late.words("later.no_time"))
    late.field("checkin.words").fill("How was the week?")
    panel.get_by_label(late.words("checkin.at")).fill("2027-03-05T09:00")
    late.field("checkin.every").select_option(label=late.words("checkin.weekly"))
    late.field("checkin.times").fill("3")
    panel.get_by_role("button", name=late.words("checkin.schedule"), exact=True).click()
    expect(panel.locator("li")).to_have_count(3)
    expect(panel).to_contain_text(late.words("checkin.made", count="3"))
    examine(late, "title.client")
    expect(panel.locator("li b").nth(0)).to_have_text("Friday at 9:00 AM EST")
    expect(panel.locator("li b").nth(2)).to_contain_text("9:00 AM EDT")  # clocks have changed
    panel.locator("li").nth(1).get_by_role("button").last.click()
    expect(panel.locator("li")).to_have_count(1)
    expect(panel).to_contain_text(late.words("checkin.taken", count="2"))
    late.button("checkin.put_back").click()
    expect(panel.locator("li")).to_have_count(3)
    panel.locator("li").nth(1).get_by_role("button").first.click()
    expect(panel.locator("li")).to_have_count(2)
    staff.world.clock.set(FRIDAY_9 + A_MOMENT)
    said = [message.text for message in thread.read()]
    assert said[-2:] == ["Ada asks.", "How was the week?"]

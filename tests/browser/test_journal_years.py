"""A journal of years: all of it is reached by scrolling, and what is found in it is right."""

import pytest
from playwright.sync_api import expect

from meantime.protocol.moment_posts import Moment
from meantime.sdk.own_spaces import own_space
from tests.browser import steps

pytestmark = [pytest.mark.browser, pytest.mark.long]

ENTRIES = 150
BEGIN, DAY_MS = 1_650_000_000_000, 86_400_000


def test_a_long_journal_is_scrolled_to_its_first_entry_and_what_is_far_away_leaves_the_page(
    staff, phone
):
    _, client = staff.admit(steps.MAYA)
    journal = own_space(client.connection, "journal")
    for n in range(ENTRIES):
        words = f"Entry {n}. It came back tonight, and then it was quieter by the river. " * 4
        journal.queue(Moment(at=BEGIN + n * DAY_MS, zone="Europe/Madrid", text=words))
    journal.send()
    phone.page.goto("/journal")
    steps.sign_in(phone, client.login)
    entries = phone.page.locator("article")
    first = entries.filter(has_text="Entry 0.")
    expect(entries.first).to_contain_text(f"Entry {ENTRIES - 1}.")
    entries.first.get_by_text(phone.words("journal.acts")).click()  # it stays as it is from now on
    for _ in range(ENTRIES):
        if first.count():
            break
        entries.last.scroll_into_view_if_needed()
        phone.page.wait_for_timeout(50)
    expect(first).to_be_visible()
    expect(entries.filter(has_text="Entry 75.")).to_have_count(0)
    expect(entries.first.get_by_role("button", name=phone.words("journal.remove"))).to_be_attached()
    phone.field("journal.search").fill("river")
    expect(phone.text("journal.count", n=str(ENTRIES))).to_be_visible()
    phone.field("journal.search").fill("entry 75")
    expect(entries).to_have_count(1)
    expect(entries).to_contain_text("Entry 75.")
    phone.field("journal.search").fill("")
    expect(entries.first).to_contain_text(f"Entry {ENTRIES - 1}.")
    assert phone.said == []

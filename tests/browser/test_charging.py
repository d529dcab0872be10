"""The last step of a review: what of it costs something, for how long, and at what price next."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.pricing import agree, ask, fees_of
from tests.browser.test_pages import examine
from tests.browser.test_review import reading

pytestmark = [pytest.mark.browser, pytest.mark.long]

A_WHILE_MS = 45_000


def answer(screen, words):
    screen.page.keyboard.press("r")
    screen.page.keyboard.type(words)
    screen.page.keyboard.press("Control+Shift+Enter")


def confirm(screen):
    """Charge what is ticked."""
    charge = screen.words("charging.confirm", amount="$15.00")
    screen.page.get_by_role("button", name=charge).press("Enter")
    expect(screen.text("charging.done_one", name="Ada", amount="$15.00")).to_be_visible()


def prices(client, thread):
    return [each.amount for each in fees_of(client, thread).charges]


def priced(staff, name, attention):
    """Return the thread of a new client who pays for each reply and has written, and the client."""
    thread, client = staff.admit(name)
    agree(staff.imani, client, thread)
    client.thread(thread).write(f"{name} asks.", attention=attention)
    return thread, client


def offer_less(screen, share):
    """Offer a client on their page to pay a part of the price."""
    screen.link("desk.clients").click()
    screen.page.get_by_role("link", name="Ada").click()
    screen.link("feeplan.more").click()
    screen.field("feeplan.share").fill(share)
    expect(screen.page.locator("figure")).to_contain_text("$9.00")
    examine(screen, "title.feeplan")
    screen.button("feeplan.send").press("Enter")
    expect(screen.text("feeplan.sent")).to_be_visible()


def test_only_what_a_clinician_confirms_is_charged_and_safety_never_is(staff, wide):
    ada, client = priced(staff, "Ada", 1)
    priced(staff, "Cleo", 3)
    wide.page.clock.install()
    staff.sit(wide, "imani")
    reading(wide, "Cleo")
    answer(wide, "I am here. Call me.")
    reading(wide, "Ada")
    wide.page.clock.run_for(A_WHILE_MS)  # she reads, and thinks
    answer(wide, "That is worth a second look.")
    expect(wide.page.locator(".batch .row")).to_have_count(0)
    staff.world.clock.advance(timedelta(minutes=1))  # now both have left

    wide.link("charging.go").press("Enter")
    expect(wide.page.get_by_role("checkbox", name="That is worth")).to_be_checked()
    expect(wide.page.get_by_role("checkbox", name="I am here")).to_be_disabled()
    expect(wide.text("charging.why_urgent")).to_be_visible()
    examine(wide, "title.charges")
    confirm(wide)
    assert prices(client, ada) == [1500]
    wide.button("charging.undo").press("Enter")
    expect(wide.text("charging.back")).to_be_visible()
    assert prices(client, ada) == []
    confirm(wide)
    assert prices(client, ada) == [1500]

    wide.page.get_by_role("textbox", name="Ada").first.fill("5")
    wide.field("charging.minutes_why").fill("A call with the school.")
    wide.page.keyboard.press("Enter")
    expect(wide.text("charging.minutes_kept")).to_be_visible()
    assert [fees_of(each, ada).seconds for each in (staff.imani, client)] == [300, None]

    ask(client, ada, fees_of(client, ada).charges[0].item, "Was this not about a date?")
    expect(wide.page.locator("blockquote")).to_have_text("Was this not about a date?")
    wide.page.get_by_role("button", name=wide.words("charging.withdraw")).press("Enter")
    expect(wide.text("charging.answered")).to_be_visible()
    assert [each.state for each in fees_of(client, ada).disputes] == ["withdrawn"]

    offer_less(wide, "60")
    offered = fees_of(client, ada).plans[-1]
    assert (offered.state, offered.terms.share) == ("offered", 6000)
    assert wide.said == []

"""The policy at the desk: written beside what clients read, checked, published, published anew."""

import msgspec
import pytest
from playwright.sync_api import expect

from meantime.wire.boundaries import ReplyWithin
from tests.browser import steps
from tests.browser.policies import (
    OFFICE,
    editor,
    section,
    stands_in,
)
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser


def test_a_policy_is_published_once_nothing_is_missing(staff, office, screen):
    staff.sit(screen, "ruth", "/settings")
    screen.link("settings.policy_link").click()
    expect(screen.heading("policy.billing")).to_be_visible()
    stops = screen.text("policy.stops", count="2")
    expect(stops).to_be_visible()
    examine(screen, "title.policy")
    cost = editor(screen, section(screen, "billing"), "es")
    usual = cost.input_value()
    cost.fill("")
    contact = screen.field("policy.contact")
    contact.fill("")
    screen.button("policy.publish").click()
    expect(screen.text("policy.mend")).to_be_visible()
    expect(cost).to_have_attribute("aria-invalid", "true")
    expect(cost).to_have_accessible_description(screen.words("policy.fault.empty"))
    lacking = screen.page.get_by_role("listitem").filter(
        has_text=screen.words("policy.element_lacks", element=screen.words("policy.billing"))
    )
    expect(lacking).to_contain_text(screen.words("policy.fault.empty"))
    examine(screen, "title.policy")
    assert stands_in(staff, office[0]) is None
    cost.fill(usual)
    contact.fill("The office")
    expect(screen.text("policy.mend")).to_be_hidden()
    screen.button("policy.publish").click()
    expect(screen.text("policy.brought", count="2")).to_be_visible()
    expect(screen.text("policy.done", version="1")).to_be_visible()
    assert [stands_in(staff, each) for each in office] == [1, 1]
    expect(stops).to_be_hidden()
    examine(screen, "title.policy")
    assert screen.said == []


@pytest.mark.long
def test_a_new_version_says_what_is_new_and_whether_clients_sign_again(staff, office, wide):
    staff.sit(wide, "ruth", "/settings/policy")
    wide.button("policy.publish").click()
    expect(wide.text("policy.done", version="1")).to_be_visible()
    hours = msgspec.structs.replace(OFFICE, reply_within=ReplyWithin(unit="days", n=3))
    staff.ruth.set_practice_hours(hours)
    wide.page.reload()
    steps.unlock(wide)
    drifted = wide.text("policy.drifted", version="1")
    expect(drifted).to_be_visible()
    panel = wide.page.locator("#publish")
    expect(panel).to_contain_text("by the end of the third business day")
    expect(panel).to_contain_text(wide.words("policy.again_suggest_yes"))
    expect(wide.field("policy.again_yes")).to_be_checked()
    examine(wide, "title.policy")
    wide.field("policy.again_no").check()
    expect(wide.field("policy.holds")).to_be_hidden()
    wide.field("policy.again_yes").check()
    wide.field("policy.holds").fill("2020-01-01")
    wide.button("policy.publish").click()
    expect(wide.text("policy.holds_past")).to_be_visible()
    wide.field("policy.holds").fill("")
    wide.button("policy.publish").click()
    expect(wide.text("policy.done", version="2")).to_be_visible()
    expect(drifted).to_be_hidden()
    assert [stands_in(staff, each) for each in office] == [2, 2]
    wide.page.get_by_role("button", name=wide.words("policy.history_see", version="2")).click()
    history = wide.page.get_by_role("region", name=wide.words("policy.history"))
    expect(history).to_contain_text("by the end of the second business day")

"""A policy while it is prepared: by two people, not saved yet, with what nobody may promise."""

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.policies import (
    OFFICE,
    editor,
    section,
)
from tests.browser.screens import PHONE_EN
from tests.browser.staff import SAM
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser


@pytest.fixture
def two(staff, wide, open_screen):
    """Return the screens of two custodians, both at the practice's policy."""
    staff.ruth.set_practice_hours(OFFICE)
    staff.sit(wide, "ruth", "/team")
    colleague = wide.page.get_by_role("listitem").filter(has_text=SAM.name)
    colleague.locator("summary").click()
    colleague.get_by_role("button", name=wide.words("team.promote")).click()
    wide.page.get_by_role("button", name=wide.words("team.promote_sure", name=SAM.name)).click()
    expect(wide.text("team.custodian")).to_have_count(2)
    other = open_screen(**PHONE_EN)
    staff.sit(other, "sam", "/settings/policy")
    wide.page.goto("/settings/policy")
    steps.unlock(wide)
    for each in (wide, other):
        expect(each.heading("policy.billing")).to_be_visible()
    return wide, other


@pytest.mark.long
def test_two_people_prepare_one_policy_and_nothing_of_either_is_lost(two):
    ruth, sam = two
    theirs = editor(sam, sam.words("policy.card"), "en")
    usual = theirs.input_value()
    theirs.fill(f"{usual} Sam.")
    sam.button("policy.save").click()
    expect(sam.text("policy.saved")).to_be_visible()
    mine = editor(ruth, ruth.words("policy.card"), "en")
    mine.fill(f"{usual} Ruth.")
    ruth.field("policy.contact").fill("Ruth at the desk")
    ruth.button("policy.save").click()
    told = ruth.page.get_by_role("alert").filter(has_text=SAM.name)
    expect(told).to_contain_text(ruth.words("policy.others", name=SAM.name))
    expect(told).to_contain_text(f"{usual} Sam.")
    expect(mine).to_have_value(f"{usual} Ruth.")
    expect(ruth.field("policy.contact")).to_have_value("Ruth at the desk")
    examine(ruth, "title.policy")
    told.get_by_role("button", name=ruth.words("policy.take_theirs")).click()
    expect(mine).to_have_value(f"{usual} Sam.")
    ruth.button("policy.save").click()
    expect(ruth.text("policy.saved")).to_be_visible()
    sam.page.reload()
    steps.unlock(sam)
    expect(sam.field("policy.contact")).to_have_value("Ruth at the desk")
    assert sam.said == ruth.said == []


@pytest.mark.long
@pytest.mark.usefixtures("office")
def test_what_is_not_saved_waits_on_this_device(staff, wide):
    staff.sit(wide, "ruth", "/settings/policy")
    wide.field("policy.contact").fill("The front desk")
    expect(wide.text("policy.unsaved")).to_be_visible()
    wide.link("policy.set_night").click()
    expect(wide.heading("ladder.title")).to_be_visible()
    wide.page.go_back()
    expect(wide.field("policy.contact")).to_have_value("The front desk")
    wide.button("policy.reset").click()
    expect(wide.field("policy.contact")).not_to_have_value("The front desk")
    wide.page.reload()
    steps.unlock(wide)
    expect(wide.field("policy.contact")).not_to_have_value("The front desk")


@pytest.mark.long
@pytest.mark.usefixtures("office")
def test_what_nobody_may_promise_is_explained(staff, wide):
    staff.sit(wide, "ruth", "/settings/policy")
    purpose = editor(wide, section(wide, "purpose"), "en")
    purpose.fill("We read your messages 24/7, {first_name}.")
    wide.button("policy.publish").click()
    expect(purpose).to_be_focused()
    expect(purpose).to_have_accessible_description(
        f"{wide.words('policy.fault.unknown', variable='{first_name}')} "
        f"{wide.words('policy.fault.forbidden', words='24/7')}"
    )

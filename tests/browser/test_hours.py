"""When a clinician reads and answers: set in the app, checked by the server, shown as a week."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

BEYOND = "document.documentElement.scrollHeight - document.documentElement.clientHeight"


def day(screen, name):
    return screen.page.get_by_role("region", name=name, exact=True)


def save(screen):
    screen.button("hours.save").click()


@pytest.mark.long
def test_pages_of_hours_are_sound(staff, screen):
    staff.sit(screen, "ruth", "/settings/hours")
    expect(screen.text("hours.by_nobody")).to_be_visible()
    examine(screen, "title.hours")
    screen.button("hours.away_add").click()
    screen.button("hours.list").click()
    expect(screen.page.get_by_role("checkbox").first).to_be_visible()
    screen.page.locator("input[type=time]").first.fill("")
    save(screen)
    expect(screen.page.locator("input[aria-invalid]").first).to_be_focused()
    examine(screen, "title.hours")
    assert screen.said == []


def test_hours_with_a_break_and_two_reading_times_are_set_and_stand(staff, wide):
    staff.sit(wide, "imani", "/settings")
    wide.link("hours.link").click()
    expect(wide.text("hours.by_nobody")).to_be_visible()
    expect(wide.page.get_by_role("radio")).to_have_count(0)  # the practice's are a custodian's
    wide.field("hours.closes", day="Monday", n="1").fill("12:00")
    monday = day(wide, "Monday")
    monday.get_by_role("button", name=re.compile(wide.words("hours.add_period"))).click()
    wide.field("hours.opens", day="Monday", n="2").fill("13:00")
    wide.field("hours.closes", day="Monday", n="2").fill("18:00")
    second = wide.field("hours.reads", day="Monday", n="2")
    second.fill("12:30")
    expect(wide.text("hours.unsaved")).to_be_visible()
    save(wide)
    expect(wide.text("hours.mend")).to_be_visible()
    expect(second).to_be_focused()
    assert wide.page.evaluate(BEYOND) <= 1  # the side bar stands still; the announcer takes one
    expect(second).to_have_accessible_description(wide.words("hours.wrong_outside"))
    second.fill("16:30")
    wide.button("hours.copy").click()
    save(wide)
    expect(wide.text("hours.saved")).to_be_visible()
    expect(wide.text("hours.by_me")).to_be_visible()
    wide.page.reload()
    steps.unlock(wide)
    expect(wide.text("hours.by_me")).to_be_visible()
    for name in ("Monday", "Friday"):
        expect(wide.field("hours.closes", day=name, n="1")).to_have_value("12:00")
        expect(wide.field("hours.opens", day=name, n="2")).to_have_value("13:00")
        expect(wide.field("hours.reads", day=name, n="2")).to_have_value("16:30")
    line = wide.page.locator("main li").filter(has_text="Friday:")
    expect(line).to_have_text(
        re.compile("^Friday: 9:00.AM.12:00.PM, 1:00.PM.6:00.PM; reads at 9:00.AM and 4:30.PM$")
    )
    assert all("422" in each for each in wide.said)  # the browser's own word for a refusal


@pytest.mark.long
def test_what_was_changed_can_be_taken_back(staff, wide):
    staff.sit(wide, "imani", "/settings/hours")
    closes = wide.field("hours.closes", day="Monday", n="1")
    closes.fill("02:00")
    expect(wide.text("hours.next_day")).to_be_visible()
    removal = wide.words("hours.remove_period", day="Monday", n="1")
    wide.page.get_by_role("button", name=removal).press("Enter")
    expect(wide.text("hours.day_closed", day="Monday")).to_be_visible()
    monday = day(wide, "Monday")
    add = monday.get_by_role("button", name=re.compile(wide.words("hours.add_period")))
    expect(add).to_be_focused()
    wide.button("hours.reset").click()
    expect(closes).to_have_value("18:00")
    expect(wide.button("hours.reset")).to_have_count(0)


@pytest.mark.long
def test_what_was_not_saved_is_there_again_after_leaving_and_a_lock(staff, wide):
    staff.sit(wide, "imani", "/settings/hours")
    closes = wide.field("hours.closes", day="Monday", n="1")
    closes.fill("12:00")
    wide.page.get_by_role("link", name=wide.words("settings.title")).first.click()
    wide.link("hours.link").click()
    expect(closes).to_have_value("12:00")
    expect(wide.text("hours.unsaved")).to_be_visible()
    wide.page.reload()
    steps.unlock(wide)
    expect(closes).to_have_value("12:00")
    wide.button("hours.reset").click()
    expect(wide.text("hours.unsaved")).to_have_count(0)
    wide.page.get_by_role("link", name=wide.words("settings.title")).first.click()
    wide.link("hours.link").click()
    expect(closes).not_to_have_value("12:00")


@pytest.mark.long
def test_own_hours_give_way_to_the_practice_s_and_come_back(staff, wide):
    staff.sit(wide, "imani", "/settings/hours")
    closes = wide.field("hours.closes", day="Monday", n="1")
    closes.fill("12:00")
    wide.field("hours.reads", day="Monday", n="2").fill("11:00")
    save(wide)
    expect(wide.text("hours.by_me")).to_be_visible()
    wide.button("hours.drop").press("Enter")
    expect(wide.text("hours.dropped")).to_be_visible()
    expect(wide.text("hours.by_nobody")).to_be_visible()
    expect(closes).to_have_value("18:00")
    expect(wide.button("hours.take_back")).to_be_focused()
    examine(wide, "title.hours")
    wide.button("hours.take_back").press("Enter")
    expect(closes).to_have_value("12:00")
    expect(wide.button("hours.drop")).to_be_focused()
    assert staff.imani.hours().set_by == "clinician"


@pytest.mark.long
def test_a_custodian_sets_what_holds_for_those_without_hours(staff, wide):
    staff.sit(wide, "ruth", "/team")
    wide.link("hours.practice").click()
    practice = wide.page.get_by_role("radio", name=wide.words("hours.practice"))
    expect(practice).to_be_checked()
    wide.field("hours.closes", day="Friday", n="1").fill("17:15")
    wide.page.get_by_role("radio", name=wide.words("hours.mine")).check()
    expect(wide.field("hours.closes", day="Friday", n="1")).to_have_value("18:00")
    practice.check()  # what is not saved yet is still there
    expect(wide.field("hours.closes", day="Friday", n="1")).to_have_value("17:15")
    save(wide)
    expect(wide.text("hours.by_practice_for_all")).to_be_visible()
    wide.page.get_by_role("radio", name=wide.words("hours.mine")).check()
    wide.page.reload()
    steps.unlock(wide)
    wide.page.get_by_role("radio", name=wide.words("hours.mine")).check()
    expect(wide.text("hours.by_practice")).to_be_visible()


@pytest.mark.long
def test_holidays_and_days_away_are_kept(staff, wide):
    staff.sit(wide, "imani", "/settings/hours")
    wide.field("hours.place").fill("Nowhere")
    wide.button("hours.list").click()
    expect(wide.text("hours.place_unknown")).to_be_visible()
    wide.field("hours.place").fill("US-ME")
    wide.button("hours.list").click()
    christmas = wide.page.get_by_role("checkbox", name=re.compile("^Christmas Day"))
    christmas.check()
    expect(wide.page.get_by_role("checkbox", name=re.compile("Patriots"))).to_have_count(1)
    wide.button("hours.away_add").click()
    wide.field("hours.away_from").fill("2027-08-14")
    wide.field("hours.away_to").fill("2027-08-03")
    wide.field("hours.away_name").select_option("closure.training")
    save(wide)
    expect(wide.text("hours.wrong_order")).to_be_visible()
    wide.field("hours.away_to").fill("2027-08-20")
    save(wide)
    expect(wide.text("hours.saved")).to_be_visible()
    wide.page.reload()
    steps.unlock(wide)
    expect(wide.field("hours.away_to")).to_have_value("2027-08-20")
    expect(wide.field("hours.away_name")).to_have_value("closure.training")
    expect(christmas).to_be_checked()  # of this year, without asking for its holidays again
    expect(wide.page.get_by_role("checkbox")).to_have_count(1)

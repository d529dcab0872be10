"""Check-ins: answered in two taps, offline too; seen as a chart; a series is taken back unseen."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime.protocol.checkin_posts import CheckIn
from meantime.protocol.posts import Profile
from meantime.sdk import check_ins
from tests.browser import steps
from tests.browser.steps import IMANI
from tests.browser.test_pages import examine
from tests.browser.test_review_mode import (  # noqa: F401  fixtures
    A_MOMENT,
    FRIDAY_9,
    ask,
    late,
    staff,
)

pytestmark = pytest.mark.browser

MOOD = CheckIn(ask="How was the day?", kind="slider", low="hard", high="good")
HOUR = timedelta(hours=1)


def card_on(phone):
    return phone.page.get_by_role("region", name=phone.words("checkin.own_title"))


def answer(phone, value):
    """Tap a value, then send."""
    card_on(phone).get_by_text(value, exact=True).tap()
    phone.button("checkin.send").tap()
    expect(card_on(phone)).to_contain_text(f"{value}/10")


def test_a_client_answers_in_two_taps_and_the_clinician_sees_a_chart(staff, phone, late):  # noqa: F811
    invited = staff.imani.add_client(Profile(name="Maya")).invite(IMANI)
    steps.join(phone, invited.code, steps.make_login())
    start = staff.world.clock.now()
    thread = staff.imani.thread(invited.space_id).sync()
    check_ins.ask(thread, MOOD, [start + n * HOUR for n in (1, 2, 3)])
    staff.world.clock.set(start + HOUR + A_MOMENT)
    phone.link("bar.between").click()
    expect(card_on(phone).get_by_role("heading", name=MOOD.ask)).to_have_count(1)
    examine(phone, "title.between")
    phone.context.set_offline(True)
    answer(phone, "7")
    expect(card_on(phone)).to_contain_text(phone.words("checkin.kept", when="|").split("|")[0])
    name = phone.words("checkin.undo_of", ask=MOOD.ask)
    phone.page.get_by_role("button", name=name, exact=True).tap()
    answer(phone, "6")
    examine(phone, "title.between")
    phone.context.set_offline(False)
    expect(card_on(phone)).to_contain_text(phone.words("checkin.sent", when="|").split("|")[0])
    staff.world.clock.set(start + 2 * HOUR + A_MOMENT)
    phone.link("bar.messages").click()
    answer(phone, "3")  # beside the conversation as well
    staff.sit(late, "imani", f"/between/{invited.space_id}")
    chart = late.page.get_by_role("slider", name=late.words("checkin.chart", ask=MOOD.ask))
    expect(chart).to_have_attribute("aria-valuetext", re.compile(": 3$"))
    examine(late, "title.between_of")


@pytest.mark.long
def test_check_ins_leave_at_the_same_time_until_they_are_taken_back(staff, late):  # noqa: F811
    thread = ask(staff, "Ada")["Ada"]
    staff.sit(late, "imani", f"/between/{thread.id}")
    panel = late.page.get_by_role("region", name=late.words("checkin.title"), exact=True)
    expect(panel).to_contain_text(late.words("checkin.none"))
    panel.get_by_label(late.words("checkin.when"), exact=True).select_option(
        label=late.words("checkin.later")
    )
    panel.get_by_role("button", name=late.words("checkin.schedule"), exact=True).click()
    expect(panel).to_contain_text(late.words("checkin.words_missing"))
    expect(panel).to_contain_text(late.words("later.no_time"))
    panel.get_by_label(late.words("checkin.begin_with"), exact=True).select_option(
        label="How was the day?"
    )
    expect(panel.get_by_label(late.words("checkin.low"), exact=True)).to_have_value("very hard")
    panel.get_by_label(late.words("checkin.at")).fill("2027-03-05T09:00")
    panel.get_by_label(late.words("checkin.every"), exact=True).select_option(
        label=late.words("checkin.weekly")
    )
    panel.get_by_label(late.words("checkin.times"), exact=True).fill("3")
    panel.get_by_role("button", name=late.words("checkin.schedule"), exact=True).click()
    expect(panel.locator("li")).to_have_count(3)
    expect(panel).to_contain_text(late.words("checkin.made", count="3"))
    examine(late, "title.between_of")
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
    assert [each.ask for each in check_ins.open_check_ins(thread.sync())] == ["How was the day?"]


@pytest.mark.long
def test_words_are_looked_at_as_those_of_a_message_are_and_alert(staff, phone):  # noqa: F811
    invited = staff.imani.add_client(Profile(name="Maya")).invite(IMANI)
    steps.join(phone, invited.code, steps.make_login())
    thread = staff.imani.thread(invited.space_id).sync()
    check_ins.ask(thread, check_ins.quick("call", "en"))
    phone.link("bar.between").click()
    box = card_on(phone).get_by_role("textbox")
    box.fill("I want to kill myself.")
    help_card = card_on(phone).get_by_text("You do not have to get through this alone.")
    expect(help_card).to_be_visible()
    examine(phone, "title.between")
    phone.button("checkin.send").tap()
    expect(phone.crisis_help.first).to_be_visible()
    expect(card_on(phone)).to_contain_text(phone.words("checkin.sent", when="|").split("|")[0])
    [one] = check_ins.check_ins(thread.sync())
    assert one.said == "I want to kill myself."
    assert one.answer is not None
    assert [alert.entry_id for alert in staff.imani.alerts.every()] == [one.answer.id]

"""A questionnaire over time: one chart on both sides, read by keyboard and by ear, also offline."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol.measure_posts import MeasureAnswer, MeasureAsk, MeasureValue
from meantime.protocol.posts import Profile
from tests.browser import steps
from tests.browser.staff import IMANI
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

TOTALS = (18, 11, 12)
A_WHILE = timedelta(minutes=40)


@pytest.fixture
def asked(staff):
    """Return a thread in which a client filled in the PHQ-9 three times, and its client's login."""
    invited = staff.imani.add_client(Profile(name="Ada Lind")).invite(IMANI)
    login = steps.make_login()
    newcomer = sdk.Newcomer(login, steps.PASSWORD, "Ada Lind")
    client, _ = sdk.knock(staff.http(), invited.code).accept(newcomer, staff.folder / "ada")
    staff.people.append(client)
    ours, theirs = staff.imani.thread(invited.space_id), client.thread(invited.space_id)
    for total in TOTALS:
        ask = ours.sync().post(MeasureAsk("phq9", "1"), attention=1)
        theirs.sync().post(MeasureAnswer("phq9", "1", "en", ask, list(phq9(total)), "done"))
        staff.world.clock.advance(A_WHILE)
    return invited.space_id, login


def phq9(total):
    """Yield answers that come to `total`."""
    for n in range(9):
        yield MeasureValue(f"phq9.{n + 1}", min(3, max(0, total - 3 * n)))


def heard(screen):
    """Return what a screen reader is told of the slider that has the focus."""
    tree = screen.context.new_cdp_session(screen.page).send("Accessibility.getFullAXTree")
    sliders = [each for each in tree["nodes"] if each.get("role", {}).get("value") == "slider"]
    for node in sliders:
        told = {each["name"]: each["value"].get("value") for each in node["properties"]}
        if told.get("focused"):
            # The browser's tools hand on these words byte by byte.
            return node["name"]["value"], told["valuetext"].encode("latin-1").decode()
    return "", ""


def read_by_keyboard(screen):
    """Go through the chart from its newest point; each is told in words."""
    chart = screen.page.get_by_role("figure", name="PHQ-9")
    reader = chart.get_by_role("slider")
    for _ in range(60):
        screen.page.keyboard.press("Tab")
        if reader.evaluate("(each) => each === document.activeElement"):
            break
    caption, words = heard(screen)
    assert caption == screen.words("trends.caption", title="PHQ-9")
    of = [screen.words("trends.of", total=str(total), highest="27") for total in TOTALS]
    assert f"{of[2]}; Moderate" in words or f"{of[2]}; Moderado" in words
    screen.page.keyboard.press("ArrowLeft")
    assert of[1] in heard(screen)[1]
    fewer = screen.words("trends.fewer", n="7")
    assert screen.words("trends.sure", change=fewer) in heard(screen)[1]
    screen.page.keyboard.press("Home")
    assert of[0] in heard(screen)[1]
    expect(chart.locator(".read").filter(has_text=of[0])).to_be_visible()
    screen.page.keyboard.press("ArrowDown")  # there is nothing before the first
    assert of[0] in heard(screen)[1]
    screen.page.keyboard.press("End")
    assert of[2] in heard(screen)[1]
    screen.page.keyboard.press("Escape")
    expect(chart.get_by_text(screen.words("chart.hint")).first).to_be_visible()


def listen_to_table(screen):
    """Listen to the table before it is shown: it has a row for each form. Then show it."""
    chart = screen.page.get_by_role("figure", name="PHQ-9")
    table = chart.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(5)
    rows = table.get_by_role("row").all()[1:]
    told = [row.get_by_role("cell").first.inner_text() for row in rows]
    assert told == [str(total) for total in TOTALS]
    assert "rowheader" in table.aria_snapshot()
    chart.get_by_role("button", name=screen.words("chart.show_table")).click()
    expect(table.get_by_text("-7")).to_be_visible()


@pytest.mark.long
def test_a_trend_is_read_by_keyboard_and_by_ear_on_both_sides(staff, asked, phone, desk):
    thread, login = asked
    phone.page.goto("/progress")
    steps.sign_in(phone, login)
    expect(phone.page.get_by_role("figure", name="PHQ-9")).to_be_visible()
    steps.wait_for_shell(phone)
    assert phone.said == []
    phone.context.set_offline(True)
    read_by_keyboard(phone)
    listen_to_table(phone)
    expect(phone.text("trends.better").first).to_be_visible()
    weeks = phone.page.get_by_role("figure", name=phone.words("patterns.caption"))
    expect(weeks.get_by_role("row")).to_have_count(13)
    examine(phone, "title.progress")
    staff.sit(desk, "imani", f"/between/{thread}")
    expect(desk.page.get_by_role("figure", name="PHQ-9")).to_be_visible()
    read_by_keyboard(desk)
    listen_to_table(desk)
    expect(desk.page.get_by_text(re.compile("Imani Rivera")).first).to_be_visible()
    examine(desk, "title.between_of")
    assert desk.said == []

"""The picture of a week is dragged, by mouse and by finger, and the fields say the same."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

FRIDAY, SUNDAY = 4, 6


def column(screen, day, hour):
    """Return where an hour of a day is on a wide screen."""
    picture = screen.page.locator("svg.columns")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    unit = box["width"] / 340
    return box["x"] + (51 + day * 44) * unit, box["y"] + (28 + hour * 12) * unit


def row(screen, day, hour):
    """Return where an hour of a day is on a phone."""
    box = screen.page.locator("svg.rows").bounding_box()
    unit = box["width"] / 326
    return box["x"] + (28 + hour * 12) * unit, box["y"] + (36 + day * 27) * unit


def pull(screen, start, *stops):
    mouse = screen.page.mouse
    mouse.move(*start)
    mouse.down()
    for stop in stops:
        mouse.move(*stop, steps=4)


def drop(screen):
    screen.page.mouse.up()


def swipe(screen, start, stop):
    """Draw a finger over the screen."""
    touch = screen.context.new_cdp_session(screen.page)
    (x, y), (to_x, to_y) = start, stop
    between = [{"x": x + (to_x - x) * n / 8, "y": y + (to_y - y) * n / 8} for n in range(9)]
    for n, point in enumerate(between):
        kind = "touchMove" if n else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def opens(screen, day):
    return screen.field("hours.opens", day=day, n="1")


def closes(screen, day):
    return screen.field("hours.closes", day=day, n="1")


@pytest.mark.long
def test_hours_are_drawn_moved_and_changed_with_a_mouse_and_saved(staff, wide):
    staff.sit(wide, "imani", "/settings/hours")
    expect(closes(wide, "Friday")).to_have_value("18:00")
    pull(wide, column(wide, SUNDAY, 10), column(wide, SUNDAY, 12))
    drop(wide)
    expect(opens(wide, "Sunday")).to_have_value("10:00")
    expect(closes(wide, "Sunday")).to_have_value("12:00")
    pull(wide, column(wide, SUNDAY, 11), column(wide, SUNDAY, 14.25))
    drop(wide)
    expect(opens(wide, "Sunday")).to_have_value("13:15")
    expect(wide.page.get_by_text(re.compile("^Sunday: 1:15.PM.3:15.PM$")).first).to_be_visible()
    pull(wide, column(wide, FRIDAY, 17.9), column(wide, FRIDAY, 16.9))
    drop(wide)
    expect(closes(wide, "Friday")).to_have_value("17:00")
    examine(wide, "title.hours")
    wide.button("hours.save").click()
    expect(wide.text("hours.saved")).to_be_visible()
    frame = staff.imani.hours().frame
    assert [list(span) for span in frame.hours[SUNDAY]] == [[795, 915]]
    assert frame.hours[FRIDAY][0][1] == 17 * 60
    assert wide.said == []


@pytest.mark.long
def test_every_drag_is_undone_and_escape_leaves_all_as_it_was(staff, wide):
    staff.sit(wide, "imani", "/settings/hours")
    expect(closes(wide, "Friday")).to_have_value("18:00")
    pull(wide, column(wide, SUNDAY, 10), column(wide, SUNDAY, 12))
    expect(opens(wide, "Sunday")).to_have_value("10:00")
    wide.page.keyboard.press("Escape")
    expect(opens(wide, "Sunday")).to_have_count(0)
    drop(wide)
    expect(wide.button("hours.drag_undo")).to_have_count(0)
    for hour in (12, 15):
        pull(wide, column(wide, SUNDAY, hour), column(wide, SUNDAY, hour + 2))
        drop(wide)
    expect(opens(wide, "Sunday")).to_have_value("12:00")
    wide.button("hours.drag_undo").press("Enter")
    expect(wide.field("hours.opens", day="Sunday", n="2")).to_have_count(0)
    wide.button("hours.drag_undo").press("Enter")
    expect(opens(wide, "Sunday")).to_have_count(0)
    expect(wide.button("hours.reset")).to_have_count(0)


@pytest.mark.long
def test_a_finger_draws_along_the_hours(staff, phone):
    staff.sit(phone, "imani", "/settings/hours")
    expect(closes(phone, "Friday")).to_have_value("18:00")
    phone.page.locator("svg.rows").scroll_into_view_if_needed()
    swipe(phone, row(phone, SUNDAY, 10), row(phone, SUNDAY, 13))
    expect(opens(phone, "Sunday")).to_have_value("10:00")
    expect(closes(phone, "Sunday")).to_have_value("13:00")
    examine(phone, "title.hours")

"""A hint beside the answer, the first time that it helps; put away it does not come back."""

import pytest
from playwright.sync_api import expect

from meantime.wire.boundaries import Frame, ReplyWithin
from tests.browser import steps
from tests.browser.test_pages import examine

pytestmark = [pytest.mark.browser, pytest.mark.long]

CLOSED = Frame(
    zone="UTC",
    hours=[[(0, 1)]] * 7,
    windows=[[0]] * 7,
    reply_within=ReplyWithin(unit="days", n=2),
    closures=[],
)


@pytest.fixture(params=["phone", "desk"])
def screen(request):
    """Yield each look in turn."""
    return request.getfixturevalue(request.param)


def test_hints_come_one_after_the_other_and_each_once(staff, screen):
    staff.imani.set_hours(CLOSED)
    thread, client = staff.admit("Ada")
    client.thread(thread).write("May I ask something?", attention=1)
    staff.sit(screen, "imani", "/caseload")
    screen.page.goto(f"/review/{thread}")
    steps.unlock(screen)
    box = screen.page.locator("#answer")
    evening, long_reply = screen.text("coach.evening"), screen.text("coach.long_reply")
    expect(box).to_be_visible()
    expect(evening).to_have_count(0)
    box.fill("Good evening.")
    expect(evening).to_be_visible()
    examine(screen, "title.review")
    screen.button("coach.understood").click()
    expect(evening).to_be_hidden()
    box.fill(" ".join(["word"] * 101))
    expect(long_reply).to_be_visible()
    screen.page.reload()
    steps.unlock(screen)
    expect(long_reply).to_be_visible()  # nobody has put it away
    expect(evening).to_have_count(0)
    box.fill("")
    expect(long_reply).to_be_hidden()
    box.fill(" ".join(["word"] * 101))
    screen.page.wait_for_timeout(500)
    expect(long_reply).to_have_count(0)
    assert screen.said == []

"""A page that nobody touches locks itself, and keeps what was being written."""

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.screens import LOOKS
from tests.browser.steps import IMANI, MAYA
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

MINUTE_MS = 60_000


@pytest.fixture(params=LOOKS)
def maya(request, hands):
    """Yield the screen of a client in the thread, in each look; its page's clock can be moved."""
    screen = request.getfixturevalue(request.param)
    screen.page.clock.install()
    screen.space = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(screen, screen.space.code, steps.make_login())
    return screen


def test_a_page_counts_down_locks_and_keeps_the_draft(maya):
    maya.page.locator("#message").fill("Half a thought")
    maya.page.clock.fast_forward(14 * MINUTE_MS + 10_000)
    expect(maya.button("auto.stay")).to_be_visible()
    examine(maya, "title.thread")
    maya.page.clock.fast_forward(MINUTE_MS)
    expect(maya.heading("lock.title")).to_be_visible()
    expect(maya.page.get_by_text("Half a thought")).to_have_count(0)
    steps.unlock(maya)
    expect(maya.page.locator("#message")).to_have_value("Half a thought")


@pytest.mark.long
def test_whoever_is_there_stays(maya):
    maya.page.clock.fast_forward(14 * MINUTE_MS + 10_000)
    maya.button("auto.stay").click()
    expect(maya.button("auto.stay")).to_have_count(0)
    maya.page.clock.fast_forward(14 * MINUTE_MS)
    expect(maya.page.get_by_role("log")).to_be_visible()


@pytest.mark.long
def test_a_device_that_slept_wakes_up_locked(maya):
    maya.page.clock.fast_forward(8 * 60 * MINUTE_MS)
    expect(maya.heading("lock.title")).to_be_visible()


@pytest.mark.long
def test_the_time_is_chosen_in_the_settings_and_stays(maya):
    maya.page.goto("/settings")
    steps.unlock(maya)
    maya.field("auto.after").select_option("1")
    examine(maya, "title.settings")
    maya.page.reload()
    steps.unlock(maya)
    expect(maya.field("auto.after")).to_have_value("1")
    maya.page.clock.fast_forward(MINUTE_MS)
    expect(maya.heading("lock.title")).to_be_visible()

"""Devices that are not as they should be: a clock gone wrong, a browser that clears its store."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.steps import IMANI, MAYA

pytestmark = pytest.mark.browser

MINE, KEPT = "Written by another clock.", "Written after the store was cleared."


@pytest.mark.parametrize(
    "hours", [-30, *(pytest.param(each, marks=pytest.mark.long) for each in (-7, 9))]
)
def test_a_device_whose_clock_is_wrong_by_hours_writes_at_the_right_time(
    hands, world, phone, hours
):
    world.clock.set(world.clock.now() + timedelta(hours=hours))  # so the device is the one wrong
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    steps.write(phone, MINE)
    expect(phone.page.get_by_text(phone.words("thread.sent"), exact=True)).to_be_visible()
    said = hands.clinician.thread(invited.space_id).read()[-1]
    assert said.text == MINE
    assert abs(said.at - world.now_ms) < 10 * 60_000
    expect(phone.heading("thread.today")).to_be_visible()  # by the server's clock


@pytest.mark.long
def test_when_the_browser_clears_its_store_nothing_typed_is_lost_and_the_server_has_the_rest(
    hands, phone
):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    phone.page.goto(f"/threads/{invited.space_id}")
    steps.unlock(phone)
    steps.write(phone, MINE)
    expect(phone.page.get_by_text(phone.words("thread.sent"), exact=True)).to_be_visible()
    session = phone.context.new_cdp_session(phone.page)
    session.send(
        "Storage.clearDataForOrigin",
        {"origin": phone.origin, "storageTypes": "indexeddb,cache_storage,local_storage"},
    )
    steps.write(phone, KEPT)
    expect(phone.text("failure.server")).to_be_visible()
    expect(phone.page.locator("#message")).to_have_value(KEPT)
    phone.page.reload()
    expect(phone.heading("lock.title")).to_be_visible()  # only the server knows of the sign-in now
    steps.unlock(phone)
    expect(phone.page.get_by_text(MINE)).to_be_visible()
    steps.write(phone, KEPT)
    expect(phone.page.get_by_text(phone.words("thread.sent"), exact=True)).to_have_count(2)

"""Other calendars: sessions shown in another program, and times when a clinician is busy."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_appointments import maya  # noqa: F401  a fixture
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser


@pytest.mark.long
def test_a_client_makes_a_secret_address_and_ends_it(maya):  # noqa: F811
    maya.page.get_by_role("link", name=maya.words("bar.sessions")).click()
    expect(maya.text("feed.none")).to_be_visible()
    maya.button("feed.make").click()
    expect(maya.field("feed.address")).to_have_value(re.compile(r"/feeds/[\w-]{43}\.ics$"))
    examine(maya, "title.appointments")
    maya.page.get_by_role("link", name=maya.words("bar.messages")).click()
    maya.page.get_by_role("link", name=maya.words("bar.sessions")).click()
    expect(maya.button("feed.renew")).to_be_visible()
    expect(maya.field("feed.address")).to_have_count(0)
    maya.button("feed.end").click()
    expect(maya.text("feed.none")).to_be_visible()


@pytest.mark.long
def test_an_address_that_cannot_be_read_is_refused_beside_its_field(staff, wide):
    staff.sit(wide, "imani", "/calendar")
    expect(wide.text("busy.none")).to_be_visible()
    wide.field("busy.address").fill("https://127.0.0.1/mine.ics")
    wide.button("busy.save").click()
    expect(wide.text("busy.wrong_place")).to_be_visible()
    examine(wide, "title.calendar")
    expect(wide.text("busy.none")).to_be_visible()

"""The roll-out at the desk: what is seen, what is said, phases, places, and who else touches data."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from meantime.content import load
from tests.browser import steps
from tests.browser.screens import LOOKS
from tests.browser.staff import RUTH
from tests.browser.test_pages import examine
from tests.browser.test_policy import OFFICE

pytestmark = pytest.mark.browser

PLAN = load("rollout")
REASON = "Planted: our counsel reads the addendum on Friday."
HOST = "Planted Hosting Co-op"


@pytest.fixture(params=LOOKS)
def screen(request):
    """Yield each look in turn."""
    return request.getfixturevalue(request.param)


def task(screen, task_id):
    """Return the row of a task."""
    every = [each for phase in PLAN["phases"] for each in phase["tasks"] + phase["exit"]]
    do = next(each for each in every if each["id"] == f"rollout.{task_id}")["do"][screen.locale]
    heading = screen.page.get_by_role("heading", name=do, exact=True)
    return screen.page.get_by_role("listitem").filter(has=heading)


def phase(screen, n):
    return PLAN["phases"][n]["title"][screen.locale]


def test_a_practice_goes_from_the_foundation_to_the_pilot(staff, screen):
    staff.ruth.set_practice_hours(OFFICE)
    thread, _ = staff.admit("Ada Lind", by=staff.ruth)
    words, page = screen.words, screen.page
    staff.sit(screen, "ruth", "/settings")
    screen.link("rollout.to_rollout").click()
    expect(screen.text("rollout.not_begun")).to_be_visible()
    examine(screen, "title.rollout")
    page.get_by_role("button", name=words("rollout.open_phase", phase=phase(screen, 0))).click()
    expect(screen.text("places.taken", n="1", most="0")).to_be_visible()
    hours = task(screen, "p1.hours")
    expect(hours).to_contain_text(words("rollout.seen"))
    expect(hours.get_by_role("button")).to_have_count(0)  # nobody ticks what the app sees
    restore = task(screen, "p1.restore")
    restore.get_by_role("button", name=words("rollout.tick")).click()
    restore.locator("textarea").fill(REASON)
    restore.get_by_role("button", name=words("rollout.tick_save")).click()
    expect(restore).to_contain_text(REASON)
    back = restore.get_by_role("button", name=words("rollout.untick"))
    expect(back).to_be_focused()
    back.click()
    expect(restore).to_contain_text(words("rollout.open"))
    page.get_by_role("button", name=words("rollout.early", phase=phase(screen, 1))).click()
    early = page.get_by_role("button", name=words("rollout.open_early", phase=phase(screen, 1)))
    early.click()
    expect(screen.text("rollout.why_empty")).to_be_visible()
    page.get_by_label(words("rollout.why_early")).fill(REASON)
    early.click()
    expect(screen.text("places.taken", n="1", most="5")).to_be_visible()
    expect(page.get_by_role("link", name="Ada Lind")).to_be_visible()
    expect(page.get_by_text(REASON)).to_be_visible()
    examine(screen, "title.rollout")
    assert staff.ruth.id
    assert thread


def test_vendors(staff, screen):
    words, page = screen.words, screen.page
    staff.sit(screen, "ruth", "/settings/vendors")
    screen.button("vendors.add").click()
    screen.button("vendors.save").click()
    expect(screen.field("vendors.name")).to_have_attribute("aria-invalid", "true")
    screen.field("vendors.name").fill(HOST)
    screen.field("vendors.signed_on").fill("2026-01-31")
    page.locator("input[type=file]").set_input_files(
        {"name": "baa.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 planted"}
    )
    examine(screen, "title.vendors")
    screen.button("vendors.save").click()
    expect(page.get_by_text(words("vendors.in_force"))).to_be_visible()
    with page.expect_download() as saving:
        page.get_by_role("button", name="baa.pdf").click()
    assert Path(saving.value.path()).read_bytes() == b"%PDF-1.7 planted"
    page.get_by_role("button", name=words("vendors.drop_one", name=HOST)).click()
    expect(page.get_by_text(words("vendors.dropped", name=HOST))).to_be_visible()
    screen.button("vendors.put_back").click()
    expect(page.get_by_role("heading", name=HOST)).to_be_visible()
    examine(screen, "title.vendors")
    assert screen.said == []

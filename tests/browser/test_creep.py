"""How much is written: counted on the clinician's own device, shown as a hint."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from meantime.sdk.http import Http
from meantime.server.kit.clock import to_ms
from tests.browser.steps import MAYA
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

STEADY = [2, 2, 2, 2, 2, 2]
RISING = [2, 2, 2, 2, 3, 3, 3, 3]


@pytest.fixture
def write(staff, monkeypatch):
    """Return what makes a client write so many letters in each week until now."""

    def letters(counts):
        space, client = staff.admit(MAYA)
        thread = client.thread(space)
        for week, count in enumerate(counts):
            for n in range(count):
                ago = timedelta(weeks=len(counts) - week) - timedelta(hours=n + 1)
                at = to_ms(datetime.now(UTC) - ago)
                with monkeypatch.context() as past:
                    past.setattr(Http, "now_ms", lambda _, at=at: at)
                    thread.write("Words.")
        return space

    return letters


@pytest.mark.long
def test_a_rise_by_a_third_is_said_with_a_guide_for_the_session(staff, write, screen):
    space = write(RISING)
    staff.sit(screen, "imani", f"/caseload/{space}")
    said = screen.text("creep.more", now="3", before="2")
    expect(said).to_be_visible()
    cells = screen.page.locator("table tbody tr td:nth-child(2)")
    expect(cells).to_have_text(["3", "3", "3", "3", "2", "2", "2", "2", "0", "0", "0", "0"])
    guide = screen.words("creep.guide", title="").strip()
    screen.page.locator("summary").filter(has_text=guide).click()
    expect(screen.page.locator("details ol li")).to_have_count(8)
    expect(screen.page.locator("details ol")).not_to_contain_text("{")
    examine(screen, "title.client")
    assert screen.said == []


@pytest.mark.long
def test_where_nothing_has_risen_there_are_only_numbers(staff, write, desk):
    space = write(STEADY)
    staff.sit(desk, "imani", f"/caseload/{space}")
    expect(desk.heading("creep.title")).to_be_visible()
    expect(desk.text("creep.suggestion")).to_have_count(0)


@pytest.mark.long
def test_where_nothing_is_written_nothing_is_counted(staff, desk):
    space, _ = staff.admit(MAYA)
    staff.sit(desk, "imani", f"/caseload/{space}")
    expect(desk.heading("seats.title")).to_be_visible()
    expect(desk.heading("creep.title")).to_have_count(0)

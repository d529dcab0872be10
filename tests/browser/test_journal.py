"""What a client keeps for themselves, looked back on: by day, by tag, over time, as a copy."""

import json
import re
import zipfile
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from meantime.protocol.moment_posts import Moment
from meantime.sdk.own_spaces import own_space
from tests.browser import steps
from tests.browser.screens import PHONE_EN
from tests.browser.test_pages import examine
from tests.browser.test_secrets import EVERYTHING_KEPT

pytestmark = pytest.mark.browser

NEW_YORK, TOKYO = "America/New_York", "Asia/Tokyo"
PLANTED = "Planted: the herons stood in the reeds."


def moment(local, zone=NEW_YORK, **said):
    at = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))
    return Moment(at=int(at.timestamp() * 1000), zone=zone, **said)


def admit(staff, *moments):
    """Return the login of a client who has kept these moments."""
    _, client = staff.admit(steps.MAYA)
    journal = own_space(client.connection, "journal")
    for each in moments:
        journal.post(each)
    return client.login


def entries(screen):
    return screen.page.locator("article")


def cell(screen, day):
    return screen.page.get_by_role("gridcell").get_by_role("button", name=day)


def row(screen, table, name):
    """Return what a table beside a chart says in the row of that name."""
    found = screen.page.get_by_role("table", name=screen.words(table)).get_by_role("row")
    return found.filter(has=screen.page.get_by_role("rowheader", name=name, exact=True))


def test_a_journal_is_looked_back_on_by_keyboard_and_taken_home(staff, open_screen, tmp_path):
    login = admit(
        staff,
        moment("2026-03-05T22:10", text=PLANTED, intensity=8, tags=["evening"], feelings=["sad"]),
        moment("2026-03-07T09:00", TOKYO, text="Woke up early.", intensity=3, tags=["Evening"]),
        moment("2026-03-06T12:00", text="Lunch alone.", urge="to drink", instead="A walk."),
    )
    phone = open_screen(**PHONE_EN, timezone_id=NEW_YORK)
    phone.page.goto("/kept")  # where it was before
    steps.sign_in(phone, login)
    expect(phone.text("journal.lead")).to_be_visible()
    expect(entries(phone)).to_have_count(3)
    days = phone.page.locator("main section > h2")
    expect(days).to_have_text(
        ["Saturday, March 7, 2026", "Friday, March 6, 2026", "Thursday, March 5, 2026"]
    )
    expect(entries(phone).first).to_contain_text("9:00 AM, Tokyo time")  # as it was there
    examine(phone, "title.journal")

    phone.link("journal.calendar").click()
    cell(phone, "March 7, 2026: 1 entry, highest strength 3 of 10").focus()
    phone.page.keyboard.press("ArrowLeft")
    expect(entries(phone)).to_contain_text("Lunch alone.")
    phone.page.keyboard.press("Home")
    expect(cell(phone, "Sunday, March 1, 2026: nothing written")).to_be_focused()
    expect(phone.text("journal.nothing_on")).to_be_visible()
    phone.page.keyboard.press("PageDown")
    expect(phone.page.get_by_role("heading", name="April 2026")).to_be_visible()
    examine(phone, "title.journal")

    phone.page.get_by_text(phone.words("journal.your_tags")).click()
    phone.page.get_by_role("button", name=re.compile("^Rename.*evening")).click()
    phone.field("journal.tag_name", tag="evening").fill("night")
    phone.button("journal.tag_rename").click()
    expect(phone.text("journal.tag_renamed", tag="evening", name="night")).to_be_visible()
    phone.link("journal.entries").click()
    phone.field("journal.tag").select_option("night")
    expect(entries(phone)).to_have_count(2)
    phone.field("journal.search").fill("REEDS heron")
    expect(entries(phone)).to_have_count(1)

    phone.link("journal.patterns").click()
    expect(phone.text("journal.here_alone")).to_be_visible()
    phone.field("journal.since").select_option("ever")
    expect(phone.text("journal.few")).to_be_visible()
    expect(row(phone, "journal.by_weekday", "Thursday").get_by_role("cell")).to_have_text(
        ["1", "8", "1"]
    )
    examine(phone, "title.journal")

    phone.page.get_by_text(phone.words("journal.copy"), exact=True).click()
    with phone.page.expect_download() as coming:
        phone.button("journal.copy_make").click()
    place = tmp_path / coming.value.suggested_filename
    coming.value.save_as(place)
    with zipfile.ZipFile(place) as packed:
        data = json.loads(packed.read(f"{place.stem}/journal.json"))
        page = packed.read(f"{place.stem}/journal.html").decode()
    assert [each["day"] for each in data["entries"]] == ["2026-03-05", "2026-03-06", "2026-03-07"]
    assert [each["tags"] for each in data["entries"]] == [["night"], [], ["night"]]
    assert PLANTED in page
    assert PLANTED not in phone.page.evaluate(EVERYTHING_KEPT)
    assert not any("reeds" in request.url.lower() for request in phone.requests)
    assert phone.said == []

"""A custodian takes home what is needed while the server is down, and opens it there."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from meantime.sdk.crisis_snapshot.file import SnapshotFile
from meantime.sdk.crisis_snapshot.snapshot import Snapshot
from meantime.sdk.crisis_snapshot.unlocking import unlock
from tests.browser import steps
from tests.browser.test_pages import examine
from tests.server.records.nights import order

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_a_custodian_saves_the_newest_file_and_it_opens_without_the_server(staff, screen, tmp_path):
    staff.admit("Ada Lind")
    staff.sit(screen, "ruth", "/records")
    expect(screen.page.get_by_text(screen.words("snapshot.none"))).to_be_visible()
    order(SimpleNamespace(world=staff.world, id=staff.ruth.connection.practice_id))
    screen.page.reload()
    steps.unlock(screen)
    link = screen.page.get_by_role("link", name=screen.words("snapshot.save"))
    expect(link).to_be_visible()
    examine(screen, "title.records")
    with screen.page.expect_download() as saving:
        link.click()
    assert saving.value.suggested_filename.startswith("crisis-")
    path = tmp_path / "saved.jsonl.gz"
    saving.value.save_as(path)
    with SnapshotFile(path) as file:
        assert file.is_whole()
        custodian = unlock(file.about, steps.PASSWORD, staff.logins["ruth"])
        assert [each.name for each in Snapshot(file, custodian).clients()] == ["Ada Lind"]
    assert screen.said == []


def test_a_clinician_is_told_that_the_page_is_the_custodians_(staff, screen):
    staff.sit(screen, "sam", "/records")
    expect(screen.page.get_by_text(screen.words("custody.not_yours"))).to_be_visible()
    assert screen.said == []

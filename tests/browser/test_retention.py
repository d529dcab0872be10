"""The end of a record: a legal hold beats a day that has come, and after it the record is gone."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol.posts import Profile
from meantime.protocol.record_posts import Ending, RetentionRule
from meantime.sdk.retention.destroying import destroy as destroy_record
from meantime.sdk.retention.errors import StillKept
from meantime.sdk.retention.record import client_records
from meantime.sdk.retention.table import RetentionTable
from tests.browser import steps
from tests.browser.staff import Staff
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

PAST = timedelta(days=7, minutes=5)
FIVE = RetentionRule(
    rule="state.adult",
    source="state",
    kind="after_end",
    name="Oregon, adults",
    years=5,
    checked_on="2026-01-15",
)
GROWN = RetentionRule(
    rule="state.minor",
    source="state",
    kind="after_majority",
    name="Oregon, minors",
    years=3,
    age=18,
    checked_on="2026-01-15",
)


@pytest.fixture
def staff(world, tmp_path):
    staff = Staff(world, tmp_path)
    RetentionTable(staff.ruth.connection).change([FIVE, GROWN])
    yield staff
    staff.close()


@pytest.fixture
def ended(staff):
    """Return the thread of a client who was discharged years ago, and the client."""
    thread_id, client = staff.admit("Ada Lind")
    client.thread(thread_id).write("What I wrote.")
    (case,) = staff.imani.caseload()
    case.thread.post(Ending(ending="discharged", on="2020-01-15"))
    return thread_id, client


def later(staff, person):
    """Let the days go by in which its end can be stopped; return somebody signed in anew."""
    staff.world.clock.set(staff.world.clock.now() + PAST)
    return again(staff, person)


def again(staff, person):
    account, folder = person.connection.account, staff.folder / "again"
    fresh = sdk.connect_by_key(staff.http(), account, folder)
    staff.people.append(fresh)
    return fresh


def words_left(staff, client, thread_id):
    thread = again(staff, client).thread(thread_id)
    return [message.text for message in thread.messages() if not message.fault]


@pytest.mark.long
def test_a_legal_hold_beats_a_day_that_has_come_and_then_the_record_goes(staff, ended, wide):
    thread_id, client = ended
    with client_records(staff.ruth.connection, thread_id) as (record,):
        record.keep(["state.adult"])
        record.plan()
    ruth = later(staff, staff.ruth)
    staff.sit(wide, "ruth", f"/records/{thread_id}")
    panel = wide.page.get_by_role("region", name=wide.words("retention.panel"))
    expect(panel).to_contain_text("It can be destroyed from January 16, 2025 on.")
    destroy = wide.button("retention.destroy")
    expect(destroy).to_be_visible()
    examine(wide, "title.record_of")
    wide.field("retention.why").fill("A court has written.")
    wide.button("retention.hold").click()
    expect(panel.get_by_role("listitem").filter(has_text="A court has written.")).to_be_visible()
    expect(wide.text("retention.kept_held")).to_be_visible()
    with client_records(ruth.connection, thread_id) as (record,), pytest.raises(StillKept):
        destroy_record(record)
    expect(destroy).to_have_count(0)
    assert "What I wrote." in words_left(staff, client, thread_id)
    release(wide)
    wide.button("retention.plan").click()
    expect(wide.button("retention.cancel")).to_be_visible()
    expect(destroy).to_have_count(0)
    later(staff, staff.ruth)
    wide.page.reload()
    steps.sign_in(wide, staff.logins["ruth"])
    field = wide.page.get_by_label("To destroy it, type the name of the client: Ada Lind")
    field.fill("Ada Linn")
    destroy.click()
    expect(wide.text("retention.type_wrong")).to_be_visible()
    field.fill("ada  lind ")
    destroy.click()
    wide.link("retention.certificate").click()
    expect(wide.heading("retention.certificate")).to_be_visible()
    paper = wide.page.locator(".paper")
    expect(paper).to_contain_text(thread_id)
    expect(paper).to_contain_text("Oregon, adults")
    expect(paper).not_to_contain_text("Ada")
    examine(wide, "title.certificate")
    assert words_left(staff, client, thread_id) == ["destroyed"]  # the word of it alone
    assert wide.said == []


def release(screen):
    """Release the one hold, in two steps."""
    screen.page.get_by_role("button", name="Release the hold of").click()
    expect(screen.text("retention.release_sure")).to_be_visible()
    screen.button("retention.release").click()
    expect(screen.text("retention.no_holds")).to_be_visible()


@pytest.mark.long
def test_the_table_is_filled_in_and_who_was_a_minor_is_kept_by_their_birth_date(staff, phone, desk):
    thread_id, _ = staff.admit("Ada Lind")
    (case,) = staff.imani.caseload()
    case.describe(Profile(name="Ada Lind", birth_date="2014-02-28"))
    case.thread.post(Ending(ending="discharged", on="2020-01-15"))
    staff.sit(phone, "ruth", "/settings/keeping")
    expect(phone.button("retention.add")).to_be_visible()
    examine(phone, "title.retention")
    phone.button("retention.add").click()
    row = phone.page.locator("fieldset.sheet").last
    row.get_by_label(phone.words("retention.rule_name")).fill("Payer")
    row.get_by_label(phone.words("retention.years"), exact=True).fill("ten")
    phone.button("retention.table_save").click()
    expect(phone.text("retention.number_wrong")).to_be_visible()
    row.get_by_label(phone.words("retention.years"), exact=True).fill("10")
    phone.button("retention.table_save").click()
    expect(phone.text("retention.check_empty")).to_be_visible()
    row.get_by_label(phone.words("retention.checked")).fill("2026-11-02")
    phone.link("settings.title").click()  # what was typed stays, sealed
    phone.link("rollout.to_keeping").click()
    expect(row.get_by_label(phone.words("retention.rule_name"))).to_have_value("Payer")
    phone.button("retention.table_save").click()
    expect(phone.text("retention.saved")).to_be_visible()
    staff.sit(desk, "ruth", f"/records/{thread_id}")
    for name in ("Oregon, adults", "Oregon, minors"):
        desk.page.get_by_role("checkbox", name=name).check()
    panel = desk.page.get_by_role("region", name=desk.words("retention.panel"))
    expect(panel).to_contain_text("a partir del 1 de marzo de 2035")
    desk.button("retention.save").click()
    expect(desk.text("retention.saved")).to_be_visible()
    expect(desk.text("retention.kept_early")).to_be_visible()
    examine(desk, "title.record_of")
    assert phone.said == desk.said == []

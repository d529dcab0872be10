"""A clinician gives an estimate and a superbill, and sees why a code does not fit."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from playwright.sync_api import expect

from meantime.protocol.fee_posts import BillingOffice, BillingProfile, FeePlan, Office, Superbill
from meantime.sdk.billing.clients import say_payer
from meantime.sdk.billing.office import say_office
from meantime.wire.appointments import NewAppointment
from tests.browser.staff import Staff
from tests.browser.test_pages import examine

pytestmark = [pytest.mark.browser, pytest.mark.long]

LATE_IN_MARCH = datetime(2031, 4, 1, 3, tzinfo=UTC)  # an hour before April in New York
SESSION = datetime(2031, 4, 3, 15, tzinfo=UTC)
MARCH = date(2031, 3, 1)
OFFICE = BillingOffice(Office("Blue House"))
LATER = "2031-12-31"


@pytest.fixture
def staff(world, tmp_path):
    """Yield a practice whose staff have logins, an hour before April."""
    world.clock.set(LATE_IN_MARCH)
    staff = Staff(world, tmp_path)
    yield staff
    staff.close()


@pytest.fixture
def billed(staff):
    """Return the thread of a client with a statement of March, and the client."""
    settings = staff.ruth.billing.settings()
    staff.ruth.billing.set_settings(msgspec.structs.replace(settings, codes={"reply": "OWN 1"}))
    space, client = staff.admit("Maya Quill")
    imani, maya = staff.imani.thread(space), client.thread(space).sync()
    plan = imani.sync().fees.offer(FeePlan("per_message", "USD", "2031-03-31", 1500))
    maya.sync().fees.answer(plan, "agreed")
    maya.write("It came back at night.")
    reply = imani.sync().reply("I have read it.")
    imani.fees.charge([reply], MARCH)
    imani.fees.set_minutes(date(2031, 3, 31), 12 * 60)
    staff.imani.appointments.book(space, NewAppointment(SESSION, "UTC", 50))
    say_office(staff.ruth.connection, OFFICE)
    [case] = staff.imani.caseload()
    say_payer(case.desk, BillingProfile(payer="North"))
    staff.world.clock.advance(timedelta(hours=2))
    staff.ruth.billing.run(MARCH)
    return space, client


def test_papers_say_what_may_be_said_and_a_session_stands_against_a_code(staff, billed, wide):
    space, client = billed
    staff.sit(wide, "imani", f"/billing/{space}")
    expect(wide.field("billpaper.title")).to_have_value(wide.words("billpaper.messages"))
    wide.field("billpaper.until").fill("2032-04-02")
    wide.button("billpaper.give").press("Enter")
    expect(wide.field("billpaper.until")).to_be_focused()
    examine(wide, "title.billing")
    wide.field("billpaper.until").fill(LATER)
    wide.field("billpaper.count").fill("30")
    expect(wide.text("billpaper.total", amount="$450.00")).to_be_visible()
    wide.button("billpaper.give").press("Enter")
    expect(wide.text("billpaper.given")).to_be_visible()
    [told] = staff.imani.billing.estimates(space)
    assert (told.amount, told.until.isoformat()) == (45_000, LATER)

    wide.field("billpaper.codes_month").select_option(MARCH.isoformat())
    for said in ("billpaper.is_evaluation", "billpaper.has_consent"):
        wide.field(said).check()
    wide.button("billpaper.check").press("Enter")
    against = wide.page.get_by_role("listitem").filter(has_text="April 3")
    expect(against.last).to_contain_text("A session is within 7 days after")
    examine(wide, "title.billing")

    wide.page.get_by_role("link", name="March 2031").click()
    expect(wide.text("billpaper.why_not_accepted", payer="North")).to_be_visible()
    say_office(staff.ruth.connection, msgspec.structs.replace(OFFICE, accepts=["North: OWN 1"]))
    wide.page.go_back()
    wide.page.get_by_role("link", name="March 2031").click()
    wide.field("billpaper.diagnoses").fill("nerves")
    wide.button("billpaper.hand").press("Enter")
    expect(wide.field("billpaper.diagnoses")).to_be_focused()
    examine(wide, "title.billing")
    wide.field("billpaper.diagnoses").fill("f41.1")
    wide.button("billpaper.hand").press("Enter")
    expect(wide.text("billpaper.given")).to_be_visible()
    theirs = client.thread(space).sync().opened()
    [bill] = [each.post for each in theirs if isinstance(each.post, Superbill)]
    assert (bill.payer, bill.diagnoses, bill.lines[0].code) == ("North", ["F41.1"], "OWN 1")
    assert wide.said == []

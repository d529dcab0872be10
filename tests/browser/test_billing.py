"""A biller sees names, days and money, enters what was paid, and reads no conversation."""

from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol.fee_posts import FeePlan
from tests.browser import steps
from tests.browser.staff import Staff
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

LATE_IN_MARCH = datetime(2031, 4, 1, 3, tzinfo=UTC)  # an hour before April in New York
MARCH = date(2031, 3, 1)
CLIENT = "Maya Quill"
WORDS = "Planted: only for my therapist."
BEN = sdk.Inviter("Ben Ames", "")


@pytest.fixture
def staff(world, tmp_path):
    """Yield a practice whose staff have logins, an hour before April."""
    world.clock.set(LATE_IN_MARCH)
    staff = Staff(world, tmp_path)
    yield staff
    staff.close()


@pytest.fixture
def billed(staff):
    """Return the thread of a client who owes $15 for a reply of March."""
    ben = staff.hire(BEN)
    staff.ruth.introduce(ben.id, BEN, ("biller",))
    space, client = staff.admit(CLIENT)
    staff.ruth.settle_desks()
    imani, maya = staff.imani.thread(space), client.thread(space).sync()
    plan = imani.sync().fees.offer(FeePlan("per_message", "USD", "2031-03-31", 1500))
    maya.sync().fees.answer(plan, "agreed")
    maya.write(WORDS)
    reply = imani.sync().reply("I have read it.")
    imani.fees.charge([reply], MARCH)
    staff.world.clock.advance(timedelta(hours=2))
    staff.ruth.billing.run(MARCH)
    return space


@pytest.mark.long
def test_a_biller_enters_and_mends_a_payment_and_reads_no_conversation(staff, billed, wide):
    staff.sit(wide, "ben")
    expect(wide.heading("billing.title")).to_be_visible()  # it is all that is theirs
    expect(wide.page.get_by_role("link", name=wide.words("desk.review"))).to_have_count(0)
    expect(wide.page.get_by_text("$15.00").first).to_be_visible()
    examine(wide, "title.billing")
    with wide.page.expect_download() as saved:
        wide.button("billing.save_lines").click()
    table = saved.value.path().read_text(encoding="utf-8-sig")
    assert CLIENT in table
    assert "15.00,USD" in table

    wide.field("billing.search").fill("quill")
    wide.page.get_by_role("link", name=CLIENT, exact=True).click()
    expect(wide.heading("billing.statements")).to_be_visible()
    examine(wide, "title.billing")
    wide.page.get_by_role("link", name="March 2031").click()
    wide.button("billing.enter_it").click()
    expect(wide.page.get_by_text(wide.words("billing.entered", amount="$15.00"))).to_be_visible()
    wide.field("billing.entry_kind").select_option("refund")
    wide.button("billing.enter_it").click()
    expect(wide.page.get_by_text(wide.words("fees.ledger_refund")).first).to_be_visible()
    examine(wide, "title.billing")
    whole = staff.ruth.billing.statement(billed, MARCH, "USD")
    assert [each.kind for each in whole.ledger] == ["payment", "refund"]
    assert whole.summary.balance == 1500

    wide.page.goto(f"/threads/{billed}")
    steps.unlock(wide)
    expect(wide.text("failure.not_found")).to_be_visible()
    expect(wide.page.get_by_text(WORDS)).to_have_count(0)

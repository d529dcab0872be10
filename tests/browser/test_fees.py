"""What messages cost a client: said before they write, charged by a word, asked about."""

from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import expect

from meantime.protocol.fee_posts import FeeAnswer, FeeDispute, FeePlan
from tests.browser import steps
from tests.browser.nights import PLAN
from tests.browser.steps import IMANI, MAYA
from tests.browser.test_pages import examine
from tests.running import poll
from tests.sdk.hands import Hands
from tests.world import ok

pytestmark = pytest.mark.browser

LATE_IN_MARCH = datetime(2031, 4, 1, 3, tzinfo=UTC)  # an hour before April in New York
MARCH = date(2031, 3, 1)
PRICE = "$15.00"
WORDS = "Planted: answers take me time."
QUESTION = "Planted: was this not about the appointment?"
REPLIES = "Planted: a heron, and a second one."


@pytest.fixture
def hands(world, tmp_path):
    """Yield a practice whose people speak through the SDK, an hour before April."""
    world.clock.set(LATE_IN_MARCH)
    with Hands(world, tmp_path) as hands:
        yield hands


@pytest.fixture
def joined(hands, phone):
    """Return the thread of a client on the phone, to whom a price is offered."""
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    thread = hands.clinician.thread(invited.space_id).sync()
    thread.fees.offer(FeePlan("per_message", "USD", "2031-03-31", 1500, text=WORDS))
    return thread


def said(thread, kind):
    return [each.post for each in thread.sync().opened() if isinstance(each.post, kind)]


def agree(phone, thread):
    """See what is offered where one writes, beside what holds, and agree to it."""
    expect(phone.text("fees.offered")).to_be_visible()
    phone.link("fees.see").click()
    expect(phone.heading("fees.offer")).to_be_visible()
    expect(phone.page.get_by_text(WORDS)).to_be_visible()
    examine(phone, "title.fees")
    phone.button("fees.decline").click()
    expect(phone.text("fees.declined")).to_be_visible()
    phone.button("fees.agree_after_all").click()
    phone.button("fees.agree_yes").click()
    expect(phone.text("fees.agreed")).to_be_visible()
    poll(lambda: thread.fees.show().told.plans[0].state == "agreed", 10)
    assert [each.answer for each in said(thread, FeeAnswer)] == ["declined", "agreed"]
    phone.link("app.back").click()


def write_and_be_answered(phone, thread):
    """Write something urgent, and something that is not; return what answers each."""
    replies = []
    for words, attention in ((PLAN["en"], 3), (REPLIES, 1)):
        phone.page.locator("#message").fill(words)
        expect(phone.page.locator(".card")).to_have_count(int(attention > 1))
        phone.page.keyboard.press("Control+Enter")
        poll(lambda: thread.sync().read()[-1].text == words, 10)  # noqa: B023  at once
        assert thread.messages()[-1].attention == attention
        replies.append(thread.reply(f"I have read it: {attention}."))
    return replies


def bill(hands, thread):
    """Bill March, early in April."""
    hands.world.clock.advance(timedelta(hours=2))
    api = hands.practice.owner.api
    ok(api.post("/billing/runs", json={"month": MARCH.isoformat()}))
    poll(lambda: ok(api.get("/billing/runs"))["runs"][0]["state"] == "done", 20)
    return thread.fees.statement(MARCH, "USD")


def test_a_price_is_known_before_writing_and_a_cost_is_asked_about_in_two_taps(
    hands, joined, phone
):
    agree(phone, joined)
    line = phone.page.locator(".terms").first  # where one writes
    expect(line).to_contain_text(phone.words("fees.rule_reply", amount=PRICE))
    expect(line).to_contain_text(phone.words("fees.safety_free"))
    urgent, plain = write_and_be_answered(phone, joined)
    proposed = {each.reply.entry_id: each.why for each in joined.fees.proposals(MARCH)}
    assert proposed == {urgent: "urgent", plain: ""}
    joined.fees.charge([plain], MARCH)
    expect(line).to_contain_text(phone.words("fees.month_one", amount=PRICE))
    expect(phone.link("fees.card_question")).to_be_visible()
    examine(phone, "title.thread")
    proven = bill(hands, joined)
    assert [line.item for line in proven.statement.lines] == [plain]
    assert proven.differences == []
    phone.page.reload()
    steps.unlock(phone)
    line.get_by_role("link", name=phone.words("fees.see")).click()
    expect(phone.page.get_by_text(phone.words("fees.months", currency="USD")).first).to_be_visible()
    examine(phone, "title.fees")
    phone.page.get_by_role("link", name="March 2031", exact=True).click()
    expect(phone.text("fees.checked")).to_be_visible()
    phone.page.get_by_role("button", name=phone.words("fees.ask")).click()
    phone.field("fees.ask_words").fill(PLAN["en"])
    expect(phone.page.locator(".card")).to_be_visible()  # help, whatever is written about
    phone.field("fees.ask_words").fill(QUESTION)
    expect(phone.page.locator(".card")).to_have_count(0)
    phone.button("fees.ask_send").click()
    expect(phone.text("fees.paused").first).to_be_visible()
    poll(lambda: joined.fees.show().told.disputes != [], 10)
    assert joined.fees.statement(MARCH, "USD").statement.summary.paused == 1500
    assert [each.text for each in said(joined, FeeDispute)] == [QUESTION]
    examine(phone, "title.statement")
    assert phone.said == []

"""The clinician's evening and morning: what is written late leaves in hours, unless taken back."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from meantime.wire.boundaries import Frame, ReplyWithin
from tests.browser.screens import WIDE
from tests.browser.staff import Staff
from tests.browser.test_pages import examine
from tests.browser.test_review import reading

pytestmark = pytest.mark.browser

NEW_YORK = {"timezone_id": "America/New_York"}
THURSDAY_22 = datetime(2027, 3, 5, 3, tzinfo=UTC)  # of 4 March there
FRIDAY_9 = datetime(2027, 3, 5, 14, tzinfo=UTC)  # sign-ins outlive the night
A_MOMENT = timedelta(minutes=1)
OFFICE = Frame(
    zone="America/New_York",
    hours=[*[[(540, 1080)]] * 5, [], []],
    windows=[*[[540, 960]] * 5, [], []],
    reply_within=ReplyWithin(unit="days", n=2),
    closures=[],
)


@pytest.fixture
def staff(world, tmp_path):
    """Yield a practice with hours, on a Thursday at 22:00 in New York."""
    world.clock.set(THURSDAY_22)
    staff = Staff(world, tmp_path)
    staff.imani.set_hours(OFFICE)
    yield staff
    staff.close()


@pytest.fixture
def late(open_screen):
    """Return the clinician's desktop, in New York."""
    return open_screen(**WIDE, **NEW_YORK)


def ask(staff, *names):
    """Have new clients ask something; return their threads by name."""
    threads = {}
    for name in names:
        thread, client = staff.admit(name)
        threads[name] = client.thread(thread)
        threads[name].write(f"{name} asks.")
    return threads


def test_an_answer_of_the_evening_leaves_at_nine_on_the_next_working_day(staff, late):
    threads = ask(staff, "Ada")
    staff.sit(late, "imani")
    reading(late, "Ada")
    when = "Friday at 9:00 AM EST"
    expect(late.text("later.closed", when=when)).to_be_visible()
    late.field("answer.label", name="Ada").fill("Let us look at it on Friday.")
    examine(late, "title.review")
    late.page.get_by_role("button", name=late.words("answer.send_at", when=when)).click()
    expect(late.page.locator(".batch .row")).to_have_count(0)
    late.link("desk.sent").click()
    chip = late.page.locator(".row .chip").first
    expect(chip).to_have_text(late.words("sent.leaves", when=when))
    examine(late, "title.sent")
    assert threads["Ada"].read()[-1].text == "Ada asks."
    staff.world.clock.set(FRIDAY_9 + A_MOMENT)
    assert threads["Ada"].read()[-1].text == "Let us look at it on Friday."


@pytest.mark.long
def test_what_leaves_tomorrow_is_reworded_or_taken_back_unseen(staff, late):
    threads = ask(staff, "Ada", "Ben")
    staff.sit(late, "imani")
    for name in ("Ada", "Ben"):
        reading(late, name)
        late.field("answer.label", name=name).fill(f"Too quick, {name}.")
        late.page.keyboard.press("Control+Shift+Enter")
    late.link("desk.sent").click()
    to_ada, to_ben = (late.words("sent.to", name=name) for name in ("Ada", "Ben"))
    change = late.words("sent.change")
    late.page.get_by_role("button", name=f"{change}: {to_ada}").click()
    late.field("sent.change_label").fill("Let us look at it on Friday, Ada.")
    late.button("sent.save").click()
    expect(late.page.get_by_text("Let us look at it on Friday, Ada.")).to_be_visible()
    late.page.get_by_role("button", name=f"{late.words('sent.take_back')}: {to_ben}").click()
    expect(late.page.get_by_role("button", name=to_ben)).to_have_count(0)
    late.page.locator("nav a[href='/review']").first.click()
    reading(late, "Ben")  # who waits again, with the answer as a draft
    expect(late.field("answer.label", name="Ben")).to_have_value("Too quick, Ben.")
    staff.world.clock.set(FRIDAY_9 + A_MOMENT)
    to_ada = threads["Ada"].read()[-1]
    assert (to_ada.text, to_ada.earlier) == ("Let us look at it on Friday, Ada.", ())
    assert threads["Ben"].read()[-1].text == "Ben asks."


@pytest.mark.long
def test_send_now_is_one_step_away_and_a_time_may_be_chosen(staff, late):
    threads = ask(staff, "Ada", "Ben")
    staff.sit(late, "imani")
    reading(late, "Ada")
    late.field("answer.label", name="Ada").fill("I am here.")
    late.button("later.send_now").click()
    expect(late.text("later.now")).to_be_visible()
    late.button("answer.next").click()
    reading(late, "Ben")
    late.button("later.another").click()
    moment = late.field("later.at")
    moment.fill("2027-03-01T08:00")
    late.button("later.choose").click()
    expect(late.text("later.past")).to_be_visible()
    examine(late, "title.review")
    moment.fill("2027-03-05T09:30")
    late.button("later.choose").click()
    expect(late.text("later.chosen", when="Friday at 9:30 AM EST")).to_be_visible()
    late.field("answer.label", name="Ben").fill("At half past nine, Ben.")
    late.page.keyboard.press("Control+Enter")
    expect(late.page.locator(".batch .row")).to_have_count(0)
    staff.world.clock.advance(A_MOMENT)
    assert threads["Ada"].read()[-1].text == "I am here."
    staff.world.clock.set(FRIDAY_9 + timedelta(minutes=31))
    assert threads["Ben"].read()[-1].text == "At half past nine, Ben."


@pytest.mark.long
def test_a_promise_says_the_day_and_is_kept_by_what_is_said_in_time(staff, late):
    threads = ask(staff, "Ada")
    staff.sit(late, "imani")
    reading(late, "Ada")
    late.page.keyboard.press("p")
    day = late.field("promise.day")
    expect(day).to_be_focused()
    expect(day.locator("option:checked")).to_have_text("Monday, March 8, until 6:00 PM EST")
    assert "Saturday" not in "".join(day.locator("option").all_inner_texts())
    words = late.field("promise.words", name="Ada")
    expect(words).to_have_value("I will check in with you on Monday, March 8.")
    day.select_option(label="Friday, March 5, until 6:00 PM EST")
    expect(words).to_have_value("I will check in with you on Friday, March 5.")
    examine(late, "title.review")
    with late.page.expect_response(lambda answer: "/promises/" in answer.url and answer.ok):
        late.button("promise.make").click()
    expect(late.page.locator(".batch .row")).to_have_count(0)
    by = late.words("promise.by", when="Friday at 6:00 PM EST")
    expect(late.page.locator(".batch")).to_contain_text(by)
    late.page.wait_for_function("() => !document.querySelector('.batch .row')")
    assert threads["Ada"].read()[-1].text == "Ada asks."  # it leaves at nine
    staff.world.clock.set(FRIDAY_9 + A_MOMENT)
    assert threads["Ada"].read()[-1].text == "I will check in with you on Friday, March 5."
    [noted] = staff.imani.promises()
    assert (noted.state, noted.due_at) == ("due", FRIDAY_9 + timedelta(hours=9))
    staff.imani.thread(threads["Ada"].id).reply("Here I am.")
    [noted] = staff.imani.promises()
    assert noted.state == "kept"


@pytest.mark.long
def test_the_round_ends_with_a_summary_and_the_load_is_counted_here_alone(staff, late):
    ask(staff, "Ada", "Ben")
    staff.sit(late, "imani")
    reading(late, "Ada")
    about = late.words("review.left", count="2")
    expect(late.page.locator(".batch")).to_contain_text(about)
    late.page.keyboard.press("e")
    reading(late, "Ben")
    late.button("round.finish").click()
    summary = late.page.get_by_role("region", name=late.words("round.title"))
    expect(summary).to_contain_text(f"{late.words('round.in_session')} 1")
    expect(summary).to_contain_text(f"{late.words('round.left')} 1")
    expect(summary).to_contain_text("Friday at 9:00 AM EST")
    examine(late, "title.review")
    summary.get_by_role("link", name=late.words("round.load")).click()
    expect(late.heading("load.title")).to_be_visible()
    expect(late.text("load.waiting_text", threads="1", letters="1")).to_be_visible()
    examine(late, "title.load")

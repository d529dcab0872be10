"""The clinician's round: what waits, answered by keyboard, and taken back in time."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime.wire.boundaries import Frame, ReplyWithin
from tests.browser import steps
from tests.browser.screens import LOOKS
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

WITHIN_THE_HOUR = Frame(
    zone="UTC",
    hours=[[(0, 1440)]] * 7,
    windows=[[540]] * 7,
    reply_within=ReplyWithin(unit="hours", n=1),
    closures=[],
)


def waiting(screen):
    """Return the names of those who wait, in the order of the list."""
    return screen.page.locator(".batch .row .who").all_inner_texts()


def reading(screen, name):
    """Wait until the reading pane shows somebody."""
    expect(screen.page.locator(".read .name")).to_have_text(name)


def test_what_waits_is_answered_with_the_keyboard_alone(staff, wide):
    threads = {name: staff.admit(name) for name in ("Ada", "Ben", "Cleo")}
    for name, attention in (("Ada", 1), ("Ben", 1), ("Cleo", 3)):
        thread, client = threads[name]
        client.thread(thread).write(f"{name} asks.", attention=attention)
    staff.sit(wide, "imani")
    reading(wide, "Cleo")  # what is urgent comes first
    expect(wide.page.locator(".batch .row")).to_have_count(3)
    assert waiting(wide) == ["Cleo", "Ada", "Ben"]
    expect(wide.text("review.urgent").first).to_be_visible()
    keys = wide.page.keyboard
    keys.press("j")
    reading(wide, "Ada")
    keys.press("k")
    reading(wide, "Cleo")
    keys.press("r")
    keys.type("I am here on Thursday.\nUntil then, call the line.")
    keys.press("Control+Shift+Enter")
    reading(wide, "Ada")
    keys.press("e")
    reading(wide, "Ben")
    keys.press("r")
    keys.type("Thank you, Ben.")
    keys.press("Control+Enter")
    expect(wide.page.locator(".batch .row")).to_have_count(0)
    expect(wide.page.locator(".slip")).to_have_count(3)
    keys.press("Escape")
    keys.press("?")
    expect(wide.heading("keys.title")).to_be_visible()
    keys.press("Escape")
    keys.press("Control+k")
    keys.type("cl")  # at once: what is typed while the palette is on its way counts
    expect(wide.page.get_by_role("option").first).to_contain_text("Cleo")
    keys.press("Enter")
    expect(wide.page.get_by_role("heading", name="Cleo")).to_be_visible()
    answer = staff.imani.thread(threads["Cleo"][0]).read()[-1]
    assert answer.text == "I am here on Thursday.\nUntil then, call the line."
    assert wide.said == []


def test_an_answer_is_taken_back_after_a_reload_and_is_never_shown(staff, wide):
    thread, client = staff.admit("Ada")
    theirs = client.thread(thread)
    theirs.write("May I ask something?")
    staff.sit(wide, "imani")
    reading(wide, "Ada")
    wide.field("answer.label", name="Ada").fill("Too quick.")
    wide.button("answer.send").click()
    expect(wide.page.locator(".slip")).to_be_visible()
    wide.page.wait_for_function("() => !document.querySelector('.batch .row')")
    staff.world.clock.advance(-timedelta(seconds=15))  # a slow machine uses up no time for undoing
    wide.page.reload()
    steps.unlock(wide)
    wide.button("undo.undo").click()
    reading(wide, "Ada")
    box = wide.field("answer.label", name="Ada")
    expect(box).to_have_value("Too quick.")
    expect(wide.page.locator(".slip")).to_have_count(0)
    staff.world.clock.advance(timedelta(minutes=1))
    assert "Too quick." not in [message.text for message in theirs.read()]
    assert [m.is_withdrawn for m in theirs.read()] == [False] * len(theirs.read())
    expect(wide.page.locator(".batch .row")).to_have_count(1)  # she waits again


@pytest.mark.long
def test_what_has_left_cannot_be_taken_back_and_is_read(staff, wide):
    thread, client = staff.admit("Ada")
    client.thread(thread).write("May I ask something?")
    staff.sit(wide, "imani")
    reading(wide, "Ada")
    wide.field("answer.label", name="Ada").fill("Of course.")
    wide.button("answer.send").click()
    expect(wide.page.locator(".slip")).to_be_visible()
    expect(wide.page.locator(".slip")).to_have_count(0, timeout=30_000)
    assert client.thread(thread).read()[-1].text == "Of course."
    wide.link("desk.sent").click()
    expect(wide.heading("sent.title")).to_be_visible()
    expect(wide.page.get_by_text("Of course.")).to_be_visible()


@pytest.mark.long
def test_a_draft_stays_when_the_reader_goes_on(staff, wide):
    for name in ("Ada", "Ben"):
        thread, client = staff.admit(name)
        client.thread(thread).write(f"{name} asks.")
    staff.sit(wide, "imani")
    reading(wide, "Ada")
    keys = wide.page.keyboard
    keys.press("r")
    keys.type("Half a thought")
    keys.press("Escape")
    keys.press("j")
    reading(wide, "Ben")
    keys.press("k")
    reading(wide, "Ada")
    expect(wide.field("answer.label", name="Ada")).to_have_value("Half a thought")


@pytest.mark.long
def test_by_when_an_answer_was_promised_stands_on_each_letter_and_decides_the_order(staff, wide):
    threads = {name: staff.admit(name) for name in ("Ada", "Ben")}
    staff.imani.set_hours(WITHIN_THE_HOUR)
    for name, later in (("Ada", timedelta()), ("Ben", timedelta(hours=2))):
        staff.world.clock.advance(later)
        thread, client = threads[name]
        client.thread(thread).write(f"{name} asks.")
    staff.sit(wide, "imani")
    reading(wide, "Ada")
    assert waiting(wide) == ["Ada", "Ben"]
    rows = wide.page.locator(".batch .row")
    expect(rows.first).to_contain_text(wide.words("review.late", when=""))
    expect(rows.last).to_contain_text(wide.words("review.due", when=""))


@pytest.mark.long
def test_an_address_of_somebody_elses_conversation_says_so(staff, wide):
    staff.admit("Ada")
    staff.sit(wide, "imani", f"/review/{'A' * 43}")
    expect(wide.text("review.not_here")).to_be_visible()
    examine(wide, "title.review")


@pytest.mark.long
def test_single_letters_can_be_switched_off(staff, wide):
    for name in ("Ada", "Ben"):
        thread, client = staff.admit(name)
        client.thread(thread).write(f"{name} asks.")
    staff.sit(wide, "imani")
    reading(wide, "Ada")
    keys = wide.page.keyboard
    keys.press("?")
    wide.page.get_by_label(wide.words("keys.single")).uncheck()
    keys.press("Escape")
    keys.press("j")
    keys.press("?")
    expect(wide.page.get_by_role("dialog")).to_have_count(0)
    reading(wide, "Ada")


def test_pages_of_the_review_are_sound(staff, screen):
    thread, client = staff.admit("Ada")
    client.thread(thread).write("It came back.\n\nI wrote it down.", attention=3)
    staff.sit(screen, "imani")
    expect(screen.page.locator(".batch .row")).to_have_count(1)
    examine(screen, "title.review")
    screen.page.locator(".batch .row").click()
    expect(screen.page.locator("#answer")).to_be_visible()
    examine(screen, "title.review")
    screen.page.locator("#answer").fill("Thank you.")
    screen.page.keyboard.press("Control+Enter")
    expect(screen.page.locator(".slip")).to_be_visible()
    examine(screen, "title.review")
    screen.page.keyboard.press("Control+k")
    expect(screen.page.get_by_role("combobox")).to_be_focused()
    examine(screen, "title.review")
    screen.page.keyboard.press("Escape")
    screen.page.keyboard.press("Escape")
    screen.page.goto("/sent")
    steps.unlock(screen)
    expect(screen.page.get_by_text("Thank you.")).to_be_visible()
    examine(screen, "title.sent")


@pytest.fixture(params=LOOKS)
def screen(request):
    """Yield each look in turn."""
    return request.getfixturevalue(request.param)

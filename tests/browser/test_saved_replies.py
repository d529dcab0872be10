"""A review answered with saved replies, by keyboard alone; what the client then sees."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime.wire.appointments import NewAppointment
from tests.browser import steps
from tests.browser.screens import LOOKS
from tests.browser.test_pages import examine
from tests.browser.test_review import reading

pytestmark = pytest.mark.browser


@pytest.fixture
def batch(staff):
    """Three who wait, the first with a session in two days; each by the thread and the client."""
    found = {}
    for name, words in (
        ("Ada", "I had the dream again, and could not sleep."),
        ("Ben", "I did the diary."),
        ("Cleo", "Could we meet at ten?"),
    ):
        found[name] = staff.admit(name)
        thread, client = found[name]
        client.thread(thread).write(words)
    soon = (staff.world.clock.now() + timedelta(days=2)).replace(minute=0, second=0, microsecond=0)
    new = NewAppointment(soon, "UTC", 50)
    staff.imani.appointments.book(found["Ada"][0], new)
    return found


def choose(screen, typed):
    """Open the saved replies with a slash, find one by typing, and put it into the box."""
    keys = screen.page.keyboard
    expect(screen.page.get_by_role("group", name=screen.words("saved.tools"))).to_be_visible()
    keys.press("/")
    expect(screen.page.get_by_role("combobox", name=screen.words("saved.find"))).to_be_focused()
    keys.type(typed)
    expect(screen.page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    keys.press("Enter")
    expect(screen.page.locator("#answer")).to_be_focused()


def walk(screen, staff, typed):
    """Answer all three by keyboard alone; `typed` finds the replies in the screen's language."""
    keys, box = screen.page.keyboard, screen.page.locator("#answer")
    staff.sit(screen, "imani")
    reading(screen, "Ada")
    expect(screen.page.locator('[data-key="b"]')).to_be_visible()
    expect(screen.page.locator('[data-key="bridge"]')).not_to_have_text(
        screen.words("saved.bridge_none")
    )
    keys.press("r")
    choose(screen, typed[0])  # names a topic, which nobody knows: it stays open and is selected
    keys.press("Control+Enter")
    refused = screen.words("check.slots", slots="").split(".")[0]
    expect(screen.page.get_by_role("alert").filter(has_text=refused)).to_be_visible()
    assert screen.page.evaluate("String(getSelection())").startswith("[[")
    keys.type("the dream")
    keys.press("Control+End")
    keys.type(" (")
    keys.press("Control+b")
    keys.type(")")
    keys.press("Escape")
    keys.press("b")
    expect(screen.text("saved.brought")).to_be_visible()
    keys.press("r")
    ada = box.input_value()
    keys.press("Control+Shift+Enter")
    reading(screen, "Ben")
    keys.press("r")
    choose(screen, typed[1])  # nothing is open in it: it is asked whether it is meant as it came
    keys.press("Control+Shift+Enter")
    expect(screen.button("check.send")).to_be_focused()
    keys.press("Escape")
    expect(box).to_be_focused()
    ben = box.input_value()
    keys.press("Control+Shift+Enter")
    keys.press("Enter")
    reading(screen, "Cleo")
    keys.press("r")
    choose(screen, typed[1])
    keys.press("Control+End")
    keys.type(" Ten is good.")
    keys.press("Control+Enter")
    expect(screen.page.locator(".batch .row")).to_have_count(0)
    assert screen.said == []
    return ada, ben


def hold(staff, batch, answers):
    """Compare with what the clients see once the answers have left."""
    staff.world.clock.advance(timedelta(minutes=1))
    for name, answer in zip(("Ada", "Ben"), answers, strict=True):
        thread, client = batch[name]
        said = client.thread(thread).read()[-1]
        assert said.text == answer
        assert "[[" not in said.text
    thread, client = batch["Ada"]
    theirs = client.thread(thread)
    (item,) = theirs.agenda()
    assert "the dream again" in item.text
    assert item.about == theirs.messages()[-2].id
    (named,) = theirs.messages()[-1].post.named
    ahead = staff.imani.thread(thread).next_appointment()
    assert named.appointment == f"{ahead.id}/{ahead.day}"


@pytest.mark.long
def test_three_answers_with_saved_replies_by_keyboard_alone(staff, batch, wide):
    answers = walk(wide, staff, ("insight", "silence"))
    assert "the dream" in answers[0]
    assert "on our list for" in answers[0]
    hold(staff, batch, answers)


@pytest.mark.long
def test_the_same_in_spanish(staff, batch, desk):
    answers = walk(desk, staff, ("comprendió", "silencio"))
    assert "en nuestra lista para el" in answers[0]
    hold(staff, batch, answers)


@pytest.mark.long
def test_what_is_open_does_not_leave_from_the_conversation_either(staff, wide):
    thread, client = staff.admit("Ada")
    client.thread(thread).write("I had the dream again.")
    staff.sit(wide, "imani")
    wide.page.goto(f"/threads/{thread}")
    steps.unlock(wide)
    box = wide.page.locator("#message")
    box.fill("I read what you wrote about [[topic]].")
    box.press("Control+Enter")
    stopped = wide.words("compose.slots", slots="topic")
    expect(wide.page.get_by_role("alert").filter(has_text=stopped)).to_be_visible()
    expect(box).to_have_value("I read what you wrote about [[topic]].")
    box.fill("I read what you wrote about the dream.")
    box.press("Control+Enter")
    expect(box).to_have_value("")


@pytest.mark.long
def test_pages_with_saved_replies_are_sound(staff, batch, screen):
    staff.sit(screen, "imani")
    expect(screen.page.locator(".batch .row")).to_have_count(len(batch))
    screen.page.locator(".batch .row").first.click()
    box = screen.page.locator("#answer")
    box.focus()
    choose(screen, "")
    examine(screen, "title.review")
    screen.button("saved.shape").click()
    box.fill("You should not worry!! " * 30)
    expect(screen.text("saved.hint").first).to_be_visible()
    examine(screen, "title.review")
    box.fill("")
    screen.page.get_by_role("button", name=screen.words("saved.open")).click()
    expect(screen.page.get_by_role("listbox")).to_be_visible()
    examine(screen, "title.review")
    screen.page.goto("/settings/saved-replies")
    steps.unlock(screen)
    expect(screen.heading("saved.title")).to_be_visible()
    examine(screen, "title.saved")


@pytest.fixture(params=LOOKS)
def screen(request):
    """Yield each look in turn."""
    return request.getfixturevalue(request.param)

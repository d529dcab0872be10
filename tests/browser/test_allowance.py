"""What is usual to write: said before it is met, a guide once it is, and never in the way."""

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.steps import IMANI, MAYA
from tests.browser.test_pages import examine
from tests.sdk.hands import Hands
from tests.server.boundaries.test_frames_set import frame
from tests.world import ok

pytestmark = pytest.mark.browser

LONG = "One thing after the other. " * 3


def allow(hands, characters, messages_a_week):
    usual = {"characters": characters, "messages_a_week": messages_a_week}
    ok(hands.practice.clinician.api.put("/frames/mine", json=frame(allowance=usual)))


@pytest.fixture
def hands(world, tmp_path):
    with Hands(world, tmp_path) as hands:
        allow(hands, 60, 2)
        yield hands


@pytest.fixture
def writer(hands, phone):
    """Return a client's phone, open in the thread."""
    steps.join(phone, hands.clinician.invite_client(MAYA, IMANI).code, steps.make_login())
    return phone


def type_in(screen, words):
    screen.page.locator("#message").fill(words)


def frequency(screen, count):
    return screen.text("guide.frequency", count=count)


@pytest.mark.long
def test_what_is_usual_is_read_before_it_is_met(writer):
    writer.page.get_by_text(writer.words("thread.how")).click()
    expect(writer.text("thread.usual_messages", n="2")).to_be_visible()
    expect(writer.text("thread.usual_length", n="60")).to_be_visible()
    expect(writer.text("thread.usual_soft")).to_be_visible()
    examine(writer, "title.thread")


def test_a_long_letter_meets_a_guide_and_is_sent_whole_by_the_same_button(writer, hands):
    type_in(writer, LONG[:60])
    expect(writer.text("guide.send_anyway")).to_have_count(0)
    type_in(writer, LONG)
    expect(writer.text("guide.length", count="80", most="60")).to_be_visible()
    examine(writer, "title.thread")
    writer.button("compose.send").click()
    expect(writer.text("guide.send_anyway")).to_have_count(0)
    expect(writer.page.get_by_role("log")).to_contain_text(LONG.strip())
    (thread,) = hands.clinician.threads()
    expect(writer.text("thread.sent").first).to_be_visible()
    assert thread.read()[-1].text == LONG.strip()


@pytest.mark.long
def test_many_messages_are_noted_once_and_none_is_held_back(writer):
    for n in range(2):
        steps.write(writer, f"Number {n}.")
        expect(writer.page.get_by_role("log")).to_contain_text(f"Number {n}.")
    type_in(writer, "Number 2.")
    expect(frequency(writer, "2")).to_be_visible()
    writer.button("compose.send").click()
    expect(writer.page.get_by_role("log")).to_contain_text("Number 2.")
    type_in(writer, "Number 3.")
    expect(writer.page.locator(".meter b")).to_have_text("2")  # what was typed has been seen
    expect(writer.text("guide.send_anyway")).to_have_count(0)
    writer.page.reload()
    steps.unlock(writer)
    type_in(writer, "Number 3 again.")
    expect(writer.page.locator(".meter b")).to_have_text("3")
    expect(writer.text("guide.send_anyway")).to_have_count(0)


@pytest.mark.long
def test_where_nothing_is_usual_there_is_no_meter_and_no_guide(writer, hands):
    allow(hands, 0, 0)
    writer.page.reload()
    steps.unlock(writer)
    type_in(writer, LONG)
    expect(writer.text("compose.draft")).to_be_visible()
    expect(writer.page.locator(".meter svg")).to_have_count(0)
    expect(writer.text("guide.send_anyway")).to_have_count(0)
    expect(writer.text("thread.how")).to_have_count(1)  # the practice's own words

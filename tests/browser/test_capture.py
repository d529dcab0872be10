"""A moment, caught at night without a connection, kept, and brought to the session later."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from meantime.protocol.moment_posts import Moment
from meantime.protocol.posts import Profile
from tests.browser import filing, steps
from tests.browser.axe import violations
from tests.browser.staff import IMANI
from tests.browser.steps import MAYA
from tests.browser.test_secrets import EVERYTHING_KEPT

pytestmark = pytest.mark.browser

HAPPENED = "Planted: the bottle stood on the table."
URGE = "Planted: to pour a glass."
INSTEAD = "Planted: I rang my sister."
FEELING = "planted-hollow"


@pytest.fixture
def maya(staff, phone):
    """Return the phone of a client of Imani's, open in their conversation; it can start offline."""
    invited = staff.imani.add_client(Profile(name=MAYA)).invite(IMANI)
    phone.login, phone.thread = steps.make_login(), invited.space_id
    steps.join(phone, invited.code, phone.login)
    steps.wait_for_shell(phone)
    return phone


def open_capture(screen):
    """Open the page for the first time: it founds the journal, and names it."""
    with screen.page.expect_response(re.compile(r"/api/spaces/[^/]+/entries$")):
        screen.link("bar.capture").click()
    expect(box(screen)).to_be_focused()


def box(screen):
    return screen.page.get_by_label(screen.words("capture.text"), exact=True)


def catch_the_urge(screen):
    box(screen).fill(HAPPENED)
    screen.page.get_by_role("button", name="lonely", exact=True).click()
    screen.page.get_by_label(screen.words("capture.own_feeling"), exact=True).fill(FEELING)
    screen.page.keyboard.press("Enter")
    strength = screen.page.get_by_role("slider", name=screen.words("moment.intensity"))
    strength.focus()
    for _ in range(3):
        screen.page.keyboard.press("ArrowRight")
    expect(strength).to_have_attribute("aria-valuetext", "8 of 10")
    screen.page.get_by_text(screen.words("capture.more"), exact=True).click()
    screen.page.get_by_label(screen.words("moment.urge"), exact=True).fill(URGE)
    screen.page.get_by_label(screen.words("moment.instead"), exact=True).fill(INSTEAD)


def test_an_urge_at_night_is_caught_offline_kept_and_brought_to_the_session(maya, staff, wide):
    open_capture(maya)
    maya.context.set_offline(True)
    catch_the_urge(maya)
    assert violations(maya) == []
    maya.button("capture.keep").click()
    expect(maya.text("capture.kept")).to_be_visible()
    assert violations(maya) == []

    maya.context.set_offline(False)
    maya.button("capture.bring").click()
    expect(maya.heading("share.title_bring")).to_be_visible()
    instead = maya.page.get_by_label(re.compile(re.escape(maya.words("moment.instead"))))
    expect(instead).to_be_checked()
    maya.page.get_by_label(re.compile(re.escape(maya.words("moment.intensity")))).uncheck()
    assert violations(maya) == []
    maya.button("share.bring").click()
    expect(maya.text("share.brought")).to_be_visible()

    staff.sit(wide, "imani", f"/prepare/{maya.thread}")
    expect(wide.page.get_by_label(HAPPENED)).to_be_visible()  # on the list for the session
    messages = wide.page.locator("section ol > li")
    for words in (HAPPENED, URGE, INSTEAD, FEELING):
        expect(messages.filter(has_text=words)).to_have_count(1)
    expect(wide.page.get_by_text("8 of 10")).to_have_count(0)  # she left that out
    assert staff.imani.waiting() == []  # nobody was asked to answer

    planted = (HAPPENED, URGE, INSTEAD, FEELING)
    kept = maya.page.evaluate(EVERYTHING_KEPT)
    sent = "\n".join(f"{r.url} {r.all_headers()} {r.post_data or ''}" for r in maya.requests)
    folder = staff.world.server.settings.data_dir
    dump = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert [words for words in planted if words in kept + sent] == []
    assert [words for words in planted if words.encode() in dump] == []
    assert maya.said == []


@pytest.mark.long
def test_what_is_typed_before_unlocking_is_the_moment_after_it(maya):
    open_capture(maya)
    maya.page.goto("/settings")
    maya.page.get_by_role("link", name=maya.words("bar.capture"), exact=True).click()
    early = maya.page.get_by_label(maya.words("early.capture"), exact=True)
    expect(early).to_be_focused()
    early.fill(HAPPENED)
    expect(maya.text("early.kept")).to_be_visible()
    assert HAPPENED not in maya.page.evaluate(EVERYTHING_KEPT)
    assert violations(maya) == []
    steps.unlock(maya)
    expect(box(maya)).to_have_value(HAPPENED)
    expect(maya.page.get_by_text(re.compile("^Begun "))).to_be_visible()


@pytest.mark.long
def test_without_a_microphone_or_room_for_a_file_the_words_stay(maya):
    open_capture(maya)
    box(maya).fill(HAPPENED)
    maya.page.evaluate(
        """() => {
            navigator.mediaDevices.getUserMedia = () =>
                Promise.reject(new DOMException('no', 'NotAllowedError'));
        }"""
    )
    maya.button("files.record").click()
    expect(maya.text("memo.denied")).to_be_visible()
    expect(box(maya)).to_have_value(HAPPENED)
    maya.button("capture.keep").click()
    expect(maya.text("capture.kept")).to_be_visible()


@pytest.mark.long
def test_a_picture_taken_offline_is_kept_and_goes_along_to_the_session(maya, staff):
    open_capture(maya)
    maya.context.set_offline(True)
    box(maya).fill(HAPPENED)
    filing.pick(maya)
    expect(maya.page.get_by_text(filing.NAME)).to_be_visible()
    maya.button("capture.keep").click()
    expect(maya.text("capture.kept")).to_be_visible()

    maya.context.set_offline(False)
    maya.button("capture.bring").click()
    expect(maya.heading("share.title_bring")).to_be_visible()
    with maya.page.expect_response(re.compile(rf"/spaces/{maya.thread}/blobs/.+/parts/0$")):
        maya.button("share.bring").click()
    expect(maya.text("share.brought")).to_be_visible()
    thread = staff.imani.thread(maya.thread).sync()
    [moment] = [o.post for o in thread.opened() if isinstance(o.post, Moment)]
    assert [each.name for each in moment.files] == [filing.NAME]
    assert staff.imani.moments.read_file(thread, moment.files[0]) == filing.PHOTO

"""What is typed before unlocking: sealed at once, a draft after it, and never in the open."""

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.screens import LOOKS
from tests.browser.steps import IMANI, MAYA
from tests.browser.test_pages import examine
from tests.browser.test_secrets import EVERYTHING_KEPT

pytestmark = pytest.mark.browser

EARLY = "Planted: before the door was open."


@pytest.fixture(params=LOOKS)
def locked(request, hands):
    """Yield the locked screen of a client at their conversation, in each look."""
    screen = request.getfixturevalue(request.param)
    invited = hands.clinician.invite_client(MAYA, IMANI)
    screen.login = steps.make_login()
    steps.join(screen, invited.code, screen.login)
    screen.page.locator("#message").fill("Half a thought")
    expect(screen.text("compose.draft")).to_be_visible()
    screen.page.reload()
    expect(screen.heading("lock.title")).to_be_visible()
    return screen


def write_early(screen):
    screen.page.get_by_text(screen.words("early.title")).click()
    screen.page.get_by_label(screen.words("early.text")).fill(EARLY)
    expect(screen.text("early.kept")).to_be_visible()


@pytest.mark.long
def test_it_becomes_the_draft_behind_what_was_there(locked):
    write_early(locked)
    examine(locked, "title.sign_in")
    steps.unlock(locked)
    expect(locked.page.locator("#message")).to_have_value(f"Half a thought\n\n{EARLY}")


@pytest.mark.long
def test_it_survives_a_reload_and_nobody_reads_it_there(locked):
    write_early(locked)
    kept = locked.page.evaluate(EVERYTHING_KEPT)
    assert EARLY not in kept
    locked.page.reload()
    expect(locked.heading("lock.title")).to_be_visible()
    expect(locked.page.get_by_text(EARLY)).to_have_count(0)
    steps.unlock(locked)
    expect(locked.page.locator("#message")).to_have_value(f"Half a thought\n\n{EARLY}")
    assert EARLY not in "".join(request.post_data or "" for request in locked.requests)


@pytest.mark.long
def test_a_client_with_one_thread_writes_from_the_first_page_too(locked):
    locked.page.goto("/")
    write_early(locked)
    steps.unlock(locked)
    expect(locked.page.locator("#message")).to_have_value(f"Half a thought\n\n{EARLY}")


@pytest.mark.long
def test_nobody_who_is_signed_out_is_offered_it(locked):
    locked.button("lock.not_you").click()
    expect(locked.heading("sign_in.title")).to_be_visible()
    expect(locked.page.get_by_text(locked.words("early.title"))).to_have_count(0)

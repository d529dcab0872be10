"""Inviting a colleague in the browser, and joining by what was handed over."""

import pytest
from playwright.sync_api import expect

from meantime.server.practices.service import make_setup_code
from tests.browser import steps
from tests.browser.screens import LOOKS
from tests.browser.test_founding import describe, open_link
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser


@pytest.fixture(params=LOOKS)
def owner(request, world):
    """Yield the screen of somebody who has just founded a practice, in each look."""
    screen = request.getfixturevalue(request.param)
    open_link(screen, world.server.write(make_setup_code))
    describe(screen)
    screen.field("join.account.name").fill("Olga Brandt")
    screen.login = steps.make_login()
    steps.choose_locks(screen, screen.login)
    screen.button("found.submit").click()
    screen.page.wait_for_url(lambda address: "/found" not in address)
    screen.page.goto("/team/invitations")
    steps.unlock(screen)
    return screen


def shown_code(screen):
    return "-".join(screen.page.get_by_role("dialog").locator(".code span").all_inner_texts())


def test_a_colleague_joins_by_the_code_and_the_dialog_says_that_it_is_used(owner, open_screen):
    owner.button("invite.staff").click()
    expect(owner.page.get_by_role("img", name=owner.words("invite.qr"))).to_be_visible()
    examine(owner, "title.invitations")
    code = shown_code(owner)
    newcomer = open_screen(locale="en-US", viewport={"width": 390, "height": 844})
    steps.open_link(newcomer, code)
    newcomer.button("join.welcome.next").click()
    steps.choose_locks(newcomer, steps.make_login())
    newcomer.button("join.recovery.submit_staff").click()
    newcomer.page.wait_for_url(lambda address: "/join" not in address)
    expect(owner.text("invite.gone")).to_be_visible()
    assert owner.said == []


@pytest.mark.long
def test_a_code_is_shown_again_until_it_is_withdrawn(owner, open_screen):
    expect(owner.text("invite.none")).to_be_visible()
    examine(owner, "title.invitations")
    owner.button("invite.staff").click()
    expect(owner.page.get_by_role("dialog").locator(".code span")).to_have_count(7)
    code = shown_code(owner)
    owner.page.reload()
    steps.unlock(owner)
    owner.button("invite.show").click()
    expect(owner.page.get_by_role("dialog").locator(".code span")).to_have_count(7)
    assert shown_code(owner) == code
    owner.page.emulate_media(media="print")
    expect(owner.page.get_by_text(owner.words("invite.sheet_title"))).to_be_visible()
    expect(owner.heading("invite.list_title")).not_to_be_visible()
    owner.page.emulate_media(media="screen")
    owner.page.get_by_role("dialog").get_by_role(
        "button", name=owner.words("invite.withdraw")
    ).click()
    owner.button("invite.withdraw_sure").click()
    expect(owner.text("invite.none")).to_be_visible()
    late = open_screen(locale="en-US", viewport={"width": 390, "height": 844})
    steps.open_link(late, code)
    expect(late.heading("join.withdrawn.title")).to_be_visible()


@pytest.mark.long
def test_what_the_square_says_is_sent_nowhere(owner):
    owner.button("invite.staff").click()
    expect(owner.page.get_by_role("img", name=owner.words("invite.qr"))).to_be_visible()
    code = shown_code(owner)
    sent = "\n".join(f"{r.url} {r.all_headers()} {r.post_data or ''}" for r in owner.requests)
    assert code not in sent
    assert code.replace("-", "") not in sent

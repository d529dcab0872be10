"""A network that loses requests and answers, and people who write faster than it carries."""

import itertools

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.steps import IMANI, MAYA

pytestmark = pytest.mark.browser

MANY = 20


def lose_some(screen, share):
    """Lose every third request that appends, and the answer of every `share`th."""
    turns = itertools.count(1)

    def meet(route):
        if route.request.method != "POST":
            route.fallback()
            return
        turn = next(turns)
        if turn % 3 == 0:
            route.abort()
        elif turn % share == 0:
            route.fetch()  # stored, but nobody hears of it
            route.abort()
        else:
            route.fallback()

    screen.context.route("**/api/spaces/*/entries", meet)


@pytest.mark.long
@pytest.mark.parametrize("share", [2, 4, 5])
def test_twenty_quick_messages_are_stored_once_and_shown_once(hands, phone, share):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    phone.page.goto(f"/threads/{invited.space_id}")
    steps.unlock(phone)
    lose_some(phone, share)
    texts = [f"Quick message {number}." for number in range(MANY)]
    for text in texts:
        steps.write(phone, text)
    sent = phone.page.get_by_text(phone.words("thread.sent"), exact=True)
    expect(sent).to_have_count(MANY, timeout=120_000)
    shown = phone.page.get_by_role("log").get_by_text("Quick message")
    assert shown.all_inner_texts() == texts
    stored = [message.text for message in hands.clinician.thread(invited.space_id).read()]
    assert stored[-MANY:] == texts
    assert len(set(stored)) == len(stored)

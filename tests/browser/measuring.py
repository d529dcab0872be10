"""What people do with questionnaires in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from meantime.content.measures import measures
from tests.browser.test_alerts import go

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.screens import Screen

PHQ9 = measures().measures[0]
LAST = next(item for item in PHQ9.items if item.id == "phq9.9")
SCORED = [item for item in PHQ9.items if item.scored]


def question(screen: Screen, n: int) -> Locator:
    """Return a question of the form, counted from 1."""
    return screen.page.locator("main fieldset").nth(n - 1)


def pick(screen: Screen, n: int, value: int) -> None:
    """Answer a question by touch."""
    question(screen, n).get_by_role("radio").nth(value).check()


def open_form(screen: Screen, title: str = "PHQ-9", *, key: str = "measure.fill_in") -> None:
    """Go from any page of a client to a form that they are asked for."""
    go(screen, "/between")
    screen.page.get_by_role("link", name=screen.words(key, title=title), exact=True).click()
    expect(question(screen, 1)).to_be_visible()

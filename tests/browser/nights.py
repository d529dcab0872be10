"""A client who writes on a Friday night, and the card that their device shows."""

from datetime import UTC, datetime
from typing import Any

import pytest

from meantime.protocol.posts import Text
from meantime.sdk.safety_card import filled, safety_card
from tests.browser import steps
from tests.browser.screens import DESK_ES, PHONE_EN
from tests.browser.steps import IMANI, MAYA
from tests.browser.test_promise import set_hours
from tests.sdk.hands import Hands
from tests.world import ok

FRIDAY_23_04 = datetime(2027, 3, 6, 4, 4, tzinfo=UTC)  # of 5 March in New York
NEW_YORK = {"timezone_id": "America/New_York"}
LOOKS: dict[str, Any] = {"phone": PHONE_EN | NEW_YORK, "desk": DESK_ES | NEW_YORK}
CARD = safety_card()
PASSIVE = {
    "en": "It came back tonight. Some nights I don't see the point of going on like this.",
    "es": "Volvió esta noche. Algunas noches no le veo sentido a seguir así.",
}
PLAN = {
    "en": "I have the pills here. I will take them all tonight.",
    "es": "Tengo aquí las pastillas. Voy a matarme esta noche.",
}
FALSE_ALARM = {"en": "I want to kill myself.", "es": "Quiero matarme."}
STEPS = [{"rung": "clinician", "after_minutes": 0}, {"rung": "owner", "after_minutes": 30}]


class Night:
    """A client's screen on a Friday at 23:04, open in the thread."""

    def __init__(self, hands, screen):
        self.hands, self.screen, self.page = hands, screen, screen.page
        self.locale = screen.page.evaluate("navigator.language")[:2]
        self.invited = hands.clinician.invite_client(MAYA, IMANI)
        self.login = steps.make_login()
        steps.join(screen, self.invited.code, self.login)

    def say(self, words, **values):
        known = {"emergency_number": "911", "when": self.monday} | values
        return filled(words, self.locale, known)

    @property
    def monday(self):
        return "Monday at 9:00 AM EST" if self.locale == "en" else "lunes a las 9:00 a.m. EST"

    @property
    def outcome(self):
        """What came of an alert, as the card says it."""
        return self.card.locator(".outcome")

    @property
    def box(self):
        return self.page.locator("#message")

    @property
    def card(self):
        """The card above the box, or behind a message."""
        return self.page.locator(".card")

    @property
    def sent(self):
        return self.page.get_by_text(self.screen.words("thread.sent"), exact=True)

    def answer(self, answer):
        label = self.say(CARD.answers[answer].label)
        return self.card.get_by_role("button", name=label, exact=True)

    def thread(self):
        return self.hands.clinician.thread(self.invited.space_id)

    def stored(self, kind=Text):
        """Return the newest stored post of a kind by the client, with its entry."""
        opened = [each for each in self.thread().opened() if isinstance(each.post, kind)]
        return opened[-1].entry, opened[-1].post


@pytest.fixture
def hands(world, tmp_path):
    world.clock.set(FRIDAY_23_04)
    with Hands(world, tmp_path) as hands:
        set_hours(hands)
        yield hands


def choose_night(hands, night):
    ladder = {"steps": STEPS, "night": night, "on_call": []}
    ok(hands.practice.owner.api.put("/safety/ladder", json=ladder))


@pytest.fixture(params=["phone", pytest.param("desk", marks=pytest.mark.long)])
def night(request, hands, open_screen):
    """Yield a night on which nobody is woken, on an English phone and at a Spanish desk."""
    choose_night(hands, "nobody")
    return Night(hands, open_screen(**LOOKS[request.param]))

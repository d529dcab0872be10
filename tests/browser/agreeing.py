"""A practice that has published a policy, and a client who is asked to agree to it on a screen."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import msgspec
from playwright.sync_api import expect

from meantime.agreement.document import policy_hash
from meantime.protocol import canonical
from meantime.protocol.agreement_posts import Consent, MessagingState
from meantime.sdk.folds.policies import newest_policy
from tests.browser import steps
from tests.browser.steps import IMANI, MAYA
from tests.server.boundaries.test_frames_set import frame
from tests.server.policies.agreeing import OF_PRACTICE, document
from tests.world import DETAILS, ok

if TYPE_CHECKING:
    from tests.browser.screens import Screen
    from tests.sdk.hands import Hands

CHANGED = {"en": "In July nobody reads here.", "es": "En julio nadie lee aquí."}
SCOPE = "policy.content_scope"  # a section that everybody ticks
HELLO = "Planted: a heron stood in the shallows today."
REASON = "Planted: let us talk first about last week."


class Asking:
    """The thread of a client who has joined on `screen`, in which the first version stands."""

    def __init__(self, hands: Hands, screen: Screen, *, is_offered: bool = True) -> None:
        self.hands, self.screen, self.page = hands, screen, screen.page
        ok(hands.practice.owner.api.put("/frames/practice", json=frame()))
        self.invited = hands.clinician.invite_client(MAYA, IMANI)
        self.id = self.invited.space_id
        self.login = steps.make_login()
        if is_offered:
            self.offer()
        steps.join(screen, self.invited.code, self.login)
        self.publish()  # what is said between invitation and joining no client can read

    @property
    def thread(self) -> Any:
        return self.hands.clinician.thread(self.id)

    def publish(self, **said: Any) -> int:
        """Publish the usual texts, or a `document`, and sign them in the thread."""
        said.setdefault("document", document())
        body = {**OF_PRACTICE, "agree_again": True, **said}
        made = ok(self.hands.practice.owner.api.post("/policies", json=body))
        text = canonical.encode(said["document"])
        assert made["hash"] == policy_hash(said["document"])
        self.sign(made["version"], made["hash"], text.decode())
        version: int = made["version"]
        return version

    def change(self, **said: Any) -> int:
        """Publish another version, with one sentence more in a section that is ticked."""
        changed = document()
        for section in changed["sections"]:
            if section["id"] == SCOPE:
                section["text"] = {
                    locale: f"{words} {CHANGED[locale]}"
                    for locale, words in section["text"].items()
                }
        return self.publish(document=changed, **said)

    def sign(self, version: int, policy: str, text: str) -> None:
        """Bring a version to the thread, as the clinician's app does."""
        thread = self.thread
        before = newest_policy(thread.sync().opened())
        assert before
        fields = {
            "version": version,
            "hash": policy,
            "published_at": self.hands.world.now_ms,
            "document": text,
            "therapist_name": IMANI.name,
        }
        thread.post(msgspec.structs.replace(before, policy={**before.policy, **fields}))

    def offer(self, decision: str = "offer") -> None:
        body = {"decision": decision, "review_on": self.day(30)}
        ok(self.hands.practice.clinician.api.put(f"/spaces/{self.id}/candidacy", json=body))

    def set_state(self, state: Any, reason: str) -> None:
        """Say why, then let messages go on, pause or end."""
        self.thread.sync().post(MessagingState(state=state, reason=reason))
        body = {"state": state, "at_latest": None}
        ok(self.hands.practice.clinician.api.put(f"/spaces/{self.id}/messaging", json=body))

    def day(self, days: int) -> str:
        now: datetime = self.hands.world.clock.now().astimezone(ZoneInfo(DETAILS["zone"]))
        return (now.date() + timedelta(days=days)).isoformat()

    def agreement(self) -> Any:
        """Return what the server knows, as the clinician is told."""
        return ok(self.hands.practice.clinician.api.get(f"/spaces/{self.id}/agreement"))

    def consents(self) -> list[Consent]:
        """Return the consents that stand in the thread, oldest first."""
        opened = self.thread.sync().opened()
        return [each.post for each in opened if isinstance(each.post, Consent)]

    def texts(self) -> list[str]:
        """Return what the client has written that is stored."""
        return [said.text for said in self.thread.sync().read() if said.role == "client"]

    @property
    def gate(self) -> Any:
        """The card above the box."""
        return self.page.locator(".gate")

    @property
    def box(self) -> Any:
        return self.page.locator("#message")

    def open(self) -> None:
        """Go from the card to the agreement, where what has to be signed stands open."""
        self.gate.get_by_role("link").click()
        expect(self.screen.heading("agreement.title")).to_be_visible()

    def tick_all(self) -> None:
        for box in self.page.get_by_role("checkbox").all():
            if not box.is_checked():
                box.check()

    def agree(self) -> None:
        """Tick everything, sign, and see that it is done."""
        expect(self.screen.field("sign.name")).to_be_visible()
        self.tick_all()
        self.screen.field("sign.name").fill(MAYA)
        self.screen.button("sign.submit").click()
        expect(self.screen.heading("agreement.agreed")).to_be_visible()

    def back(self) -> None:
        self.screen.link("app.back").click()
        expect(self.page.get_by_role("log")).to_be_visible()

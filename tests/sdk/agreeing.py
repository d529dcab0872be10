"""An office whose owner publishes policies, and whose clinician and client agree on one."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import msgspec

from meantime import sdk
from meantime.agreement.candidacy import CHECKLIST
from meantime.protocol.agreement_posts import Consent
from meantime.sdk.candidacy import Judgement, decide
from meantime.sdk.policy_facts import PRACTICE
from meantime.wire.boundaries import Frame
from tests.sdk.office import Office
from tests.server.boundaries.test_frames_set import frame

if TYPE_CHECKING:
    from meantime.agreement.document import Document
    from meantime.sdk import Person, Thread
    from meantime.sdk.folds.published import Published
    from meantime.sdk.replies import Locale
    from tests.sdk.hands import Between, Hands

SUITS: Final = {  # answers by which messaging is offered without conditions
    item.id: next(answer for answer, effect in item.effect.items() if effect == "proceed")
    for item in CHECKLIST.items
}
NAME: Final = "Jo Kim"


class Agreeing(Office):
    """`owner` publishes, `anna` answers for `jo`, whose thread is `theirs`. Hours are set."""

    def __init__(self, hands: Hands, network: Between) -> None:
        super().__init__(hands, network)
        self.owner.set_practice_hours(msgspec.convert(frame(), Frame))

    @property
    def hers(self) -> Thread:
        """The thread as anna has it now."""
        return self.anna.thread(self.theirs.id)

    def document(self, words: str = "") -> Document:
        """Return a document that may be published, with further words in what everybody ticks."""
        made = deepcopy(self.owner.policies.usual())
        made["sections"][1]["text"]["en"] += words and f" {words}."
        return made

    def publish(self, words: str = "", **said: Any) -> Published:
        """Publish for the practice, and let anna sign it in her threads."""
        version = self.owner.policies.publish(PRACTICE, self.document(words), **said)
        self.anna.policies.sign(version)
        return version

    def offer(self) -> None:
        decide(self.case, Judgement(SUITS))

    def give(self, locale: Locale = "en", **said: Any) -> Any:
        """Let jo read, tick everything and sign."""
        self.theirs.sync()
        reading = self.theirs.agreement.read(locale)
        said = {"name": NAME, "ticks": reading.ids, **said}
        return self.theirs.agreement.give(reading, **said)

    def agreed(self) -> Published:
        """Publish, offer and agree: jo may write."""
        version = self.publish()
        self.offer()
        self.give()
        return version

    def second_device(self, person: Person, line: Between) -> Person:
        """Return somebody on another device of theirs, over a network of its own."""
        hands, account = self.hands, person.connection.account
        folder = hands.folder / "second"
        return hands.enter_context(sdk.connect_by_key(hands.http(line), account, folder))

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.hands.world.clock.advance(timedelta(**span))


def consents(thread: Thread) -> list[Consent]:
    """Return the decisions that stand in a thread, oldest first."""
    opened = thread.sync().opened()
    return [each.post for each in opened if isinstance(each.post, Consent)]

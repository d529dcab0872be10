"""Safety in a thread: what a writer's device notices, their answers, their plan."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.protocol.posts import Amend, Text
from meantime.protocol.safety_posts import SafetyAnswer, SafetyPlan
from meantime.screening.days import Noticed as OneNoticed
from meantime.sdk.beside import ThreadBeside
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.messages import EPOCH, MILLISECOND
from meantime.sdk.folds.safety import fold_own_words, fold_plans
from meantime.sdk.missing_alerts import raise_missing
from meantime.sdk.model_choice import ThreadModel
from meantime.sdk.noticing import FIRST, NOW, attention_for, attention_later, notice
from meantime.sdk.safety_plan import checked_lines, review_due
from meantime.wire.safety import UrgentPromise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Literal

    from meantime.protocol.safety_posts import Answer, PlanLine
    from meantime.screening.packs import Tier
    from meantime.sdk.folds.safety import OwnWord, PlanVersion
    from meantime.sdk.noticing import Noticed
    from meantime.sdk.safety_plan import Reason

LOOKED_BACK: Final = timedelta(days=14)
TIERS: Final[dict[int, Tier]] = {FIRST: "elevated", NOW: "urgent"}


class ThreadSafety(ThreadModel, ThreadBeside):
    """A part of `Thread`. What it reads is on this device; only writing needs the server."""

    def is_mine_as_client(self) -> bool:
        """Tell whether I am the client here: what others write is looked at by nobody."""
        return self.state.ever[self.me] == "client"

    def raise_missing_alerts(self) -> None:
        """Raise, as one who treats here, the alerts that the server should have and has not.

        What goes wrong with that keeps nobody from reading.
        """
        if self.state.ever[self.me] == "clinician":
            with suppress(SdkError):
                raise_missing(self)

    def notice(self, text: str) -> Noticed:
        """Return what this device notices in a text that I would write here. Never raises."""
        model = self.model_that_may_look()
        return notice(text, self.set_beside(), self._recent(), at=self._now(), model=model)

    def marked(
        self, text: str, attention: int, answer: Literal["", Answer] = ""
    ) -> tuple[Text, int]:
        """Return a text as a client posts it, and the attention that it asks for."""
        if not self.is_mine_as_client():
            return Text(text=text), attention
        noticed = self.notice(text)
        post = Text(text=text, noticed=noticed.rules, answer=answer)
        return post, attention_for(noticed.tier, answer, attention)

    def attention_aside(self, text: str) -> int:
        """Return the attention of what a client writes beside the messages: 3 if urgent, else 0."""
        _, attention = self.marked(text, 0)
        return NOW if self.is_mine_as_client() and attention == NOW else 0

    def answer_safety(self, ref: str, answer: Answer) -> str:
        """Say of myself, after my message `ref` was sent, whether I am safe; it closes no alert.

        "no" is an alert of its own. Raises as `Space.post`; it is kept and goes out later then.
        """
        return self.post(SafetyAnswer(ref=ref, answer=answer), attention=attention_later(answer))

    def post_safety_item(self, text: str, rule: str = "") -> str:
        """Post what I have just marked on a form, as an entry of its own and urgent.

        For items such as the ninth of the PHQ-9: at once, also when the form is never finished.
        `rule` names the item, such as `measure.phq9`. Raises as `answer_safety`.
        """
        noticed = [*([rule] if rule else []), *self.notice(text).rules]
        return self.post(Text(text=text, noticed=noticed), attention=NOW)

    def own_words(self) -> dict[str, OwnWord]:
        """Return what the writer of each message was shown and has answered, by message id."""
        return fold_own_words(self.opened())

    def safety_plan(self) -> PlanVersion | None:
        """Return the safety plan that stands, None if none was made yet."""
        versions = self.safety_plans()
        return versions[-1] if versions else None

    def safety_plans(self) -> list[PlanVersion]:
        """Return every version of the safety plan, oldest first."""
        return fold_plans(self.opened())

    def save_plan(self, lines: Sequence[PlanLine], base: str | None = None) -> str:
        """Write a version of the safety plan, whole; return its id. Either side may.

        `base` is the version from which it was made; the one that stands here if it is not said.
        Raises FaultyPlan before anything is written, and as `Space.post`.
        """
        before = self.safety_plan()
        known = before.id if before else ""
        checked = checked_lines(lines)
        return self.post(SafetyPlan(lines=checked, base=known if base is None else base))

    def plan_review(self) -> Reason:
        """Return why the safety plan should be looked at again, "" if it need not be."""
        return review_due(self.opened(), self.connection.http.now_ms())

    def urgent_promise(self) -> UrgentPromise:
        """Return who is told of an urgent message sent now, and what came of my alerts."""
        return self.connection.http.get(f"/spaces/{self.id}/safety", UrgentPromise)

    def _now(self) -> datetime:
        return EPOCH + self.connection.http.now_ms() * MILLISECOND

    def _recent(self) -> list[OneNoticed]:
        """Return what was noticed of late in what I wrote here, unless I was misread.

        A message counts once, however often it was corrected: as its last words that matched.
        """
        said, since = self.own_words(), self._now() - LOOKED_BACK
        recent: dict[str, OneNoticed] = {}
        for opened in self.opened():
            entry, post = opened.entry, opened.post
            is_later = isinstance(post, Amend) and bool(post.noticed)
            own = said.get(entry.re if is_later else entry.id)
            if own is None or entry.author != self.me or opened.received_at < since:
                continue
            if all(each.answer != "misread" for each in own.answers):
                tier = TIERS.get(entry.attention, "none")
                recent[own.message_id] = OneNoticed(opened.received_at, tier, own.noticed)
        return list(recent.values())

"""What can be agreed in a thread, under one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.sdk.agreement import standing_of
from meantime.sdk.consent_proof import prove
from meantime.sdk.consenting import give_consent, withdraw_consent
from meantime.sdk.folds.consents import fold_consents
from meantime.sdk.folds.published import asked_for, newest_published
from meantime.sdk.pausing import set_state
from meantime.sdk.reading_policy import reading_here
from meantime.sdk.reviewing import attest_review

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from meantime.sdk.agreement import Standing
    from meantime.sdk.folds.consents import Agreed
    from meantime.sdk.folds.published import Published
    from meantime.sdk.reading_policy import Reading
    from meantime.sdk.replies import Locale
    from meantime.sdk.reviewing import How
    from meantime.sdk.spaces import Space
    from meantime.wire import policies as wire


class ThreadAgreement:
    """`thread.agreement`. What it reads is on this device, unless it says otherwise."""

    def __init__(self, thread: Space) -> None:
        self._thread = thread

    def policy(self) -> Published | None:
        """Return the version that a clinician has signed here, None if there is none."""
        return newest_published(self._thread.opened())

    def asked(self) -> list[Published]:
        """Return what I am asked here to agree to as a guardian; `about` is for which thread."""
        return asked_for(self._thread.opened())

    def signed(self) -> list[Agreed]:
        """Return the decisions that stand here and are signed by their authors, oldest first."""
        return fold_consents(self._thread.opened(), self._thread.connection.practice_id)

    def proof(self, agreed: Agreed) -> bytes:
        """Return a decision as a file that proves itself. As `consent_proof.prove`."""
        return prove(self._thread, agreed)

    def standing(self) -> Standing:
        """Return where it stands, asked of the server. As `agreement.standing_of`."""
        return standing_of(self._thread)

    def read(self, locale: Locale, about: str = "") -> Reading:
        """Return the policy and the consent as I read them. As `reading_policy.reading_here`."""
        role: wire.Role = "guardian" if about else "client"
        if self._thread.state.ever[self._thread.me] != "client":
            role = "clinician"
        return reading_here(self._thread, role, locale, about)

    def give(self, read: Reading, name: str, ticks: Collection[str]) -> wire.Consent | None:
        """Sign what was `read`, or renew that. As `consenting.give_consent`."""
        return give_consent(self._thread, read, name, ticks)

    def withdraw(self, about: str = "") -> wire.Consent | None:
        """Take back what I signed. As `consenting.withdraw_consent`."""
        return withdraw_consent(self._thread, about)

    def review(self, on: date, how: How, locale: Locale) -> wire.Consent | None:
        """Attest the verbal review, as a clinician. As `reviewing.attest_review`."""
        return attest_review(self._thread, on, how, locale)

    def pause(self, reason: str, until: date | None = None) -> wire.Agreement:
        """Pause messages, with the reason for the client. As `pausing.set_state`."""
        return set_state(self._thread, "paused", reason, until)

    def resume(self, reason: str = "") -> wire.Agreement:
        """Let messages go on; the client agrees anew. As `pausing.set_state`."""
        return set_state(self._thread, "on", reason)

    def end(self, reason: str) -> wire.Agreement:
        """End messages, with the reason for the client. As `pausing.set_state`."""
        return set_state(self._thread, "ended", reason)

"""Whether a client may write in a thread, and if not, why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from meantime.server.policies.rules.versions import Version

Why = Literal[
    "",
    "undecided",
    "not_now",
    "paused",
    "ended",
    "no_consent",
    "withdrawn",
    "expired",
    "new_version",
]
Offered = Literal["none", "offer", "offer_with_conditions", "not_now"]
State = Literal["on", "paused", "ended"]


@dataclass(frozen=True, slots=True)
class Messaging:
    """What was decided about messaging in a thread.

    No consent counts that was given before `resumed_at`, when it went on after a pause, and none
    given before `ends_at` counts after that. Both UTC.
    """

    decision: Offered = "none"
    state: State = "on"
    resumed_at: datetime | None = None
    ends_at: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        """Tell whether the client has come of age, or whatever else ended consents of before."""
        return self.ends_at is not None and self.ends_at <= now


@dataclass(frozen=True, slots=True)
class Signed:
    """The newest decision of somebody, given at `at` for a version and the clinician of then.

    `space_id` is where its post stands: a guardian's in their own thread.
    """

    seat_id: str
    role: str
    space_id: str
    decision: str
    agreed_as: int
    clinician_id: str
    at: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Thread:
    """What a thread's gate goes by. `responsible` answers for it, `guardians` are other threads."""

    policy: Version | None
    messaging: Messaging
    responsible: str
    guardians: int = 0
    signed: Sequence[Signed] = ()


def why_off(policy: Version | None, messaging: Messaging) -> Why:
    """Return why nobody may write, whatever they have agreed to; "" if that decides.

    What somebody has said holds always. That nobody has said anything holds with a policy alone:
    without one there is nothing to agree to.
    """
    if messaging.decision == "not_now":
        return "not_now"
    if messaging.state != "on":
        return messaging.state
    return "undecided" if policy and messaging.decision == "none" else ""


def why_not(thread: Thread, client_id: str, now: datetime) -> Why:
    """Return why a client may not write, "" if they may."""
    off = why_off(thread.policy, thread.messaging)
    if off or thread.policy is None:
        return off
    own = [each for each in thread.signed if (each.seat_id, each.role) == (client_id, "client")]
    return lacking(thread, own, now) or lacking_of_guardians(thread, now)


def why_not_all(thread: Thread, clients: Sequence[str], now: datetime) -> Why:
    """Return why the clients of a thread may not all write, "" if they may."""
    if not clients:
        return why_not(thread, "", now)
    found = (why_not(thread, client_id, now) for client_id in clients)
    return next((why for why in found if why), "")


def lacking_of_guardians(thread: Thread, now: datetime) -> Why:
    """Return what is missing of guardians: of each thread of theirs somebody has to agree.

    Whoever has come of age answers for themselves.
    """
    if thread.guardians == 0 or thread.messaging.is_over(now):
        return ""
    by_thread: dict[str, list[Signed]] = {}
    for each in thread.signed:
        if each.role == "guardian":
            by_thread.setdefault(each.space_id, []).append(each)
    if len(by_thread) < thread.guardians:
        return "no_consent"
    found = (lacking(thread, signed, now) for signed in by_thread.values())
    return next((why for why in found if why), "")


def lacking(thread: Thread, signed: Sequence[Signed], now: datetime) -> Why:
    """Return what is missing where one of some people has to agree, and none may be against it."""
    if any(each.decision == "withdraw" for each in signed):
        return "withdrawn"
    found = [fault_of(each, thread, now) for each in signed]
    return "" if "" in found else next(iter(found), "no_consent")


def ends_at(given_at: datetime, until: datetime | None, messaging: Messaging) -> datetime | None:
    """Return when a decision stops counting by itself; None for what is no permission."""
    if until is None or messaging.ends_at is None or given_at >= messaging.ends_at:
        return until
    return min(until, messaging.ends_at)


def fault_of(signed: Signed, thread: Thread, now: datetime) -> Why:
    """Return why a permission does not count at `now`, "" if it does.

    Whoever answers for the thread is named in what was signed, so another one asks anew.
    """
    messaging = thread.messaging
    until = ends_at(signed.at, signed.until, messaging)
    if until and until <= now:
        return "expired"
    if messaging.resumed_at and signed.at < messaging.resumed_at:
        return "expired"
    is_covered = thread.policy is None or thread.policy.is_covered_by(signed.agreed_as, now)
    return "" if is_covered and signed.clinician_id == thread.responsible else "new_version"

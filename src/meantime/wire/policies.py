"""Policies and their versions, who agreed to which, and whether a client may write.

The words of a version are its document (decision 0020). Of a thread's own the server has the hash
alone, and of a consent neither the filled text nor the typed name.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from msgspec import Meta

from meantime.wire.base import Page, Shape
from meantime.wire.spaces import Instant

ScopeKind = Literal["practice", "clinician", "thread"]
Locale = Literal["en", "es"]
Role = Literal["client", "guardian", "clinician"]
Choice = Literal["permit", "withdraw"]
Offer = Literal["offer", "offer_with_conditions", "not_now"]
State = Literal["on", "paused", "ended"]
Why = Literal[
    "",  # a client may write
    "undecided",  # nobody has decided yet whether messaging is right for them
    "not_now",  # it was decided that it is not, for now
    "paused",
    "ended",
    "no_consent",
    "withdrawn",
    "expired",  # the consent has run out, or is from before a pause
    "new_version",  # of the policy; or another clinician answers for the thread
]
Document = dict[str, Any]  # canonical JSON (protocol.md section 2), as decision 0020 says
Milliseconds = Annotated[int, Meta(ge=0, le=2**53 - 1)]  # since 1970, as they are signed
Count = Annotated[int, Meta(ge=0, le=2**31 - 1)]


class Scope(Shape):
    """What a policy is for: the practice (`scope_id` is ""), one clinician, or one thread."""

    scope_kind: ScopeKind
    scope_id: str


class PolicyVersion(Scope):
    """A version, without its words. Versions are counted for a whole practice.

    `agree_again`: clients are asked to agree to it; `holds_until` is until when the version before
    it still counts (null: not at all). `locales` is empty where only the hash is known.
    """

    version: int
    hash: str
    locales: list[str]
    published_by: str
    published_at: datetime
    agree_again: bool
    holds_until: datetime | None


class PolicyPage(Page):
    """The newest first."""

    policies: list[PolicyVersion]


class PolicyDocument(Shape):
    policy: PolicyVersion
    document: Document


class NewPolicy(Scope):
    """A version to be published: its `document`, or of a thread's own the `hash` alone.

    `revision` is the draft's that it was made from, 0 if there was none, and `after` the version of
    the same scope, 0 for none (null: whichever). `valid_months` counts for a thread's own: for how
    long a consent to it lasts; of others the document says so. `holds_until` goes with
    `agree_again` alone.
    """

    agree_again: bool
    document: Document | None = None
    hash: str = ""
    valid_months: Annotated[int, Meta(ge=1, le=60)] = 12
    revision: Count = 0
    after: Count | None = None
    holds_until: Instant | None = None


class Published(Shape):
    version: int
    hash: str


class LiveFacts(Shape):
    """What acts now, as the facts of a document say it; what nobody has set yet is left out.

    These are zone, hours, windows, reply_within, allowance and night.
    """

    facts: Document


class PolicyInForce(Shape):
    version: int
    hash: str
    scope_kind: ScopeKind
    published_at: datetime


class Holds(Shape):
    """The version before the one in force, which still counts until just before `until`."""

    version: int
    until: datetime


class NewConsent(Shape):
    """A decision about a version, signed as `mt1/consent` says, and the post in which it is sealed.

    `role` clinician attests the verbal review. A guardian's post stands in their own thread.
    """

    version: Count
    locale: Locale
    role: Role
    decision: Choice
    at: Milliseconds
    signature: str
    entry_id: str


class Consent(NewConsent):
    """A consent as it is kept: enough for anybody to check it, years later.

    `hash` is the policy's. `until` is when it stops counting, null for one that never does so by
    itself: the review of a clinician, a withdrawal.
    """

    seat_id: str
    entry_space_id: str
    entry_hash: str
    hash: str
    until: datetime | None
    received_at: datetime


class Candidacy(Shape):
    """Whether messaging was offered; why, and by which answers, is sealed in the chart."""

    decision: Offer | Literal["none"]
    decided_by: str
    decided_at: datetime | None
    review_on: date | None


class Later(Shape):
    """What messaging turns to by itself: on again after a pause, or ended; and when (UTC)."""

    state: Literal["on", "ended"]
    at: Instant


class Agreement(Shape):
    """What is agreed in a thread, as far as the caller may see it.

    Of consents the newest of each person; a client sees their own and the review of the clinician,
    a guardian their own. `may_write` is the caller's; for the care team it is true once all clients
    may. `at_latest` is the last local day in the practice's zone on which a consent given before
    counts, such as the day before a birthday. `later` is what the state turns to by itself (null:
    nothing is planned). `guardians` are the threads of those whose consent is
    needed as well (to the care team), `guardian_of` the threads for which the caller is asked.
    """

    policy: PolicyInForce | None
    holds: Holds | None
    consents: list[Consent]
    candidacy: Candidacy
    state: State
    state_by: str
    state_at: datetime | None
    at_latest: date | None
    later: Later | None
    guardians: list[str]
    guardian_of: list[str]
    may_write: bool
    why: Why


class Decision(Shape):
    """Whether messaging is offered, and the local day on which that is looked at again."""

    decision: Offer
    review_on: date


class Messaging(Shape):
    """Whether messages go to and fro, and the last local day on which consents of today count.

    Without `later` nothing that was planned stays so.
    """

    state: State
    at_latest: date | None
    later: Later | None = None


class Guardians(Shape):
    """The threads of those whose consent is needed beside a young person's own."""

    spaces: Annotated[list[str], Meta(max_length=4)]


class Standing(Shape):
    """Where a thread stands. `version` is the one in force, 0 for none.

    `until` is when the first consent of a client or guardian that counts stops doing so (null:
    none does), `reviewed_at` when a clinician last attested the verbal review.
    """

    space_id: str
    version: int
    candidacy: Candidacy
    state: State
    at_latest: date | None
    may_write: bool
    why: Why
    until: datetime | None
    reviewed_at: datetime | None


class StandingPage(Page):
    """In order of the threads' ids."""

    agreements: list[Standing]

"""What posts say about what messages cost (protocol.md section 7): plans, charges, estimates.

Amounts are whole numbers of a currency's smallest unit, rates hundredths of a percent.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from meantime.protocol.agreement_posts import Day, DayOrNone
from meantime.protocol.post import Post
from meantime.protocol.reply_posts import Id, Words
from meantime.protocol.safety_posts import Answer

PlanKind = Literal["included", "per_message", "monthly", "limited", "pilot"]
Currency = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}\Z")]  # ISO 4217
Amount = Annotated[int, msgspec.Meta(ge=0, le=10**12)]
Rate = Annotated[int, msgspec.Meta(ge=0, le=10_000)]
Item = Annotated[str, msgspec.Meta(min_length=1, max_length=22)]  # an entry's id, or a local day
Month = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}\Z")]


class FeePlan(Post, frozen=True, tag="fee_plan"):
    """In a thread, by the care team: what this client is to pay; it holds once they agree.

    Its id is the entry's. `amount` is for a month or a reply, before `share`, which is what this
    client pays of it, and `tax`; `replies` is how many a month are meant with `limited`. It holds
    from the local day `since` to `until`, both included. `text` is for the client to read. An empty
    `amend` of its author takes it back until it was agreed to.
    """

    kind: PlanKind
    currency: Currency
    since: Day
    amount: Amount = 0
    share: Rate = 10_000
    tax: Rate = 0
    replies: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 0
    until: DayOrNone = ""
    text: str = ""


class FeeAnswer(Post, frozen=True, tag="fee_answer"):
    """In a thread, by the client, to the plan `of`; the newest counts.

    `stopped` ends a monthly plan with the month of the local day `on`.
    """

    of: Id
    answer: Literal["agreed", "declined", "stopped"]
    on: Day


class Charged(msgspec.Struct, frozen=True):
    """That the reply `of`, shown on the local day `on`, costs so much, by the plan `plan`."""

    of: Id
    on: Day
    plan: Id
    amount: Amount
    tax: Amount
    currency: Currency


class Charge(Post, frozen=True, tag="charge"):
    """In a thread, by a clinician at the end of a review: these replies cost something.

    An empty `amend` takes all of them back; what is on a statement ends by a dispute or a credit.
    """

    items: Annotated[list[Charged], msgspec.Meta(min_length=1, max_length=50)]


class FeeDispute(Post, frozen=True, tag="fee_dispute"):
    """In a thread, by the client: the item is asked about and paused until it is answered.

    `noticed` and `answer` as in `text`.
    """

    item: Item
    text: str = ""
    noticed: list[str] = msgspec.field(default_factory=list)
    answer: Literal["", Answer] = ""


class FeeDisputeAnswer(Post, frozen=True, tag="fee_dispute_answer"):
    """By the care team: what became of it, in words for the client to read."""

    item: Item
    outcome: Literal["withdrawn", "stands"]
    text: str = ""


class Provider(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who gives a service, as it stands on paper."""

    name: Words
    credential: str = ""
    license: str = ""
    npi: str = ""


class Office(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who sends a bill, as it stands on paper."""

    name: Words
    address: str = ""
    phone: str = ""
    tin: str = ""
    npi: str = ""


class Service(msgspec.Struct, frozen=True, omit_defaults=True):
    """One kind of service on an estimate: `count` times for `amount` each."""

    title: Words
    count: Annotated[int, msgspec.Meta(ge=1, le=10_000)]
    amount: Amount
    tax: Amount = 0
    code: str = ""
    diagnosis: str = ""
    is_messaging: Literal[0, 1] = 0
    separately: Literal[0, 1] = 0  # scheduled by itself, with an estimate of its own


class Estimate(Post, frozen=True, tag="fee_estimate"):
    """In a thread, by the care team: a good-faith estimate. The newest counts.

    Source: 45 CFR 149.610. It is for services from the local day `since` to `until`, at most twelve
    months; `asked_on` and `scheduled_on` are what its deadline counts from.
    """

    currency: Currency
    since: Day
    until: Day
    made_on: Day
    office: Office
    provider: Provider
    client: Words
    services: Annotated[list[Service], msgspec.Meta(min_length=1, max_length=40)]
    birth_date: DayOrNone = ""
    asked_on: DayOrNone = ""
    scheduled_on: DayOrNone = ""


class Billed(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of a superbill; `diagnoses` are the places in its list to which it points, from 1."""

    item: Item
    on: Day
    code: Words
    amount: Amount
    modifier: str = ""
    place: str = ""
    units: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 1
    paid: Amount = 0
    diagnoses: list[int] = msgspec.field(default_factory=list)


class Superbill(Post, frozen=True, tag="superbill"):
    """In a thread, by a clinician: what a client may hand to their payer. It sends nothing.

    It has no content of messages, and nothing that its client pays for themselves alone.
    """

    number: Words
    made_on: Day
    currency: Currency
    office: Office
    provider: Provider
    client: Words
    lines: Annotated[list[Billed], msgspec.Meta(min_length=1, max_length=100)]
    birth_date: DayOrNone = ""
    address: str = ""
    payer: str = ""
    member: str = ""
    diagnoses: list[str] = msgspec.field(default_factory=list)


class Restriction(Post, frozen=True, tag="fee_restriction"):
    """In a thread, by either side: the client pays themselves, and no payer is to hear of it.

    Source: 45 CFR 164.522(a)(1)(vi). The newest counts, from the local day `on`.
    """

    on: Day
    is_on: Literal[0, 1]


class BillingProfile(Post, frozen=True, tag="billing_profile"):
    """In a desk: who pays for a client; the newest stands whole."""

    payer: str = ""
    member: str = ""
    address: str = ""


class BillingOffice(Post, frozen=True, tag="billing_office"):
    """In the directory: what stands on the practice's bills; the newest stands whole.

    `accepts` are the codes of messages that the practice says a payer accepts, each as
    `payer: code`; `pay` is how one pays, for the client to read.
    """

    office: Office
    pay: str = ""
    accepts: list[str] = msgspec.field(default_factory=list)


class BillingProvider(Post, frozen=True, tag="billing_provider"):
    """In the directory: what stands on bills about the clinician `account`; the newest counts."""

    account: Id
    provider: Provider


FEE_POSTS: tuple[type[Post], ...] = (
    *(FeePlan, FeeAnswer, Charge, FeeDispute, FeeDisputeAnswer, Estimate, Superbill, Restriction),
    *(BillingProfile, BillingOffice, BillingProvider),
)

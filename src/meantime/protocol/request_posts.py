"""What posts say about access to the record, amendments of it, and its disclosures (section 7).

Source: 45 CFR 164.524, 164.526, 164.528.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from meantime.protocol.agreement_posts import Day, DayOrNone
from meantime.protocol.post import Post
from meantime.protocol.reply_posts import Id, Words

RequestKind = Literal["access", "amendment", "accounting"]
RequestWay = Literal["app", "in_person", "phone", "mail", "paper", "other"]
AccessForm = Literal["", "app", "file", "paper", "other"]
Outcome = Literal["extended", "granted", "part", "denied", "withdrawn"]


class Disclosure(Post, frozen=True, tag="disclosure"):
    """In a chart: what was given to somebody outside, noted as it was released.

    `on` is the local day, `kind` an id of the content `record_requests`, `basis` what allowed or
    asked for it, `address` where `to` is reached, as far as known.
    """

    on: Day
    to: Words
    what: Words
    purpose: Words
    kind: Id
    basis: Words
    address: str = ""


class Disclosed(msgspec.Struct, frozen=True, omit_defaults=True):
    """A disclosure as the client is told of it."""

    on: Day
    to: Words
    what: Words
    purpose: Words
    kind: Id
    basis: Words
    address: str = ""


class Accounting(msgspec.Struct, frozen=True):
    """What was disclosed from `since` to `until`, both local days that count, oldest first."""

    since: Day
    until: Day
    disclosures: list[Disclosed]


class RecordRequest(Post, frozen=True, tag="record_request"):
    """Somebody asks for a client's record, for a change in it, or to whom it was disclosed.

    By the client, or by the care team for one that came another way, `how`, from the client or
    from `by` on their behalf; `on` is the local day on which it came. `of` is the entry that an
    amendment is about, "" for the record as a whole. `form` and `to`: in which form, and where to.
    """

    kind: RequestKind
    on: Day
    how: RequestWay = "app"
    by: str = ""
    of: str = ""
    form: AccessForm = ""
    to: str = ""
    text: str = ""


class RecordAnswer(Post, frozen=True, tag="record_answer"):
    """What the care team says to the request `of`; who asked may say `withdrawn`.

    `text` is for the client to read. `extended`: the answer comes by the local day `until`, and an
    access that waits names the `exception` that lets it. `ground` is why it is denied, in whole or
    in part; both are ids of the content `record_requests`. `item` is the entry beside which an
    `amendment` stands; `export` the announced export by which access was given.
    """

    of: Id
    outcome: Outcome
    text: str = ""
    ground: str = ""
    exception: str = ""
    until: DayOrNone = ""
    item: str = ""
    amendment: str = ""
    export: str = ""
    accounting: Accounting | None = None


class RecordStatement(Post, frozen=True, tag="record_statement"):
    """A client disagrees with what was denied of the request `of`; or the care team replies."""

    of: Id
    text: Annotated[str, msgspec.Meta(min_length=1)]

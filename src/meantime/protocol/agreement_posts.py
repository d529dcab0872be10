"""What posts say about the agreement (protocol.md section 7): consent, candidacy, pauses."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from meantime.protocol.post import Post

DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
Day = Annotated[str, msgspec.Meta(pattern=rf"^{DAY}\Z")]  # 2027-12-31, in the practice's zone
DayOrNone = Annotated[str, msgspec.Meta(pattern=rf"^({DAY})?\Z")]


class Consent(Post, frozen=True, tag="consent"):
    """A decision with the filled text and the typed name; the server has only its hash.

    `hash`, `locale`, `role`, `at` (ms), `decision`, `version` and `space` are what `signature`
    (base64url) signs; `space` is the thread that it is about, "" for the one in which this stands.
    `given` are the values that went into the document beside its own facts, `variants` the parts of
    the consent that hold for some alone, `ticks` the ids of what was ticked. A clinician who went
    through it with the client says when (`on`) and `how`.
    """

    decision: Literal["permit", "withdraw"]
    version: int
    text: str
    name: str
    hash: str = ""
    locale: str = ""
    role: Literal["client", "guardian", "clinician"] = "client"
    at: int = 0
    signature: str = ""
    space: str = ""
    ticks: list[str] = msgspec.field(default_factory=list)
    given: dict[str, str] = msgspec.field(default_factory=dict)
    variants: list[str] = msgspec.field(default_factory=list)
    on: DayOrNone = ""
    how: Literal["", "in_person", "video", "phone"] = ""


class ItemAnswer(msgspec.Struct, frozen=True):
    """What was answered to an item of the checklist."""

    item: str
    answer: str


class Override(msgspec.Struct, frozen=True):
    """Why a hold gave way, and in how many days that is looked at again."""

    reason: Annotated[str, msgspec.Meta(min_length=1)]
    review_in_days: Annotated[int, msgspec.Meta(ge=1)]


class Candidacy(Post, frozen=True, tag="candidacy"):
    """In a chart: whether messaging suits the client, by which answers; the newest counts.

    `version` is the checklist's.
    """

    answers: list[ItemAnswer]
    decision: Literal["not_now", "offer_with_conditions", "offer"]
    review_on: Day
    version: int
    conditions: str = ""
    override: Override | None = None


class MessagingState(Post, frozen=True, tag="messaging"):
    """By the care team: messages go on, pause (perhaps `until` a day) or end; the newest counts.

    `reason` is for the client to read.
    """

    state: Literal["on", "paused", "ended"]
    reason: str = ""
    until: DayOrNone = ""

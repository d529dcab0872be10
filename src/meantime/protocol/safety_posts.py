"""What posts say about safety (protocol.md section 7): answers, plans, alerts, redirects."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from meantime.protocol.post import Post
from meantime.protocol.request_posts import Disclosed

Answer = Literal["yes", "unsure", "no", "misread"]  # to "Are you safe right now?"


class SafetyAnswer(Post, frozen=True, tag="safety_answer"):
    """What a client says of themselves after their message `ref` was sent. It closes no alert."""

    ref: str
    answer: Answer


class PlanLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of a safety plan: its step and field, and where lines belong together, their `row`."""

    step: str
    field: str
    text: Annotated[str, msgspec.Meta(min_length=1)]
    row: Annotated[int, msgspec.Meta(ge=0)] = 0


class SafetyPlan(Post, frozen=True, tag="safety_plan"):
    """A client's plan for hard moments; every version is kept, and the newest stands whole.

    `base` is the version from which it was made, "" if there was none, None where that is not said.
    """

    lines: list[PlanLine]
    base: str | None = None


class SafetyWord(msgspec.Struct, frozen=True):
    """A word or phrase to notice in what one client writes."""

    text: Annotated[str, msgspec.Meta(min_length=1)]
    tier: Literal["elevated", "urgent"]


class RuleChange(msgspec.Struct, frozen=True):
    """A rule that counts for less in what one client writes, or not at all, and why."""

    rule: Annotated[str, msgspec.Meta(min_length=1)]
    tier: Literal["none", "elevated"]
    why: Annotated[str, msgspec.Meta(min_length=1)]


class SafetyWords(Post, frozen=True, tag="safety_words"):
    """What to notice in one client's messages beside the rules, and which `rules` are lowered.

    The newest stands whole.
    """

    words: list[SafetyWord]
    rules: list[RuleChange] = msgspec.field(default_factory=list)


class ModelChoice(Post, frozen=True, tag="model_choice"):
    """Whether a client wants the model to look at what they write; the newest stands.

    `place` is where they are, as ISO 3166 has it (`US-IL`, `ES`), empty where not said; `text` the
    version of the text that they agreed to.
    """

    choice: Literal["agreed", "declined"]
    place: str
    text: int


class MatchMark(Post, frozen=True, tag="match_mark"):
    """In a chart: whether the match of `rules` in the message `of` was right."""

    of: str
    mark: Literal["right", "false_alarm"]
    rules: list[str]


class Attempt(msgspec.Struct, frozen=True):
    """A try to reach somebody at `at` (ms), by which way, and what came of it, in own words."""

    at: int
    way: str
    result: str


class SafetyEvent(Post, frozen=True, tag="safety_event"):
    """In a chart: how the alert of the message `of` ended, and what was done.

    `disclosed` is what was given to somebody outside for it; the outcome `disclosed` has to say so,
    with its basis. Source: 45 CFR 164.512(j), (b), (c).
    """

    alert: str
    of: str
    outcome: Literal[
        "reached", "not_reached", "moved_session", "welfare_check", "disclosed", "false_alarm"
    ]
    attempts: list[Attempt]
    note: str
    disclosed: Disclosed | None = None

    def __post_init__(self) -> None:
        if self.outcome == "disclosed" and self.disclosed is None:
            raise ValueError("Who ends an alert by a disclosure says which, and on what basis.")


class Redirect(Post, frozen=True, tag="redirect"):
    """A message is better talked about than written about.

    `call` is the number to talk now, or empty; `request` the id of the times that are offered, or
    empty; `until` (ms) is when the author looks what came of it.
    """

    text: str
    call: str
    request: str
    until: int


class RedirectPick(Post, frozen=True, tag="redirect_pick"):
    """What a client picks of the redirect `of`: a call now, one of the times, or neither."""

    of: str
    pick: Literal["call", "time", "neither"]


class RedirectEnd(Post, frozen=True, tag="redirect_end"):
    """What came of the redirect `of`."""

    of: str
    outcome: Literal["talked", "booked", "declined", "not_reached"]

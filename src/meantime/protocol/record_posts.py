"""What posts say about the record (protocol.md section 7): named endings, how long it is kept."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from meantime.protocol.agreement_posts import Day, DayOrNone
from meantime.protocol.post import Post
from meantime.protocol.rollout_posts import Count, Id


class Ending(Post, frozen=True, tag="ending"):
    """By the care team: care ends, goes to a colleague, or begins again; the newest counts.

    `on` is its last local day, or the first again of who `returned`; `text` is for the client to
    read, `to` the account of who comes next. In the chart it says why something was left open.
    """

    ending: Literal["discharged", "transferred", "returned"]
    on: Day
    text: str = ""
    to: str = ""


NOT_FILLED = -1
Filled = Annotated[int, msgspec.Meta(ge=NOT_FILLED, le=100)]


class RetentionRule(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of the practice's table: who asks for it, how long, and when a person checked that.

    `kind` reads as in `meantime.retention.rules`. A number that nobody has filled in is -1.
    """

    rule: Id
    source: Literal["state", "payer", "board", "practice"]
    kind: Literal["after_end", "after_majority", "fixed"]
    name: str = ""
    years: Filled = NOT_FILLED
    age: Filled = NOT_FILLED
    on: DayOrNone = ""
    checked_on: DayOrNone = ""


class Retention(Post, frozen=True, tag="retention"):
    """In the directory, by the practice: its table of rules; the newest stands whole."""

    rules: list[RetentionRule]


class Keeping(Post, frozen=True, tag="keeping"):
    """In the desk, by the practice: which rules hold for this record; the newest counts.

    `rule` is the one that decided, `birth_date` that which was used, "" if none was; `destroy_on`
    is "" where it could not be told.
    """

    rules: list[Id]
    ended_on: Day
    birth_date: DayOrNone = ""
    destroy_on: DayOrNone = ""
    rule: str = ""


class Hold(Post, frozen=True, tag="hold"):
    """In the desk, by the practice: a legal hold, or with `gone` 1 its release, and why.

    Of a `hold` the newest counts; while one stands, nothing of the record is destroyed.
    """

    hold: Id
    on: Day
    why: str = ""
    gone: Literal[0, 1] = 0


class DestroyedSpace(msgspec.Struct, frozen=True):
    """What went of one space: posts up to `upto`, whose hash is `head`; first and last, in ms."""

    space: Id
    purpose: Literal["thread", "chart", "desk"]
    upto: Count
    head: Id
    posts: Count
    files: Count
    first_at: Count
    last_at: Count


class Certificate(Post, frozen=True, tag="certificate"):
    """In the directory, by the practice: what was destroyed, when, by whom, under which rule.

    It names nobody: `about` is the thread's id, `by` the custodian's account. Until the end of the
    day `backups_until` a backup may bring it back.
    """

    about: Id
    on: Day
    by: Id
    ended_on: Day
    destroy_on: Day
    spaces: list[DestroyedSpace]
    backups_until: Day
    rule: RetentionRule | None = None


class BrokenSpace(msgspec.Struct, frozen=True):
    """A space of which the practice cannot open all, and why.

    `gens` are the generations whose boxes it does not open; none where the log itself failed.
    """

    space: Id
    code: Id
    gens: list[Count]


class RecordsCheck(Post, frozen=True, tag="records_check"):
    """In the directory, by the practice: whether its boxes open (F13). Alarms stand until mended.

    `by` is the custodian's account; `checked` of `of` spaces were looked at, 0 of 0 in a post that
    goes on with the one before; `sound` were broken before and are so no more.
    """

    by: Id
    checked: Count
    of: Count
    broken: list[BrokenSpace] = msgspec.field(default_factory=list)
    sound: list[Id] = msgspec.field(default_factory=list)


class RecoveryCode(Post, frozen=True, tag="recovery_code"):
    """In the directory, by a custodian: since when their code lies off-site, and when it opened.

    The newest stands whole; "" where that was not. The code itself is nowhere.
    """

    stored: DayOrNone = ""
    checked: DayOrNone = ""

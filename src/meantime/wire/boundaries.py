"""Hours, windows, closures and clocks: what the server knows of when people read and answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from meantime.wire.base import Page, Shape

Attention = Literal[1, 2, 3]


class ReplyWithin(Shape):
    """By the end of the `n`th business day, or within `n` open hours."""

    unit: Literal["days", "hours"]
    n: int


class Closure(Shape):
    """Local days without hours, both ends included. `name` is a text key or a holiday's own.

    `cover_id` is the account that reads and answers meanwhile, "" for nobody.
    """

    id: str
    starts_on: date
    ends_on: date
    kind: Literal["holiday", "vacation", "other"]
    name: str
    cover_id: str = ""


class Allowance(Shape):
    """What is usual: characters of a message, messages in seven days; 0 to say nothing of it.

    A guide: the server holds nobody to it.
    """

    characters: int = 1500
    messages_a_week: int = 5


class Frame(Shape):
    """A week from Monday to Sunday, in minutes since local midnight, and what interrupts it.

    `hours` are pairs (opens, closes); one that closes past 1440 runs into the next day.
    """

    zone: str
    hours: list[list[tuple[int, int]]]
    windows: list[list[int]]
    reply_within: ReplyWithin
    closures: list[Closure]
    allowance: Allowance = Allowance()


class KeptFrame(Shape):
    """A frame that counts, and who set it: the clinician, the practice, or nobody yet."""

    frame: Frame
    set_by: Literal["clinician", "practice", "nobody"]


class OpenDay(Shape):
    """A local date with hours: its open periods and review windows, as instants in UTC.

    A period belongs to the date on which it opens, also where it runs past midnight.
    """

    on: date
    periods: list[tuple[datetime, datetime]]
    windows: list[datetime]


class OpenDays(Shape):
    """Somebody's days with hours, the past four weeks and the next thirteen, earliest first.

    Of who has set no hours there are none, and `is_set` is false.
    """

    zone: str
    is_set: bool
    days: list[OpenDay]


class CoverNow(Shape):
    """Who reads for who is away, until just before `until`; `zone` is that of who is away."""

    account_id: str
    until: datetime
    zone: str


class Boundary(Shape):
    """What holds in a conversation for a message sent now; instants in UTC.

    Null where nobody has set hours, or none come within a year. All of it holds until
    `holds_until`. `moved_by` are the closures that put off `answer_by`, `closed_for` is the one
    that keeps it closed now. While somebody covers (`cover`), the hours are theirs, and
    `closed_for` is why the other is away, its `cover_id` who reads here; else none is told.
    """

    zone: str
    is_set: bool
    is_open: bool
    opens_at: datetime | None
    reads_at: datetime | None
    answer_by: datetime | None
    closed_for: Closure | None
    moved_by: list[Closure]
    holds_until: datetime
    allowance: Allowance = Allowance()
    cover: CoverNow | None = None


class AutomaticReply(Shape):
    """That a message met an automatic reply: no words, for those are signed by the clinician.

    `kind` is `after_hours`, `weekend`, `holiday`, `away` or `late`; whoever does not know it says
    a fixed text of their own. `entry_id` is the message, `reads_at` and `opens_at` when somebody
    reads and is there again (null: not within a year), `cover_id` the account that covers
    meanwhile, "" for none.
    """

    entry_id: str
    kind: str
    at: datetime
    reads_at: datetime | None
    opens_at: datetime | None
    cover_id: str


class AutomaticReplies(Shape):
    """The newest first, as many as a page holds; `zone` is the one of the hours behind them."""

    zone: str
    replies: list[AutomaticReply]


class Waiting(Shape):
    """A client's message that nobody has answered yet, as far as a reader could see."""

    space_id: str
    entry_id: str
    attention: Attention
    started_at: datetime
    due_at: datetime | None


class WaitingPage(Page):
    """The most urgent first, then what is due first."""

    waiting: list[Waiting]


class NewPromise(Shape):
    """By when something was promised, UTC; what, only the people in the thread can read."""

    due_at: datetime


class Promise(Shape):
    """A promise to a client. `settled_at` is when it was kept, broken or withdrawn."""

    space_id: str
    entry_id: str
    due_at: datetime
    state: Literal["due", "kept", "broken", "withdrawn"]
    settled_at: datetime | None


class PromisePage(Page):
    """What is due first comes first; those long over are left out."""

    promises: list[Promise]


class Holiday(Shape):
    on: date
    name: str


class Holidays(Shape):
    holidays: list[Holiday]


class CoverStretch(Shape):
    """Somebody is away from `starts_at` until just before `ends_at`, and `acting` reads meanwhile.

    Each in `chain` covers for the one before, the first is who is away. `acting` is "" where the
    last is away too and nobody covers, or where the covers go round in a circle.
    """

    clinician_id: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    chain: list[str]
    acting: str


class CoverPlan(Shape):
    """Who is away within a year, each person's stretches in order."""

    stretches: list[CoverStretch]

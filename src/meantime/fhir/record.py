"""What a client's record is made of before it becomes FHIR: signed entries with what they say.

There is no place in it for a psychotherapy note: it is not in the record (45 CFR 164.501). Times
are in ms since 1970.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from meantime.content.measures import Measure
    from meantime.fhir.requested import Disclosing, RecordRequest
    from meantime.protocol.agreement_posts import Consent
    from meantime.protocol.note_posts import Addendum, Contact, Cosigned, Note
    from meantime.protocol.posts import File, Profile
    from meantime.protocol.safety_posts import Answer, SafetyEvent

Kind = Literal["message", "promise", "file", "redirect", "pick", "in_session", "unknown"]


@dataclass(frozen=True, slots=True)
class Signed:
    """An entry of a log. `at` is its author's claim, `received_at` the server's.

    `hash` and `signature` are base64url text, as in the log.
    """

    id: str
    hash: str
    author: str
    at: int
    received_at: int
    signature: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who sits or sat in one of the spaces. `name` is "" for the nameless.

    A `client` is another than the one whom the record is about, as with a couple.
    """

    id: str
    role: Literal["clinician", "observer", "practice", "guardian", "client"]
    name: str
    credential: str = ""


@dataclass(frozen=True, slots=True)
class Client:
    """Whom the record is about: the seats that are or were theirs, and who they are.

    `profile` is None where this person has no desk to read it in.
    """

    seats: tuple[str, ...]
    name: str
    profile: Profile | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the thread by its newest wording; `changes` are the entries that made it so.

    `to` are the seats that were there to read it, `writer` the trainee whose words it has. `fault`
    says why there is no text: `destroyed`, `withheld`, or that this copy cannot open it.
    """

    entry: Signed
    kind: Kind
    text: str
    attention: int
    re: str = ""
    to: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    changes: tuple[Signed, ...] = ()
    is_withdrawn: bool = False
    fault: str = ""
    writer: str = ""
    file: File | None = None


@dataclass(frozen=True, slots=True)
class OutsideContact:
    """What was said elsewhere. `text` is the newest wording, "" if it was taken back."""

    entry: Signed
    post: Contact
    text: str
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """What a client said of themselves when they were asked whether they are safe."""

    entry: Signed
    about: str  # the message
    answer: Answer


@dataclass(frozen=True, slots=True)
class FilledIn:
    """What a client answered to a measure; not `is_done` is what could not wait, before the rest.

    `total` is None where there is none, `band`, what its band is called, then "". `urgent` are the
    items that could not wait.
    """

    entry: Signed
    measure: Measure
    locale: str
    answers: dict[str, int]
    total: int | None
    band: str
    is_done: bool
    urgent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """A decision about the policy, by a client, a guardian, or the clinician who looked at it."""

    entry: Signed
    post: Consent


@dataclass(frozen=True, slots=True)
class SignedNote:
    """A note as it was signed, and what stands beside it."""

    entry: Signed
    post: Note
    addenda: tuple[tuple[Signed, Addendum], ...] = ()
    cosigned: tuple[tuple[Signed, Cosigned], ...] = ()
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A version of the safety plan: its lines under the titles of their steps."""

    entry: Signed
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Alert:
    """An urgent entry of the client, about the message `about`; `ended` is None while it is open.

    Its id is that of the urgent entry.
    """

    id: str
    about: str
    raised_by: str
    raised_at: int
    ended: tuple[Signed, SafetyEvent] | None = None


@dataclass(frozen=True, slots=True)
class LatePromise:
    """A promise that was not kept by `until`; `kept_at` is when it was after all, 0 for never."""

    message: str
    author: str
    made_at: int
    until: int
    kept_at: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """A message that was to become a talk, and what came of that, as far as it is known."""

    entry: Signed
    text: str
    until: int
    pick: Literal["", "call", "time", "neither"] = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """An appointment, by the server's word."""

    id: str
    clinician: str
    starts_at: int
    ends_at: int
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that was done with the record: an export, or the end of its retention."""

    entry: Signed
    what: str


@dataclass(frozen=True, slots=True)
class Seen:
    """That somebody opened the thread, copied much of it, or had it opened in an emergency.

    By the server's word. `on` is the day in the practice's zone; `began_at` and `ended_at` are 0
    where only that is told. An emergency that still runs ends ahead.
    """

    seat: str
    kind: Literal["opened", "copied", "emergency"]
    role: str
    on: str
    began_at: int = 0
    ended_at: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """Everything of one client that whoever exports it may read; `made_at` is when.

    `thread` and `practice` are ids. What a device could not read is in it with its fault.
    """

    thread: str
    practice: str
    made_at: int
    client: Client
    practice_name: str = ""
    people: tuple[Person, ...] = ()
    messages: tuple[Message, ...] = ()
    contacts: tuple[OutsideContact, ...] = ()
    answers: tuple[Answered, ...] = ()
    measures: tuple[FilledIn, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    notes: tuple[SignedNote, ...] = ()
    plans: tuple[Plan, ...] = ()
    alerts: tuple[Alert, ...] = ()
    late: tuple[LatePromise, ...] = ()
    offers: tuple[Offer, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    happenings: tuple[Happening, ...] = ()
    seen: tuple[Seen, ...] = ()
    requests: tuple[RecordRequest, ...] = ()
    disclosures: tuple[Disclosing, ...] = ()

"""What posts say: the first set of types (protocol.md section 4).

Fields beyond those named are ignored, so that a later version may add some. A type that is not
named stays readable as `Unknown`: shown as such, never dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from meantime.protocol.agreement_posts import Candidacy, Consent, MessagingState
from meantime.protocol.between_posts import BETWEEN_POSTS
from meantime.protocol.emergency_posts import Emergency, EmergencyReview
from meantime.protocol.errors import ProtocolError
from meantime.protocol.fee_posts import FEE_POSTS
from meantime.protocol.note_posts import (
    Addendum,
    Contact,
    Cosigned,
    Note,
    NoteDraft,
    NoteTemplate,
    PsychotherapyNote,
)
from meantime.protocol.post import Post
from meantime.protocol.record_posts import (
    Certificate,
    Ending,
    Hold,
    Keeping,
    RecordsCheck,
    RecoveryCode,
    Retention,
)
from meantime.protocol.reply_posts import (
    DraftBack,
    Margin,
    Named,
    ReplyDraft,
    ReplyPin,
    SavedReply,
    Skill,
    Starred,
    Tagged,
)
from meantime.protocol.request_posts import (
    Disclosure,
    RecordAnswer,
    RecordRequest,
    RecordStatement,
)
from meantime.protocol.rollout_posts import Review, RolloutNote, SurveyAnswer, Vendor
from meantime.protocol.safety_posts import (
    Answer,
    MatchMark,
    ModelChoice,
    Redirect,
    RedirectEnd,
    RedirectPick,
    SafetyAnswer,
    SafetyEvent,
    SafetyPlan,
    SafetyWords,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

Json = dict[str, object]


class Purpose(Post, frozen=True, tag="purpose"):
    """What the space is for. `about` is the care space of a chart or desk, else empty."""

    of: Literal["thread", "chart", "desk", "directory", "answers", "journal", "private"]
    about: str


class Text(Post, frozen=True, tag="text"):
    """A message. A supervisor who releases a trainee's draft names both.

    `noticed` are the rules for which the writer's own device showed help, `answer` what they said
    of themselves before sending, "" for nothing. `named` are the appointments that it speaks of,
    `about` is the homework or the check-in that it asks about.
    """

    text: str
    by: str = ""
    draft: str = ""
    named: list[Named] = msgspec.field(default_factory=list)
    noticed: list[str] = msgspec.field(default_factory=list)
    answer: Literal["", Answer] = ""
    about: str = ""


class Promise(Post, frozen=True, tag="promise"):
    """What the author will do by `until` (ms). It is kept by what they say after it, in time."""

    text: str
    until: int


class Amend(Post, frozen=True, tag="amend"):
    """Another text for the post named by `re`; an empty one withdraws it.

    The same text again says only what was `noticed` in it later, with the attention for that.
    """

    text: str
    noticed: list[str] = msgspec.field(default_factory=list)


class File(Post, frozen=True, tag="file"):
    """An attachment: key and address as base64url text, `size` of the content in bytes."""

    key: str
    hash: str
    size: int
    name: str
    mime: str


class SeatName(Post, frozen=True, tag="seat"):
    """Who sits on the seat `id`, said by whoever added it."""

    id: str
    name: str
    credential: str


class Profile(Post, frozen=True, tag="profile"):
    """Who a client is, said in their desk; the newest stands whole. Text, "" where not known."""

    name: Annotated[str, msgspec.Meta(min_length=1)]
    pronouns: str = ""
    birth_date: str = ""  # 2001-12-31
    phone: str = ""
    address: str = ""
    emergency: str = ""  # whom to call
    language: str = ""  # en, es


class Verified(Post, frozen=True, tag="verified"):
    """The author compared these digits with the other side."""

    code: str
    method: str = ""


class Policy(Post, frozen=True, tag="policy"):
    """What a clinician signs for a thread: its policy, and the notices that the server may cause.

    `policy` has names and numbers, and a published version with its `document` (protocol.md
    section 7). The newest counts.
    """

    policy: Json
    notices: list[Json]


class Event(Post, frozen=True, tag="event"):
    """Something done to the record: an export, an emergency, the end of retention up to `upto`.

    `by` is the name of the custodian whose hands the practice's own seat has borrowed: its word
    alone, and "" where the author's seat says who it was. In an emergency it was opened for `who`,
    a name, until `until` (ms).
    """

    what: str
    upto: int = -1
    by: str = ""
    who: str = ""
    until: int = 0


class Agenda(Post, frozen=True, tag="agenda"):
    """Something for the next session; `about` is the message that it was taken from, or empty."""

    text: Annotated[str, msgspec.Meta(min_length=1)]
    about: str = ""


class Talked(Post, frozen=True, tag="talked"):
    """The agenda's entry `of` was talked about, or with `done` 0 it was not after all."""

    of: str
    done: int = 1


class Unknown(msgspec.Struct, frozen=True, kw_only=True):
    """A post of a type that this version does not know."""

    type: str
    fields: Json


_KNOWN: tuple[type[Post], ...] = (
    *(Purpose, Text, Promise, Amend, File, SeatName, Profile, Verified, Policy, Consent, Event),
    *(Agenda, Talked, Candidacy, MessagingState),
    *(SafetyAnswer, SafetyPlan, SafetyWords, ModelChoice, MatchMark, SafetyEvent),
    *(Redirect, RedirectPick, RedirectEnd),
    *(SurveyAnswer, Vendor, RolloutNote, Review),
    *(SavedReply, ReplyPin, Skill, ReplyDraft, DraftBack, Margin, Tagged, Starred),
    *(Note, NoteDraft, Addendum, Cosigned, NoteTemplate, PsychotherapyNote, Contact),
    *(Ending, Retention, Keeping, Hold, Certificate),
    *(RecordRequest, RecordAnswer, RecordStatement, Disclosure),
    *(RecordsCheck, RecoveryCode, Emergency, EmergencyReview),
    *BETWEEN_POSTS,
    *FEE_POSTS,
)
_TYPES = {str(known.__struct_config__.tag): known for known in _KNOWN}


def parse_post(plain: Json) -> Post | Unknown:
    """Return an opened post by its type. Raises `post` if it has no type or lacks a field."""
    type_ = plain.get("type")
    if not isinstance(type_, str):
        raise ProtocolError("post")
    if type_ not in _TYPES:
        return Unknown(type=type_, fields=plain)
    try:
        return msgspec.convert(plain, _TYPES[type_])
    except msgspec.ValidationError:
        raise ProtocolError("post") from None


def write_post(post: Post) -> Json:
    """Return the post as it is sealed."""
    plain: Json = msgspec.to_builtins(post)
    return plain


def absence(seq: int, events: Iterable[tuple[int, Event]]) -> Literal["destroyed", "withheld"]:
    """Say why the body of post `seq` is absent, given the practice's events and their seqs."""
    for event_seq, event in events:
        if event.what == "destroyed" and seq <= event.upto < event_seq:
            return "destroyed"
    return "withheld"

"""What was said: texts with their corrections and withdrawals, never a gap without a word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from meantime.protocol.agreement_posts import Consent, MessagingState
from meantime.protocol.checkin_posts import CheckInAnswer
from meantime.protocol.fee_posts import FEE_POSTS, FeeDispute
from meantime.protocol.homework_posts import HomeworkAnswer
from meantime.protocol.journal_posts import JournalTag
from meantime.protocol.measure_posts import MeasureAnswer, MeasureDraft
from meantime.protocol.moment_posts import Moment, words_of_moment
from meantime.protocol.posts import (
    Agenda,
    Amend,
    Event,
    Policy,
    Promise,
    Purpose,
    SeatName,
    Talked,
    Text,
    Unknown,
    Verified,
    absence,
)
from meantime.protocol.record_posts import Ending
from meantime.protocol.reply_posts import Skill, Starred
from meantime.protocol.request_posts import RecordAnswer, RecordRequest, RecordStatement
from meantime.protocol.rollout_posts import SurveyAnswer
from meantime.protocol.safety_posts import ModelChoice, RedirectEnd, SafetyPlan, SafetyWords
from meantime.sdk.folds.people import People, fold_people
from meantime.sdk.folds.wording import answer_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.protocol.post import Post
    from meantime.sdk.folds.opened import Opened

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND: Final = timedelta(milliseconds=1)

IN_SESSION: Final = "in_session"  # what an event says when its author will answer in the session

# Posts about the space or its people, which are shown in places of their own.
ASIDE: Final[tuple[type[Post], ...]] = (
    Purpose,
    SeatName,
    Verified,
    Policy,
    Consent,
    MessagingState,
    Ending,
    RecordRequest,
    RecordAnswer,
    RecordStatement,
    Agenda,
    Talked,
    RedirectEnd,
    SafetyPlan,
    SafetyWords,
    ModelChoice,
    SurveyAnswer,
    Skill,
    Starred,
    JournalTag,
    MeasureDraft,
    *FEE_POSTS,
)


@dataclass(frozen=True, slots=True)
class Message:
    """A post as people see it.

    `at` is the author's claim in ms, `received_at` the server's. `text` is the newest wording,
    "" if withdrawn or unreadable; `earlier` holds the wordings before it, oldest first. `post`
    is what the author sealed first, of a moment the newest. `fault` says why there is none:
    `destroyed`, `withheld`, or a code (`aead`, `nokey`, ...). `writer` is the name of the trainee
    whose words a clinician says that these are, "" for everything else.
    """

    id: str
    seq: int
    author: str
    name: str
    role: str
    text: str
    at: int
    received_at: datetime
    show_at: int
    attention: int
    re: str
    post: Post | Unknown | None
    earlier: tuple[str, ...] = ()
    is_withdrawn: bool = False
    fault: str = ""
    writer: str = ""

    @property
    def until(self) -> int:
        """Until when a promise can be kept, in ms; 0 for everything else."""
        return self.post.until if isinstance(self.post, Promise) else 0

    @property
    def moment(self) -> Moment | None:
        """The moment that it is, None of all else, and once it is withdrawn or reworded."""
        if not isinstance(self.post, Moment) or self.is_withdrawn:
            return None
        return self.post if words_of_moment(self.post) == self.text else None

    @property
    def wordings(self) -> tuple[str, ...]:
        """All that was said in its place, oldest first, also where it was withdrawn since."""
        return tuple(text for text in (*self.earlier, self.text) if text)

    @property
    def shown_at(self) -> int:
        """From when on others see it, in ms by the server's time."""
        return max(to_ms(self.received_at), self.show_at)

    @property
    def is_promise(self) -> bool:
        """Whether its author says that `re` will be answered in the session."""
        return isinstance(self.post, Event) and self.post.what == IN_SESSION


def fold_messages(log: Sequence[Opened], viewer: str, now_ms: int) -> list[Message]:
    """Return the messages that `viewer` may be shown at `now_ms`, the server's time.

    An author sees what still waits for its `show_at`; the others see it when that has come, and
    never a wording that was corrected before.
    """
    people = fold_people(log)
    events = _practice_events(log, people)
    messages: dict[str, Message] = {}
    for opened in log:
        if opened.entry.kind != "post" or is_aside(opened.post):
            continue
        message = _message(opened, people, events)
        if not _is_correction(opened, messages):
            messages[message.id] = _answering(message, messages)
        elif message.show_at <= now_ms or message.author == viewer:
            _amend(messages, message, people, viewer)
    return [m for m in messages.values() if m.author == viewer or m.show_at <= now_ms]


def is_aside(post: Post | Unknown | None) -> bool:
    """Tell whether a post is about the space or its people, and no message."""
    if isinstance(post, HomeworkAnswer):
        return post.state == "seen"  # it says nothing
    if isinstance(post, FeeDispute):
        return not post.text  # nor does this: words may be urgent whatever they are about
    return isinstance(post, ASIDE)


def to_ms(at: datetime) -> int:
    """Return whole milliseconds since 1970 of an aware instant."""
    return (at - EPOCH) // MILLISECOND


def _message(opened: Opened, people: People, events: list[tuple[int, Event]]) -> Message:
    entry, fault = opened.entry, opened.fault
    return Message(
        id=entry.id,
        seq=entry.seq,
        author=entry.author,
        name=people.name(entry.author),
        role=people.role(entry.author),
        text=words_of(opened.post),
        at=entry.at,
        received_at=opened.received_at,
        show_at=entry.show_at,
        attention=entry.attention,
        re=entry.re,
        post=opened.post,
        fault=absence(entry.seq, events) if fault == "absent" else fault,
        writer=_writer(opened, people),
    )


def _writer(opened: Opened, people: People) -> str:
    post = opened.post
    if not isinstance(post, Text) or people.role(opened.entry.author) != "clinician":
        return ""  # nobody else's word for who wrote something counts
    return people.name(post.by)


def _answering(message: Message, messages: dict[str, Message]) -> Message:
    """Return an answer to a check-in with the value that it gives as words."""
    post = message.post
    if not isinstance(post, CheckInAnswer):
        return message
    asked = messages.get(post.of)
    return replace(message, text=answer_of(post, asked.post if asked else None))


def _is_correction(opened: Opened, messages: dict[str, Message]) -> bool:
    """Tell whether this is put in the place of a message: a moment in that of another or a text."""
    if not isinstance(opened.post, Moment):
        return isinstance(opened.post, Amend)
    said = messages.get(opened.entry.re)
    if said is None or not isinstance(said.post, Moment | Text):
        return False
    return said.author == opened.entry.author


def _amend(messages: dict[str, Message], amend: Message, people: People, viewer: str) -> None:
    """Put the wording of `amend` in place of the one that it corrects, if it may."""
    said = messages.get(amend.re)
    if said is None or isinstance(said.post, MeasureAnswer):  # what was answered stands
        return
    # The server's time decides what was shown already: the author's is only a claim.
    is_unshown = to_ms(amend.received_at) < said.show_at
    if said.author != amend.author and not (is_unshown and _may_withdraw(amend, said, people)):
        return
    was_seen = not is_unshown or viewer in {said.author, amend.author}
    if not was_seen and not amend.text:
        del messages[said.id]
        return
    is_new = was_seen and amend.text != said.text  # the same text again asks for attention alone
    earlier = (*said.earlier, said.text) if is_new else said.earlier
    is_whole = isinstance(amend.post, Moment)
    messages[said.id] = replace(
        said,
        text=amend.text,
        post=amend.post if is_whole else said.post,
        earlier=earlier,
        attention=max(said.attention, amend.attention),
        is_withdrawn=not is_whole and not amend.text,
    )


def _may_withdraw(amend: Message, said: Message, people: People) -> bool:
    """Tell whether this takes back what somebody had planned to say who is gone now."""
    is_gone = 0 <= people.by_id[said.author].left_seq < amend.seq
    return is_gone and not amend.text and amend.role in {"clinician", "practice"}


def _practice_events(log: Sequence[Opened], people: People) -> list[tuple[int, Event]]:
    return [
        (opened.entry.seq, opened.post)
        for opened in log
        if isinstance(opened.post, Event) and people.role(opened.entry.author) == "practice"
    ]

"""What posts say about notes (protocol.md section 7). A signed note stands as it was signed.

Source: 45 CFR 164.501 for what a psychotherapy note is, and why it is kept apart.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from meantime.protocol.agreement_posts import Day, DayOrNone
from meantime.protocol.post import Post
from meantime.protocol.reply_posts import Flag, Id, Words

Count = Annotated[int, msgspec.Meta(ge=0)]
Kind = Literal["progress", "summary"]


class Section(msgspec.Struct, frozen=True):
    """A part of a note, with the heading under which it was written."""

    id: Id
    title: Words
    text: str


class Line(msgspec.Struct, frozen=True):
    """A line out of the message `of` that the author picked, in the words that stood there then."""

    of: Id
    text: Words


class SafetyFact(msgspec.Struct, frozen=True, omit_defaults=True):
    """A message of concern, at `at` (ms), and how its alert ended, "" where none was or is."""

    of: Id
    at: int
    attention: Literal[2, 3]
    outcome: str = ""


class Reader(msgspec.Struct, frozen=True):
    """Who could read the conversation in that time, and as what."""

    name: str
    role: str


class Facts(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a device counted in a conversation; nobody types it. Times in ms, by the server.

    `entries` are the messages from `since` until before `until`. `answered` of the client's were
    answered, `waiting` were not; `median_ms` and `longest_ms` are how long that took. `minutes` are
    those that the author confirmed, counted in the seven days from `week`. `policy` is the version
    that the client had agreed to, 0 for none.
    """

    since: int
    until: int
    entries: list[Id]
    from_client: Count
    from_team: Count
    channel: Literal["secure_message"] = "secure_message"
    files: Count = 0
    answered: Count = 0
    waiting: Count = 0
    median_ms: Count = 0
    longest_ms: Count = 0
    themes: list[str] = msgspec.field(default_factory=list)
    safety: list[SafetyFact] = msgspec.field(default_factory=list)
    measures: list[str] = msgspec.field(default_factory=list)
    minutes: Count = 0
    week: DayOrNone = ""
    policy: Count = 0
    readers: list[Reader] = msgspec.field(default_factory=list)


class Note(Post, frozen=True, tag="note"):
    """In a chart: a signed note; the signature is the entry's, and nothing changes it.

    `note` is the id that its drafts had, `format` that of its sections (`dap`, `soap`, `birp` or a
    template's), `on` the local day that it is about, `name` and `credential` the author's then.
    `cosign` is who is to sign as well, "" for nobody; `late` that it was written late;
    `appointment` the meeting that it is about, "" for none.
    """

    note: Id
    kind: Kind
    format: Id
    on: Day
    name: Words
    sections: list[Section]
    credential: str = ""
    facts: Facts | None = None
    lines: list[Line] = msgspec.field(default_factory=list)
    cosign: str = ""
    late: Flag = 0
    appointment: str = ""


class NoteDraft(Post, frozen=True, tag="note_draft"):
    """In a space `private`: a note that is being written about the thread `space`.

    `before` are the drafts that it takes the place of; those that none takes the place of stand, so
    two devices that wrote at once leave two. With `gone` 1 it was signed or thrown away.
    """

    note: Id
    space: Id
    before: list[Id] = msgspec.field(default_factory=list)
    kind: Kind = "progress"
    format: str = ""
    on: DayOrNone = ""
    sections: list[Section] = msgspec.field(default_factory=list)
    facts: Facts | None = None
    lines: list[Line] = msgspec.field(default_factory=list)
    cosign: str = ""
    appointment: str = ""
    gone: Flag = 0


class Addendum(Post, frozen=True, tag="addendum"):
    """In a chart: what is to be read beside the signed note `of`.

    `what` is more about it, something remembered late, or that it should never have been written.
    """

    of: Id
    text: Words
    what: Literal["more", "late", "error"] = "more"
    name: str = ""
    credential: str = ""


class Cosigned(Post, frozen=True, tag="cosigned"):
    """In a chart: the author has read the note `of`, whose entry has this hash, and signs it."""

    of: Id
    hash: Id
    text: str = ""
    name: str = ""
    credential: str = ""


class TemplateSection(msgspec.Struct, frozen=True, omit_defaults=True):
    """A part that a note of this template has, and what belongs there."""

    id: Id
    title: Words
    hint: str = ""


class NoteTemplate(Post, frozen=True, tag="note_template"):
    """In the directory: a form of notes; the newest of a `template` stands, `gone` 1 ends it."""

    template: Id
    name: Words
    sections: list[TemplateSection]
    gone: Flag = 0


class PsychotherapyNote(Post, frozen=True, tag="psychotherapy_note"):
    """In a space `private`: what its author alone ever reads, about the thread `space`.

    The newest of a `note` stands; with `gone` 1 it is out of sight.
    """

    note: Id
    space: Id
    text: str
    on: DayOrNone = ""
    gone: Flag = 0


class Contact(Post, frozen=True, tag="contact"):
    """In a chart: something said outside of the thread, at `at` (ms).

    Its author's `amend` corrects it. `asked` is 1 where the writer was asked to write here instead.
    """

    at: int
    way: Literal["call", "voicemail", "sms", "mail", "in_person", "other"]
    direction: Literal["in", "out"]
    text: Words
    minutes: Count = 0
    asked: Flag = 0

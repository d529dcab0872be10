"""What posts say about replying (protocol.md section 7): saved replies, skills, drafts, marks."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from meantime.protocol.post import Post

Id = Annotated[str, msgspec.Meta(min_length=1)]
Words = Annotated[str, msgspec.Meta(min_length=1)]
Flag = Literal[0, 1]
Category = Literal[
    "brief",
    "practice",
    "strength",
    "clarify",
    "boundary",
    "redirect",
    "safety",
    "logistics",
    "repair",
    "closing",
]


class Named(msgspec.Struct, frozen=True):
    """An appointment that a reply names, and when (ms) that was then."""

    appointment: Id
    at: int


class SavedReply(Post, frozen=True, tag="saved_reply"):
    """A draft to begin with: in the directory for all, in a space `private` for its owner alone.

    The newest of a `reply` stands; with `gone` 1 it is offered no more, which hides one that the
    content ships under the same id as well. `text` has a wording by language.
    """

    reply: Id
    category: Category
    when: str
    text: dict[str, str]
    gone: Flag = 0


class ReplyPin(Post, frozen=True, tag="reply_pin"):
    """In a space `private`: a reply stands first for the thread `space`, or with `on` 0 not."""

    reply: Id
    space: Id
    on: Flag = 1


class Skill(Post, frozen=True, tag="skill"):
    """In a thread, by either side: something that was learned and helps; the newest stands.

    `how` says what to do. With `gone` 1 it is on the list no more.
    """

    skill: Id
    name: Words
    how: str = ""
    gone: Flag = 0


class ReplyDraft(Post, frozen=True, tag="reply_draft"):
    """In a chart: a reply that waits for release; `of` is the message that it answers.

    `before` is the draft that it takes the place of, "" for the first.
    """

    text: Words
    of: str
    before: str = ""


class DraftBack(Post, frozen=True, tag="draft_back"):
    """In a chart: the draft `of` goes back to who wrote it, and why."""

    of: Id
    why: Words


class Margin(Post, frozen=True, tag="margin"):
    """In a chart: a word for the team beside the message `of`; its author's `amend` changes it."""

    of: Id
    text: Words


class Tagged(Post, frozen=True, tag="tagged"):
    """In a chart: the themes of the message `of`; the newest stands whole."""

    of: Id
    tags: list[Words]


class Starred(Post, frozen=True, tag="starred"):
    """The message `of` is to be come back to: in a thread by the client, in a chart by the team."""

    of: Id
    on: Flag = 1

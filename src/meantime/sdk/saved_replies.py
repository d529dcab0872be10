"""Saved replies: the practice's stand in its directory, one's own where nobody else reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from meantime.protocol.reply_posts import ReplyPin, SavedReply
from meantime.protocol.writing import make_entry_id
from meantime.replying.contents import REPLIES
from meantime.replying.filling import fill, is_unchanged, strange_variables
from meantime.replying.saved import OWN, merged, offered, pinned_for, wording
from meantime.sdk.directory import find_directory
from meantime.sdk.folds.unanswered import fold_unanswered
from meantime.sdk.own_spaces import own_space, own_spaces
from meantime.sdk.reply_errors import FaultyReply, UnchangedReply
from meantime.sdk.reply_values import values_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from meantime.protocol.reply_posts import Category
    from meantime.replying.saved import Reply
    from meantime.sdk.cases import Case
    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.replies import Locale
    from meantime.sdk.spaces import Space

Shelf = Literal["practice", "personal"]

MOST_CHARACTERS: Final = 1000
NEEDS_CARE: Final = 2  # attention from which on only safety replies are offered


@dataclass(frozen=True, slots=True)
class ReplyWords:
    """What a saved reply says, by language, and when it is used."""

    category: Category
    text: Mapping[str, str]
    when: str = ""


class SavedReplies:
    """`person.saved_replies`, for staff. Raises SdkError without a seat in the directory."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def every(self) -> list[Reply]:
        """Return every reply, hidden ones too, by category."""
        practice = _said(find_directory(self._connection).opened())
        return merged(REPLIES.replies, practice, _said(self._own()))

    def offered(self, case: Case) -> list[Reply]:
        """Return those for a client, pinned first; where safety is at stake safety ones alone."""
        return offered(self.every(), self.pinned(case), is_safety=self.is_safety(case))

    def pinned(self, case: Case) -> set[str]:
        """Return the ids that are pinned for a client."""
        posts = [opened.post for opened in self._own()]
        pins = [(p.reply, p.space, p.on) for p in posts if isinstance(p, ReplyPin)]
        return pinned_for(case.id, pins)

    def is_safety(self, case: Case) -> bool:
        """Tell whether something waits here that needs care, or an alert is open."""
        waiting = fold_unanswered(case.thread.messages()) if case.thread else []
        if any(message.attention >= NEEDS_CARE for message in waiting):
            return True
        from meantime.sdk.alerts import Alerts  # noqa: PLC0415  which knows of cases

        return any(alert.space_id == case.id for alert in Alerts(self._connection).every("open"))

    def keep(self, words: ReplyWords, shelf: Shelf = "personal", reply_id: str = "") -> str:
        """Save a reply, or put other words in place of `reply_id`; return its id.

        Raises FaultyReply, and as `Space.post`.
        """
        if faults := reply_faults(words):
            raise FaultyReply(faults)
        post = SavedReply(
            reply=reply_id or OWN + make_entry_id(),
            category=words.category,
            when=words.when,
            text={language: said.strip() for language, said in words.text.items() if said.strip()},
        )
        self._shelf(shelf).post(post)
        return post.reply

    def hide(self, reply: Reply, shelf: Shelf = "personal") -> None:
        """Offer a reply no more: to me, or to everybody in the practice."""
        self._shelf(shelf).post(_about(reply, gone=1))

    def restore(self, reply: Reply, shelf: Shelf = "personal") -> None:
        """Take back what was said there of a reply: it is again as the place below has it."""
        self._shelf(shelf).post(_about(reply, gone=0))

    def pin(self, reply: Reply, case: Case, *, is_on: bool = True) -> None:
        """Let a reply stand first for a client, or no longer."""
        self._shelf("personal").post(ReplyPin(reply=reply.id, space=case.id, on=int(is_on)))  # type: ignore[arg-type]  # 0 or 1

    def fill(
        self, reply: Reply, case: Case, locale: Locale, typed: Mapping[str, str] | None = None
    ) -> str:
        """Return a reply for a client; what nobody knows stays as `[[a slot]]`.

        What is `typed` goes before what this device knows.
        """
        values = {**values_for(case, locale), **(typed or {})}
        return fill(wording(reply, locale), locale, values, reply.needs)

    def _shelf(self, shelf: Shelf) -> Space:
        if shelf == "practice":
            return find_directory(self._connection)
        return own_space(self._connection, "private")

    def _own(self) -> list[Opened]:
        spaces = own_spaces(self._connection, "private")
        every = [opened for space in spaces for opened in space.opened()]
        return sorted(every, key=lambda opened: opened.received_at)


def reply_faults(words: ReplyWords) -> dict[str, str]:
    """Return what has to be mended before a reply is kept: a language, or `text`, and why."""
    said = {language: text for language, text in words.text.items() if text.strip()}
    faults = {} if said else {"text": "must not be empty"}
    for language, text in said.items():
        if len(text) > MOST_CHARACTERS:
            faults[language] = f"must have at most {MOST_CHARACTERS} characters"
        elif strange := strange_variables(text):
            faults[language] = f"must not contain {{{strange[0]}}}"
    return faults


def refuse_unchanged(text: str, filled: str) -> None:
    """Raise UnchangedReply if a text is what a saved reply put there, and that is to be asked."""
    if REPLIES.settings.require_edit_before_send and is_unchanged(text, filled):
        raise UnchangedReply


def _said(log: Sequence[Opened]) -> list[SavedReply]:
    return [opened.post for opened in log if isinstance(opened.post, SavedReply)]


def _about(reply: Reply, gone: Literal[0, 1]) -> SavedReply:
    """Return a post without words of its own; one that nobody else has keeps its words."""
    is_own = reply.id.startswith(OWN)
    when, text = (reply.when.get("en", ""), reply.text) if is_own else ("", {})
    return SavedReply(reply=reply.id, category=reply.category, when=when, text=text, gone=gone)

"""What a client wrote while messages are off: kept on this device, and never sent by itself.

An urgent message is taken all the same, so none is ever among these.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct, convert

from meantime.content import load
from meantime.protocol.posts import parse_post
from meantime.sdk.errors import SdkError
from meantime.sdk.outbox import Draft

if TYPE_CHECKING:
    from meantime.protocol.post import Post
    from meantime.protocol.posts import Unknown
    from meantime.sdk.local import Local
    from meantime.sdk.replies import Locale

Words = dict[str, str]  # by language


class OffWords(Struct, frozen=True):
    """The content file `messages_off`."""

    why: dict[str, Words]
    kept: Words
    urgent: Words


@cache
def off_words() -> OffWords:
    """Return the content file `messages_off`."""
    return convert(load("messages_off"), OffWords)


def why_off(code: str, locale: Locale) -> str:
    """Return in one sentence why messages are off."""
    why = off_words().why
    return why.get(code, why["other"])[locale]


class MessagesOff(SdkError):
    """Messages are not taken here now, and `code` says why; what was written is kept as a draft."""

    def __init__(self, code: str) -> None:
        super().__init__(self.told(code, "en"))
        self.code = code

    @staticmethod
    def told(code: str, locale: Locale) -> str:
        """Return why, what became of it, and what to do if it cannot wait."""
        words = off_words()
        return " ".join((why_off(code, locale), words.kept[locale], words.urgent[locale]))


class Held(Struct, frozen=True):
    """What was to be posted, and the code of why it was not taken."""

    draft: Draft
    code: str

    @property
    def id(self) -> str:
        return self.draft.id

    def post(self) -> Post | Unknown:
        return parse_post(self.draft.post)


def held_in(local: Local, space_id: str) -> list[Held]:
    """Return what is held back in a space on this device, oldest first."""
    noted = local.noted(_place(space_id))
    return msgspec.json.decode(noted, type=list[Held]) if noted else []


def hold_back(local: Local, space_id: str, held: Held) -> None:
    """Keep one more; the same id replaces what it stood for."""
    with local.change():
        others = [each for each in held_in(local, space_id) if each.id != held.id]
        local.note(_place(space_id), msgspec.json.encode([*others, held]))


def let_go(local: Local, space_id: str, entry_id: str) -> Held | None:
    """Forget one; return it, None if there is none of this id."""
    with local.change():
        every = held_in(local, space_id)
        local.note(_place(space_id), msgspec.json.encode([e for e in every if e.id != entry_id]))
    return next((each for each in every if each.id == entry_id), None)


def _place(space_id: str) -> str:
    return f"held/{space_id}"

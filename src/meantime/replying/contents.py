"""What the content says of saved replies and of hints, in shapes."""

from __future__ import annotations

from typing import Final, Literal, get_args

from msgspec import Struct, convert

from meantime.content import load
from meantime.protocol.reply_posts import Category

Words = dict[str, str]  # a wording by language
Locale = Literal["en", "es"]

CATEGORIES: Final = get_args(Category)


class Shipped(Struct, frozen=True):
    """A reply that comes with the app. `needs` are variables that nothing else may stand for."""

    id: str
    category: Category
    when: Words
    text: Words
    needs: list[str] = []


class Variable(Struct, frozen=True):
    """`label` says what is to be filled in; `instead` holds phrases by language, longest first."""

    label: Words
    instead: dict[str, dict[str, str]] = {}


class Move(Struct, frozen=True):
    move: Literal["acknowledge", "validate", "bridge"]
    means: Words
    start: Words


class Settings(Struct, frozen=True):
    max_chars: int
    require_edit_before_send: bool


class Replies(Struct, frozen=True):
    """The content file `saved_replies`."""

    shape: list[Move]
    settings: Settings
    variables: dict[str, Variable]
    bring: Words
    moved: dict[str, Words]
    replies: list[Shipped]


class Hint(Struct, frozen=True):
    """A rule: in whose words it looks (`of`), for what, and what it says then, and why."""

    id: str
    of: Literal["reply", "message"]
    kind: Literal["tone", "emoji", "meaning"]
    say: Words
    why: Words
    words: dict[str, list[str]] = {}
    signs: list[str] = []
    ranges: list[tuple[int, int]] = []
    capitals: int = 0
    whole: bool = False


class Hints(Struct, frozen=True):
    """The content file `reply_hints`."""

    hints: list[Hint]


REPLIES: Final = convert(load("saved_replies"), Replies)
HINTS: Final = convert(load("reply_hints"), Hints).hints

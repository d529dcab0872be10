"""Which saved replies there are: those that ship, the practice's and one's own, and their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from meantime.replying.contents import CATEGORIES, Shipped, Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from meantime.protocol.reply_posts import Category, SavedReply

Place = Literal["shipped", "practice", "personal"]

SAFETY: Final = "safety"
OWN: Final = "own."  # what the ids of replies begin with that nobody ships


@dataclass(frozen=True, slots=True)
class Reply:
    """A saved reply as it stands. `place` is whose word that is, also if it is hidden there.

    `when` and `text` have a wording by language. `needs` are the variables for which no other
    words stand.
    """

    id: str
    category: Category
    when: Words
    text: Words
    place: Place
    is_hidden: bool = False
    needs: tuple[str, ...] = ()


def merged(
    shipped: Iterable[Shipped], practice: Iterable[SavedReply], personal: Iterable[SavedReply]
) -> list[Reply]:
    """Return every reply, hidden ones too, by category and then as they came.

    Of each place, whose posts come oldest first, the newest word on an id stands; one's own goes
    before the practice's, and that before what ships. A word that neither hides nor has a wording
    gives way to the place below.
    """
    every = {one.id: _of_content(one) for one in shipped}
    places: list[tuple[Place, Iterable[SavedReply]]] = [
        ("practice", practice),
        ("personal", personal),
    ]
    for place, said in places:
        newest = {post.reply: post for post in said}
        for id_, post in newest.items():
            below = every.get(id_)
            if post.gone:
                every[id_] = _of_post(post, place, below, is_hidden=True)
            elif any(post.text.values()):
                every[id_] = _of_post(post, place, below)
    return sorted(every.values(), key=lambda reply: CATEGORIES.index(reply.category))


def offered(
    replies: Iterable[Reply], pinned: Collection[str] = (), *, is_safety: bool = False
) -> list[Reply]:
    """Return those that may be chosen, pinned ones first; in a safety thread safety ones alone."""
    shown = [r for r in replies if not r.is_hidden and (not is_safety or r.category == SAFETY)]
    return sorted(shown, key=lambda reply: reply.id not in pinned)


def wording(reply: Reply, locale: str) -> str:
    """Return the text in a language, else in another that it has; "" without any."""
    return reply.text.get(locale) or next((said for said in reply.text.values() if said), "")


def pinned_for(space: str, pins: Sequence[tuple[str, str, int]]) -> set[str]:
    """Return the ids pinned for a thread; a pin is (reply, space, on), the newest last."""
    newest = {reply: on for reply, of, on in pins if of == space}
    return {reply for reply, on in newest.items() if on}


def _of_content(one: Shipped) -> Reply:
    return Reply(one.id, one.category, one.when, one.text, "shipped", needs=tuple(one.needs))


def _of_post(
    post: SavedReply, place: Place, below: Reply | None, *, is_hidden: bool = False
) -> Reply:
    """Return what a post says; hidden, with the words that are hidden by it."""
    keeps = is_hidden and below is not None and not any(post.text.values())
    when = below.when if keeps and below else {"en": post.when, "es": post.when}
    text = below.text if keeps and below else post.text
    needs = below.needs if below else ()
    return Reply(post.reply, post.category, when, text, place, is_hidden, needs)

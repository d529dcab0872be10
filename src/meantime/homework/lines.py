"""The entries of a thread that homework is folded from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from meantime.protocol.posts import Amend

if TYPE_CHECKING:
    from meantime.protocol.post import Post
    from meantime.protocol.posts import Unknown

Side = Literal["client", "team", ""]


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of a thread as its reader may be shown it, in the order of the log.

    `at` is in ms, `day` the local day of that in the zone of a `homework`, "" for other posts.
    `side` is "" for whoever is neither a client nor of the care team.
    """

    id: str
    author: str
    side: Side
    at: int
    post: Post | Unknown | None
    re: str = ""
    day: str = ""


def standing(log: list[Line]) -> list[Line]:
    """Return the log without what its author took out again, by the newest `amend` of each."""
    authors = {line.id: line.author for line in log}
    newest: dict[str, str] = {}
    for line in log:
        if isinstance(line.post, Amend) and authors.get(line.re) == line.author:
            newest[line.re] = line.post.text
    return [line for line in log if newest.get(line.id) != ""]

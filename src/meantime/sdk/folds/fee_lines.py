"""The entries of a thread that what it costs is folded from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.protocol.agreement_posts import Consent
from meantime.sdk.folds.consents import fold_consents
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.published import find_published

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.agreement.document import Facts, Fee
    from meantime.protocol.post import Post
    from meantime.protocol.posts import Unknown
    from meantime.sdk.folds.opened import Opened


@dataclass(frozen=True, slots=True)
class Line:
    """A post in the order of the log. `at` (ms) is when the server had it, `role` its author's.

    `fee` is what the policy says that a consent agrees to, and `months` how long that lasts; None
    and 0 for all else. A consent that its author's card has not signed has no `post`.
    """

    id: str
    author: str
    role: str
    at: int
    post: Post | Unknown | None
    show_at: int = 0
    attention: int = 0
    re: str = ""
    fee: Fee | None = None
    months: int = 0

    @property
    def shown_at(self) -> int:
        """From when on others see it, in ms by the server's time."""
        return max(self.at, self.show_at)

    @property
    def is_of_team(self) -> bool:
        return self.role in {"clinician", "practice"}


def fee_lines(log: Sequence[Opened], practice_id: str) -> list[Line]:
    """Return the posts of a thread, with the fee of the version that each consent agrees to."""
    people = fold_people(log)
    facts: dict[str, Facts | None] = {}
    for agreed in fold_consents(log, practice_id):
        if agreed.space == agreed.entry.space:
            version = find_published(log, agreed.post.version, agreed.post.hash)
            facts[agreed.entry.id] = version.document["facts"] if version else None
    return [
        Line(
            id=entry.id,
            author=entry.author,
            role=people.role(entry.author),
            at=to_ms(opened.received_at),
            post=None
            if isinstance(opened.post, Consent) and entry.id not in facts
            else opened.post,
            show_at=entry.show_at,
            attention=entry.attention,
            re=entry.re,
            fee=said["fee"] if (said := facts.get(entry.id)) else None,
            months=said["valid_months"] if said else 0,
        )
        for opened in log
        if (entry := opened.entry).kind == "post"
    ]

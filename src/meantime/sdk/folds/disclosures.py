"""What was given to somebody outside, as a chart has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.protocol.request_posts import Disclosed, Disclosure
from meantime.protocol.safety_posts import SafetyEvent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.sdk.folds.opened import Opened


@dataclass(frozen=True, slots=True)
class NotedDisclosure:
    """A disclosure that `author` noted at `at` (ms), also with how an alert ended."""

    id: str
    author: str
    at: int
    said: Disclosed


def fold_disclosures(chart: Iterable[Opened]) -> list[NotedDisclosure]:
    """Return the disclosures of a chart, by the day on which each was made, oldest first."""
    noted = [
        NotedDisclosure(opened.entry.id, opened.entry.author, opened.entry.at, said)
        for opened in chart
        if (said := _disclosed(opened))
    ]
    return sorted(noted, key=lambda each: each.said.on)


def _disclosed(opened: Opened) -> Disclosed | None:
    post = opened.post
    if isinstance(post, SafetyEvent):
        return post.disclosed
    if not isinstance(post, Disclosure):
        return None
    return Disclosed(
        on=post.on,
        to=post.to,
        what=post.what,
        purpose=post.purpose,
        kind=post.kind,
        basis=post.basis,
        address=post.address,
    )

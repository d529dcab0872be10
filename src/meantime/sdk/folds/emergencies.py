"""Why a record was opened in emergencies, and what others thought of each, as its chart says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from meantime.protocol.emergency_posts import Emergency, EmergencyReview

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import People

PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class SaidEmergency:
    """`id` is the reason's entry; `review` is the first by somebody else, `review_id` its entry."""

    id: str
    post: Emergency
    review_id: str = ""
    review: EmergencyReview | None = None


def fold_emergencies(
    chart: Iterable[Opened], people: People, signed: Mapping[str, str] | None = None
) -> dict[str, SaidEmergency]:
    """Return what a chart says of emergencies, by id, oldest first.

    `signed` are the reviews that the server knows of, by what they are of: then no other counts.

    Nobody speaks for another: a post counts if its author is whom it names in `by`, or the practice
    seat, and nobody reviews what they opened or read. Whether a record was opened at all, and who
    acted by the practice seat, is the server's to say.
    """
    found: dict[str, SaidEmergency] = {}
    for opened in chart:
        entry, post = opened.entry, opened.post
        if not isinstance(post, Emergency | EmergencyReview):
            continue
        if people.role(entry.author) != PRACTICE and entry.author != post.by:
            continue
        if isinstance(post, Emergency):
            found[entry.id] = SaidEmergency(entry.id, post)
        elif signed is not None and signed.get(post.of) != entry.id:
            continue
        elif (said := found.get(post.of)) and _may_review(said, post):
            found[post.of] = replace(said, review_id=entry.id, review=post)
    return found


def _may_review(said: SaidEmergency, review: EmergencyReview) -> bool:
    return said.review is None and review.by not in {said.post.by, said.post.who}

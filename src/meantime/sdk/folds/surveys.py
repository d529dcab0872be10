"""Who has answered which round of a survey: of each author the newest counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from meantime.protocol.rollout_posts import SurveyAnswer
from meantime.sdk.folds.people import fold_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from meantime.sdk.folds.opened import Opened

ANSWERS_AS: Final = {"client": "client", "therapist": "member"}  # audience: role of who answers


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody answered, and when the server had it."""

    author: str
    role: str
    received_at: datetime
    post: SurveyAnswer

    @property
    def by_item(self) -> dict[str, int | str]:
        return {each.item: each.value for each in self.post.answers}


def fold_answers(log: Sequence[Opened]) -> list[Answered]:
    """Return all answers of a space, in their order."""
    people = fold_people(log)
    return [
        Answered(o.entry.author, people.role(o.entry.author), o.received_at, o.post)
        for o in log
        if isinstance(o.post, SurveyAnswer)
    ]


def newest_of(found: Iterable[Answered], round_id: str) -> dict[str, Answered]:
    """Return what counts in a round, by author, out of all that was found in any space."""
    newest: dict[str, Answered] = {}
    for each in found:
        known = newest.get(each.author)
        if each.post.round == round_id and (known is None or known.received_at <= each.received_at):
            newest[each.author] = each
    return newest

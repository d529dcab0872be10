"""What was learned in a therapy and helps: a list in the thread that both sides see and keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from meantime.protocol.reply_posts import Skill as Said
from meantime.sdk.folds.people import fold_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.sdk.folds.opened import Opened

WRITERS: Final = frozenset({"client", "clinician", "practice"})


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill by its newest word; `author` wrote that, `at` (ms) is their claim."""

    id: str
    name: str
    how: str
    author: str
    at: int


def fold_skills(log: Sequence[Opened]) -> list[Skill]:
    """Return the skills on the list, in the order in which they came onto it."""
    people = fold_people(log)
    skills: dict[str, Skill] = {}
    for opened in log:
        entry, said = opened.entry, opened.post
        if not isinstance(said, Said) or people.role(entry.author) not in WRITERS:
            continue
        if said.gone:
            skills.pop(said.skill, None)
        else:
            skills[said.skill] = Skill(said.skill, said.name, said.how, entry.author, entry.at)
    return list(skills.values())

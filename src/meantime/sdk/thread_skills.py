"""My skills: what was learned and helps, in the thread, where both sides see and keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.reply_posts import Skill as Said
from meantime.protocol.writing import make_entry_id
from meantime.sdk.folds.skills import fold_skills
from meantime.sdk.spaces import Space

if TYPE_CHECKING:
    from meantime.sdk.folds.skills import Skill


class ThreadSkills(Space):
    """A part of `Thread`. Nobody is notified of a change, and each stays in the record."""

    def skills(self) -> list[Skill]:
        """Return the skills that this device knows of, the oldest first."""
        return fold_skills(self.opened())

    def add_skill(self, name: str, how: str = "") -> str:
        """Put a skill on the list; return its id. Raises as `Space.post`."""
        skill_id = make_entry_id()
        self.post(Said(skill=skill_id, name=name, how=how))
        return skill_id

    def change_skill(self, skill_id: str, name: str, how: str = "") -> None:
        """Say otherwise what a skill is; one that was removed is on the list again."""
        self.post(Said(skill=skill_id, name=name, how=how))

    def remove_skill(self, skill: Skill) -> None:
        """Take a skill off the list; `change_skill` puts it back."""
        self.post(Said(skill=skill.id, name=skill.name, how=skill.how, gone=1))

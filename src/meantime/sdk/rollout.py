"""The roll-out of messaging from Python: what is done, by whose word, and who has a place.

Why something is so is a post in the practice's directory; the server keeps its id alone (decision
0021).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.rollout_posts import RolloutNote
from meantime.sdk.directory_posts import said_there, say_once
from meantime.wire.rollout import PhaseChoice, Reason, Rollout, TaskTick

if TYPE_CHECKING:
    from datetime import date

    from meantime.sdk.connection import Connection
    from meantime.wire.rollout import PhaseName


class RolloutPlan:
    """`person.rollout`. Each function raises ProblemError `not-permitted` to whoever may not."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._http = connection.http

    def show(self) -> Rollout:
        """Return where the practice stands, by the server's word."""
        return self._http.get("/rollout", Rollout)

    def notes(self) -> dict[str, str]:
        """Return what was said of tasks, phases and exceptions, by the id of the post."""
        return {id_: note.text for id_, note in said_there(self._connection, RolloutNote).items()}

    def tick(self, task_id: str, *, on: date | None = None, note: str = "") -> Rollout:
        """Say that a task is done, on which local day (today), perhaps with a note.

        Raises ProblemError `not-found`; `malformed` for what the server sees for itself, and for a
        day to come.
        """
        said = TaskTick(done=True, done_on=on, note_id=self._note(task_id, note))
        return self._http.put(f"/rollout/tasks/{task_id}", said, Rollout)

    def untick(self, task_id: str) -> Rollout:
        """Say that a task is not done after all."""
        return self._http.put(f"/rollout/tasks/{task_id}", TaskTick(done=False), Rollout)

    def choose(self, phase: PhaseName, reason: str = "") -> Rollout:
        """Open a phase, or go back to one; with a `reason` also before all is done.

        Raises ProblemError `rollout-not-ready`: its `problem.fields` names what is not done.
        """
        reason_id = self._note(phase, reason)
        choice = PhaseChoice(phase=phase, override=bool(reason_id), reason_id=reason_id)
        return self._http.put("/rollout/phase", choice, Rollout)

    def allow(self, space_id: str, reason: str, *, is_made_up: bool = False) -> Rollout:
        """Give a thread a place beside the others, perhaps to a client who is made up, for good.

        Raises ProblemError `malformed` without why, or where a client sits who is to be made up.
        """
        said = Reason(reason_id=self._note(space_id, reason), is_made_up=is_made_up)
        return self._http.put(f"/rollout/exceptions/{space_id}", said, Rollout)

    def disallow(self, space_id: str) -> Rollout:
        """Take that back: the thread counts among the others again, and nobody is put out.

        Raises ProblemError `not-found` where there is none.
        """
        return self._http.delete(f"/rollout/exceptions/{space_id}", Rollout)

    def _note(self, about: str, text: str) -> str:
        words = text.strip()
        return say_once(self._connection, RolloutNote(about=about, text=words)) if words else ""

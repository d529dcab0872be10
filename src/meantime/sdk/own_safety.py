"""What somebody who is signed in can do about alerts, the ladder and crisis lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from meantime.sdk.alerts import Alerts
from meantime.sdk.practice_kept import model_switch
from meantime.wire.safety import KeptLadder, LineCheck, LineChecks, ModelSwitch

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection
    from meantime.wire.safety import Ladder, Night


class OwnSafety:
    """A part of `Person`."""

    connection: Connection

    @property
    def alerts(self) -> Alerts:
        """Urgent messages that I look after."""
        return Alerts(self.connection)

    def ladder(self) -> KeptLadder:
        """Return whom an urgent message wakes, and what is wrong with that.

        Raises ProblemError `not-permitted` for clients.
        """
        return self.connection.http.get("/safety/ladder", KeptLadder)

    def set_ladder(self, ladder: Ladder) -> KeptLadder:
        """Choose whom an urgent message wakes. Custodians only.

        Raises ProblemError `not-permitted`; `malformed`, `ladder-gap`, and then `problem.fields`
        says what cannot work.
        """
        return self.connection.http.put("/safety/ladder", ladder, KeptLadder)

    def choose_night(self, night: Night) -> KeptLadder:
        """Choose who is woken while nobody is there; the rest stays. Before the first invitation.

        Raises as `set_ladder`.
        """
        return self.set_ladder(msgspec.structs.replace(self.ladder().ladder, night=night))

    def model_switch(self) -> ModelSwitch | None:
        """Return whether the practice lets the model look, None where that is not known."""
        return model_switch(self.connection)

    def switch_model(self, *, is_on: bool, region: str = "") -> ModelSwitch:
        """Let the model look at what those clients write who agree, or no longer.

        `region` is where the practice is, ISO 3166-2, where its country says too little. Custodians
        only. Raises ProblemError `not-permitted`, `malformed`, `model-refused`.
        """
        switch = ModelSwitch(is_on=is_on, region=region)
        return self.connection.http.put("/safety/model", switch, ModelSwitch)

    def line_checks(self) -> list[LineCheck]:
        """Return when somebody of the practice called which crisis line, and it was right."""
        return self.connection.http.get("/safety/crisis-lines", LineChecks).checks

    def confirm_line(self, line_id: str) -> list[LineCheck]:
        """Say that I called a crisis line now, and it is right. Custodians only.

        Raises ProblemError `not-permitted`, `not-found`.
        """
        path = f"/safety/crisis-lines/{line_id}"
        return self.connection.http.put(path, b"", LineChecks).checks

"""Messages that are better talked about: what was offered, what was picked, what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from meantime.protocol.posts import Amend
from meantime.protocol.safety_posts import Redirect, RedirectEnd, RedirectPick
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.folds.people import fold_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.sdk.folds.opened import Opened

State = Literal["waiting", "call", "time", "neither", "overdue", "ended"]
CARE_TEAM = {"clinician", "practice"}
LIVE: Final = frozenset({"talked", "booked"})


@dataclass(frozen=True, slots=True)
class Redirected:
    """`request` names the times that are offered, `call` is a number; each may be empty.

    Times in ms; until `until` its author waits for an answer. `pick` and `outcome` are "" as long
    as there is none. `live_at` is when the server had that it came to a talk or a time for one, 0
    before.
    """

    id: str
    author: str
    text: str
    call: str
    request: str
    until: int
    shown_at: int
    pick: Literal["", "call", "time", "neither"] = ""
    outcome: str = ""
    live_at: int = 0

    def state(self, now_ms: int) -> State:
        """Return where it stands: who has to do what next is in it."""
        if self.outcome or self.pick == "time":  # the appointment is what came of it
            return "ended"
        if self.pick:
            return self.pick
        return "overdue" if now_ms > self.until else "waiting"


def fold_redirects(log: Sequence[Opened], viewer: str, now_ms: int) -> list[Redirected]:
    """Return the redirects that `viewer` may be shown at `now_ms`, oldest first.

    Only the care team makes and ends one, only a client picks; what was taken back is none.
    """
    people = fold_people(log)
    found: dict[str, Redirected] = {}
    for opened in log:
        entry = opened.entry
        is_theirs = people.role(entry.author) in CARE_TEAM
        if entry.show_at > now_ms and entry.author != viewer:
            continue
        match opened.post:
            case Redirect(text=text, call=call, request=request, until=until) if is_theirs:
                found[entry.id] = Redirected(
                    entry.id, entry.author, text, call, request, until, entry.show_at or entry.at
                )
            case Amend(text=text) if entry.re in found and found[entry.re].author == entry.author:
                found[entry.re] = replace(found[entry.re], text=text)
            case RedirectPick(of=of, pick=pick) if of in found and not is_theirs:
                found[of] = replace(found[of], pick=pick, live_at=_live(opened, pick == "time"))
            case RedirectEnd(of=of, outcome=outcome) if of in found and is_theirs:
                live_at = found[of].live_at or _live(opened, outcome in LIVE)
                found[of] = replace(found[of], outcome=outcome, live_at=live_at)
    return [each for each in found.values() if each.text]


def _live(opened: Opened, is_live: bool) -> int:  # noqa: FBT001  what was said
    return to_ms(opened.received_at) if is_live else 0

"""What is needed of one client when nobody can ask the server."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from meantime.protocol.posts import Profile, Purpose
from meantime.sdk.folds.messages import fold_messages
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.safety import FOR_EVER, fold_plans, fold_urgent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.sdk.crisis_snapshot.logs import Copied
    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.safety import PlanVersion


@dataclass(frozen=True, slots=True)
class Desk:
    """What a desk says: whose it is, and who that is. `founder` made it; `fault` as of `Copied`."""

    about: str
    founder: str
    profile: Profile | None
    fault: str


@dataclass(slots=True)
class Sheet:
    """A client. `id` is that of the thread; what is not known is empty.

    `clinicians` are who answers for the thread, by the server's word, or who sits in it. `urgent`
    are messages of theirs that alerted and that nobody has answered there; whether somebody called
    and wrote that down in the chart is not known here. `faults` says of each of their spaces that
    is not whole why, by its purpose.
    """

    id: str
    name: str = ""
    profile: Profile | None = None
    clinicians: list[str] = field(default_factory=list)
    plan: PlanVersion | None = None
    urgent: list[Message] = field(default_factory=list)
    seated: frozenset[str] = frozenset()  # everybody who ever sat in the thread
    faults: dict[str, str] = field(default_factory=dict)


def thread_sheet(log: Copied, opened: Sequence[Opened]) -> Sheet:
    """Return what a thread says of its client."""
    people = fold_people(opened)
    clients = [*people.holding("client"), *people.holding("invite")]
    team = people.holding("clinician")
    answering = [one for one in team if one.id == log.head.responsible] or team
    plans = fold_plans(opened)
    return Sheet(
        id=log.head.space,
        name=next((one.name for one in clients if one.name), ""),
        clinicians=[", ".join(filter(None, (one.name, one.credential))) for one in answering],
        plan=plans[-1] if plans else None,
        urgent=unanswered(opened),
        seated=frozenset(people.by_id),
        faults={"thread": log.fault} if log.fault else {},
    )


def unanswered(opened: Sequence[Opened]) -> list[Message]:
    """Return the urgent messages that nobody has answered in the thread, oldest first."""
    waiting = [each for each in fold_urgent(opened) if not each.is_answered]
    ids = {each.re or each.id for each in waiting}
    return [message for message in fold_messages(opened, "", FOR_EVER) if message.id in ids]


def read_desk(log: Copied, opened: Sequence[Opened]) -> Desk | None:
    """Return what a desk says; None if it does not say whose it is."""
    of = next((o.post for o in opened if isinstance(o.post, Purpose)), None)
    if of is None or of.of != "desk" or not of.about or log.state is None:
        return None
    profiles = [o.post for o in opened if isinstance(o.post, Profile)]
    return Desk(of.about, log.state.founder, profiles[-1] if profiles else None, log.fault)

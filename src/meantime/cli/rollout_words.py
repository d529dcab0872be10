"""What a terminal says of the roll-out: places, and what the server has seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.cli import show
from meantime.content.rollout import PHASES, plan
from meantime.sdk.folds.messages import to_ms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meantime.wire.rollout import Evidence, EvidenceKind, Overload, Rollout

SEEN: Final[Mapping[EvidenceKind, str]] = {
    "policy_version": "version {count}",
    "hours": "hours are set|hours are not set",
    "night": "the night is chosen|the night is not chosen",
    "crisis_lines": "{count} of {of} lines checked",
    "agreements": "{count} of {of} agreements in force",
    "custodians": "{count} of {of} custodians",
    "alerts_closed": "{count} urgent messages with a note",
    "offered": "offered to {count}, {of} needed",
    "agreed": "{count} of {of} agreed, and talked about",
    "replies_in_time": "{count} of {of} answered in time",
    "reviews_kept": "{count} of {of} reviews kept",
    "answers": "{count} of {of} have answered",
    "reviews": "{count} reviews filed",
    "alerts_reviewed": "{count} of {of} seen by the next review",
}
TOO_MANY: Final = {
    "new_threads": "{who} has {count} new threads this week. The plan advises {most} at most.",
    "active_threads": "{who} has {count} threads. The plan advises {most} at most.",
}


def evidence_told(evidence: Evidence) -> str:
    """Return what the server has seen, with the instant that goes with it."""
    yes, _, no = SEEN[evidence.kind].partition("|")
    words = no if no and not evidence.count else yes
    at = f", {show.when(to_ms(evidence.at))}" if evidence.at else ""
    return words.format(count=evidence.count, of=evidence.of) + at


def place_told(found: Rollout) -> str:
    """Return the phase, and how many places of it are taken."""
    if not found.phase:
        return "The roll-out has not begun."
    title = plan().phase(found.phase).title
    most = found.phases[PHASES.index(found.phase)].most
    places = (
        f"{found.taken} of {most} places taken" if most is not None else "any number of clients"
    )
    return f"{title}: {places}."


def overload_told(warning: Overload, who: str) -> str:
    said = TOO_MANY[warning.kind]
    return said.format(who=who or "A colleague", count=warning.count, most=warning.most)

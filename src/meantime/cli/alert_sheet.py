"""The on-call sheet in a terminal: who it is and how to reach them first, then what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.cli import show
from meantime.cli.show import SAID
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.safety_card import safety_card
from meantime.sdk.safety_places import places_of
from meantime.sdk.safety_plan import sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.sdk.cases import Case
    from meantime.sdk.folds.people import People
    from meantime.sdk.matches import Found
    from meantime.sdk.on_call import OnCallSheet
    from meantime.wire.safety import TakenStep

RUNGS: Final = {
    "clinician": "the clinician",
    "cover": "who covers",
    "on_call": "on call",
    "owner": "the owner",
}
CAME: Final = {
    "waiting": "on its way",
    "told": "told",
    "failed": "NOT REACHED",
    "recalled": "no longer needed",
    "nobody": "NOBODY THERE",
}
UNREADABLE: Final = "(the message cannot be read here)"


def print_sheet(sheet: OnCallSheet, case: Case, colleagues: People) -> None:
    """Print all of a sheet."""
    for part in (*_who(sheet), *_said(sheet), *_told(sheet, colleagues), *_plan(sheet, case)):
        show.console().print(part, markup=False, soft_wrap=True)


def _who(sheet: OnCallSheet) -> Iterator[str]:
    profile = sheet.profile
    yield f"{sheet.name or 'A client without a name'}, since {show.when(sheet.at)}"
    for label, said in (
        ("Telephone", profile.phone if profile else ""),
        ("Address", profile.address if profile else ""),
        ("In an emergency", profile.emergency if profile else ""),
        ("Language", profile.language if profile else ""),
    ):
        yield f"  {label}: {said or '(not known)'}"
    yield ""


def _said(sheet: OnCallSheet) -> Iterator[str]:
    yield sheet.text or UNREADABLE
    yield from reworded(sheet.others)
    yield ""
    yield from matched(sheet.found)
    for said in sheet.own.answers if sheet.own else ():
        when = "before sending" if said.is_before else show.when(said.at)
        yield f"Asked whether they are safe: {SAID[said.answer]} ({when})."


def reworded(others: Sequence[str]) -> Iterator[str]:
    """Yield what the same message says or said in other words."""
    for text in others:
        yield f"The same message, in other words: {text}"


def matched(found: list[Found]) -> Iterator[str]:
    """Yield each match with its rule and reason, and that it is no assessment."""
    for each in found:
        yield f'"{each.words}" ({each.rule}, {each.tier}): {each.reason}'
    if found:
        yield safety_card().noticed["match"]["en"]


def _told(sheet: OnCallSheet, colleagues: People) -> Iterator[str]:
    yield ""
    for step in sheet.alert.steps:
        yield _step(step, colleagues)
    alert = sheet.alert
    if alert.acknowledged_at:
        name = colleagues.name(alert.acknowledged_by)
        yield f"{name or 'A colleague'} looks after it, {show.when(to_ms(alert.acknowledged_at))}."
    elif alert.next_step_at:
        yield f"The next is woken {show.when(to_ms(alert.next_step_at))}."
    if sheet.note:
        yield f"Ended: {sheet.note.event.outcome}. {sheet.note.event.note}"
        for tried in sheet.note.event.attempts:
            yield f"  Tried: {tried.way}: {tried.result}"
    yield ""


def _step(step: TakenStep, colleagues: People) -> str:
    names = ", ".join(colleagues.name(each) or each[:8] for each in step.account_ids)
    whom = f" ({names})" if names else ""
    return f"{show.when(to_ms(step.at))}: {RUNGS[step.rung]}{whom}: {CAME[step.state]}"


def _plan(on_call: OnCallSheet, case: Case) -> Iterator[str]:
    if on_call.plan is None or case.thread is None:
        yield "No safety plan has been made."
        return
    yield f"Safety plan, {show.when(on_call.plan.at)}:"
    values = places_of(case.thread, "en").values
    yield sheet(on_call.plan.lines, "en", values, shows_empty=False)

"""What was asked and answered of questionnaires, in the words of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.cli import show
from meantime.measures.words import band_name, say_in

if TYPE_CHECKING:
    from meantime.sdk import Thread
    from meantime.sdk.folds.measure_asks import Asked
    from meantime.sdk.folds.measured import Measured, Result

CHANGES: Final = {
    "better": "reliably better",
    "worse": "reliably worse",
    "same": "no reliable change",
    "": "",
}
STATES: Final = {
    "coming": "comes later",
    "waiting": "waits",
    "begun": "begun",
    "done": "filled in",
    "quiet": "no longer asked",
    "gone": "taken back",
}


def stands(ask: Asked, thread: Thread) -> str:
    """Return how far what was asked has come: for a client theirs, for staff all clients'."""
    if ask.is_shared:
        return "at any time"
    if thread.my_role() == "client":
        return STATES[ask.state(thread.me, thread.now_ms())]
    clients = [each.id for each in thread.people().holding("client")]
    states = [ask.state(each, thread.now_ms()) for each in clients or [""]]
    return ", ".join(dict.fromkeys(STATES[each] for each in states))


def title_of(ask: Asked, measured: Measured) -> str:
    """Return the title of what was asked, its id where it is not known here."""
    form = measured.forms.get((ask.measure, ask.version))
    return say_in(form.title, "en") if form else ask.measure


def name_of(measure: str, measured: Measured) -> str:
    """Return the title of a measure, its id where it is not known here."""
    titles = [form.title for (id_, _), form in measured.forms.items() if id_ == measure]
    return say_in(titles[0], "en") if titles else measure


def row_of(result: Result, measure: str, measured: Measured) -> tuple[str, ...]:
    """Return when it was, its total, its band, and what has changed since the last."""
    form = measured.forms.get((measure, result.version))
    if form is None or result.total is None:
        return (show.when(result.at), "" if result.is_done else "not finished", "", "")
    step = result.since_last
    change = f"{step.points:+d}  {CHANGES[step.change]}".strip() if step else ""
    total = f"{result.total} of {form.score.highest}"
    return (show.when(result.at), total, band_name(form, result.band, "en"), change)

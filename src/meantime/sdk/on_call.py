"""The on-call sheet: all that somebody needs who is woken for a client, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.protocol.measure_posts import MeasureAnswer
from meantime.protocol.posts import Agenda, Amend
from meantime.protocol.safety_posts import SafetyAnswer
from meantime.sdk.folds.charts import fold_events
from meantime.sdk.folds.safety import fold_by_model, fold_own_words
from meantime.sdk.matches import Found, matches_in_all, model_for_staff

if TYPE_CHECKING:
    from meantime.protocol.posts import Profile
    from meantime.sdk.cases import Case
    from meantime.sdk.folds.charts import Documented
    from meantime.sdk.folds.safety import OwnWord, PlanVersion
    from meantime.sdk.replies import Locale
    from meantime.sdk.threads import Thread
    from meantime.wire.safety import Alert


@dataclass(frozen=True, slots=True)
class OnCallSheet:
    """Who the client is, what they wrote, what they said of themselves, and their safety plan.

    `text` is what alerts, "" if it cannot be read; `at` its author's claim in ms. `others` are
    the other wordings of that message, oldest first; `found` is what matches in any of them.
    `note` is how the alert ended, None while nobody has written that.
    """

    alert: Alert
    name: str
    profile: Profile | None
    text: str
    at: int
    others: list[str]
    found: list[Found]
    own: OwnWord | None
    plan: PlanVersion | None
    note: Documented | None


def sheet_of(case: Case, alert: Alert, locale: Locale) -> OnCallSheet:
    """Return the sheet of an alert for whoever has a seat in its thread, or the practice's."""
    thread = case.thread
    if thread is None:
        raise LookupError("a case of an alert has its thread")
    text, at, about = words_of_entry(thread, alert.entry_id)
    message = next((each for each in thread.messages() if each.id == about), None)
    others = [each for each in (message.wordings if message else ()) if each != text]
    model = model_for_staff() if about in fold_by_model(thread.opened()) else None
    events = fold_events(case.chart.opened()) if case.chart else []
    return OnCallSheet(
        alert=alert,
        name=case.name(),
        profile=case.profile(),
        text=text,
        at=at,
        others=others,
        found=matches_in_all([text, *others], thread.set_beside(), locale, model),
        own=fold_own_words(thread.opened()).get(about),
        plan=thread.safety_plan(),
        note=next((each for each in reversed(events) if each.event.alert == alert.id), None),
    )


def words_of_entry(thread: Thread, entry_id: str) -> tuple[str, int, str]:
    """Return what an entry says, when by its author's claim, and of which message.

    Of a message it is the first wording: a correction that alerts is an entry of its own. Of an
    answer, the message that it is about.
    """
    opened = next((each for each in thread.opened() if each.entry.id == entry_id), None)
    if opened is None:
        return "", 0, entry_id
    post, at = opened.post, opened.entry.at
    if isinstance(post, Agenda | Amend):
        return post.text, at, opened.entry.re or entry_id
    if isinstance(post, MeasureAnswer):
        return thread.answer_in_words(post), at, entry_id
    about = post.ref if isinstance(post, SafetyAnswer) else entry_id
    brought = next((each for each in thread.agenda() if each.id == about), None)
    if brought is not None:
        return brought.text, at, about
    said = next((each for each in thread.messages() if each.id == about), None)
    return said.wordings[0] if said and said.wordings else "", at, about

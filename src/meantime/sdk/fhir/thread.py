"""What a thread gives to a record: messages, answers about safety, plans, alerts, promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from meantime.fhir.record import (
    Answered,
    FilledIn,
    Happening,
    LatePromise,
    Message,
    Offer,
    Plan,
)
from meantime.measures.scoring import urgent
from meantime.measures.words import band_name
from meantime.protocol.checkin_posts import CheckIn, CheckInAnswer
from meantime.protocol.homework_posts import Homework, HomeworkAnswer
from meantime.protocol.measure_posts import MeasureAnswer, MeasureAsk
from meantime.protocol.moment_posts import Moment
from meantime.protocol.posts import Amend, Event, File, Promise, Text, Unknown
from meantime.protocol.safety_posts import Redirect, RedirectPick, SafetyAnswer
from meantime.sdk.fhir.entries import signed, signed_by_id
from meantime.sdk.folds.late_promises import fold_late
from meantime.sdk.folds.measured import fold_measured
from meantime.sdk.folds.messages import fold_messages
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.redirects import fold_redirects
from meantime.sdk.folds.safety import fold_own_words, fold_plans
from meantime.sdk.moment_words import moment_lines
from meantime.sdk.safety_plan import plan_content

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from meantime.fhir.record import Kind, Signed
    from meantime.sdk.folds.messages import Message as Folded
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.replies import Locale

DONE: Final = frozenset({"bridge", "export", "destroyed"})
CLIENTS: Final = frozenset({"client"})
CLINICIANS: Final = frozenset({"clinician"})
WORDED: Final = Text | Moment | CheckIn | CheckInAnswer | Homework | HomeworkAnswer | MeasureAsk
ANSWERS: Final = SafetyAnswer | MeasureAnswer  # which are no messages there
SAID: Final = {
    "call": "Picks a call now.",
    "time": "Picks one of the times.",
    "neither": "Picks none of it.",
}


def messages_of(log: Sequence[Opened], viewer: str, now_ms: int) -> list[Message]:
    """Return what was said, but for answers that are more than that, and what was done to it."""
    entries, seated = signed_by_id(log), _seated_at(log)
    changes = _changes(log, viewer, now_ms)
    return [
        _message(each, entries[each.id], seated[each.seq], changes.get(each.id, []))
        for each in fold_messages(log, viewer, now_ms)
        if not isinstance(each.post, ANSWERS) and not _is_done(each.post)
    ]


def answers_of(log: Sequence[Opened]) -> list[Answered]:
    """Return what clients said of themselves, in a message or after one."""
    entries = signed_by_id(log)
    return [
        Answered(entries[said.id], own.message_id, said.answer)
        for own in fold_own_words(log).values()
        for said in own.answers
    ]


def measures_of(log: Sequence[Opened]) -> list[FilledIn]:
    """Return the forms that clients filled in, and what could not wait for the rest of one."""
    entries, measured = signed_by_id(log), fold_measured(log, fold_people(log))
    return [
        FilledIn(
            *(entries[each.entry], form, each.locale, each.answers),
            *(each.total, band_name(form, each.band, "en") if each.band else "", each.is_done),
            tuple(urgent(form, each.answers)),
        )
        for series in measured.series
        for each in series.results
        if (form := measured.forms.get((series.measure, each.version))) is not None
    ]


def happenings_of(log: Iterable[Opened]) -> list[Happening]:
    """Return exports, and what was destroyed at the end of its retention."""
    return [
        Happening(signed(each), each.post.what)
        for each in log
        if isinstance(each.post, Event) and each.post.what in DONE
    ]


def plans_of(log: Sequence[Opened], locale: Locale) -> list[Plan]:
    """Return every version of the safety plan under the titles of its steps."""
    entries = signed_by_id(log)
    titles = {step.id: step.title[locale] for step in plan_content().steps}
    return [
        Plan(
            entries[version.id],
            tuple((titles.get(line.step, line.step), line.text) for line in version.lines),
        )
        for version in fold_plans(log)
    ]


def offers_of(log: Sequence[Opened], viewer: str, now_ms: int) -> list[Offer]:
    """Return the messages that were to become talks."""
    entries = signed_by_id(log)
    return [
        Offer(entries[each.id], each.text, each.until, each.pick, each.outcome)
        for each in fold_redirects(log, viewer, now_ms)
    ]


def late_of(log: Sequence[Opened], viewer: str, now_ms: int) -> list[LatePromise]:
    """Return the promises that were not kept in time."""
    return [
        LatePromise(
            message=late.promise.id,
            author=late.promise.author,
            made_at=late.promise.shown_at,
            until=late.promise.until,
            kept_at=late.kept_at,
        )
        for late in fold_late(fold_messages(log, viewer, now_ms), now_ms)
    ]


def _message(said: Folded, entry: Signed, seated: dict[str, str], changes: list[Signed]) -> Message:
    post = said.post
    roles = CLINICIANS if said.role in CLIENTS else CLIENTS
    return Message(
        entry=entry,
        kind=_kind(said),
        text=_text(said),
        attention=said.attention,
        re=said.re,
        to=tuple(seat for seat, role in seated.items() if role in roles),
        earlier=said.earlier,
        changes=tuple(each for each in changes if each.author == entry.author),
        is_withdrawn=said.is_withdrawn,
        fault=said.fault,
        writer=post.by if isinstance(post, Text) and said.writer else "",
        file=post if isinstance(post, File) else None,
    )


def _kind(said: Folded) -> Kind:
    post = said.post
    if isinstance(post, File):
        return "file"
    if isinstance(post, Promise):
        return "promise"
    if isinstance(post, Redirect):
        return "redirect"
    if isinstance(post, RedirectPick):
        return "pick"
    if said.is_promise:
        return "in_session"
    return "message" if isinstance(post, WORDED) or said.fault else "unknown"


def _text(said: Folded) -> str:
    post = said.post
    if isinstance(post, RedirectPick):
        return SAID[post.pick]
    if said.is_promise:
        return "Will be answered in the session."
    if said.moment is not None:
        return "\n".join(moment_lines(msgspec.to_builtins(said.moment), "en"))
    if isinstance(post, Unknown):
        return f"An entry of the kind {post.type}."
    return said.text


def _is_done(post: object) -> bool:
    return isinstance(post, Event) and post.what in DONE


def _changes(log: Iterable[Opened], viewer: str, now_ms: int) -> dict[str, list[Signed]]:
    """Return the entries that put other words in place of a post's, by the id of the post."""
    found: dict[str, list[Signed]] = {}
    for opened in log:
        entry = opened.entry
        if isinstance(opened.post, Amend) and (entry.show_at <= now_ms or entry.author == viewer):
            found.setdefault(entry.re, []).append(signed(opened))
    return found


def _seated_at(log: Iterable[Opened]) -> list[dict[str, str]]:
    """Return who sat there, by role, as each entry was written; the index is its seq."""
    now: dict[str, str] = {}
    found = []
    for opened in log:
        if opened.entry.seats is not None:
            gone = set(opened.entry.seats.remove)
            now = {seat: role for seat, role in now.items() if seat not in gone}
            now |= {added.id: added.role for added in opened.entry.seats.add}
        found.append(now)
    return found

"""What the made-up therapists write into the record: summaries of messages, and one to finish."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.protocol.note_posts import NoteDraft, Section
from meantime.protocol.writing import make_entry_id
from meantime.sdk.note_counting import facts_of, local_day, next_period
from meantime.sdk.note_drafts import keep_draft
from meantime.sdk.note_templates import forms, sections_for
from meantime.sdk.notes import sign_note

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from meantime.sdk import Person

    At = Callable[[int, str], datetime]


class Summary(NamedTuple):
    """A summary of all messages so far, with what stands under each heading, by its id."""

    day: int
    at: str
    by: str
    client: str
    minutes: int
    words: Mapping[str, str]
    is_signed: bool = True


SUMMARIES: Final = (
    Summary(
        -16,
        "12:10",
        "imani",
        "daniel",
        35,
        {
            "data": "Wrote between sessions about his evenings, and once in danger.",
            "assessment": "Acute risk on the evening of the message, lower since.",
            "intervention": "Called at once, spoke with him and Marco; offered an hour on Monday.",
            "risk": "Asked by phone: thoughts and a means, no plan for the night. The key is with "
            "Marco. He has 988 and our number.",
            "location": "At home, in the car while we spoke.",
            "plan": "Session on Monday: the safety plan first, then the evenings.",
        },
    ),
    Summary(
        -3,
        "12:30",
        "imani",
        "maya",
        20,
        {"data": "Sleep is better on four nights of seven since the lamp is out."},
        is_signed=False,
    ),
)


class Notes(NamedTuple):
    """Plays it. `threads` are the clients' threads, `at` the instant of a day of the story."""

    people: Mapping[str, Person]
    threads: Mapping[str, str]
    at: At

    def events(self) -> list[tuple[datetime, Callable[[], None]]]:
        """Return all that happens, and when."""
        return [(self.at(each.day, each.at), partial(self._write, each)) for each in SUMMARIES]

    def _write(self, summary: Summary) -> None:
        me = self.people[summary.by]
        case = next(c for c in me.caseload() if c.id == self.threads[summary.client])
        form = forms(me.connection, "en")[0]
        period = next_period(case)
        draft = NoteDraft(
            note=make_entry_id(),
            space=case.id,
            kind="summary",
            format=form.id,
            on=local_day(case, period.until - 1),
            sections=[
                Section(id=each.id, title=each.title, text=summary.words.get(each.id, ""))
                for each in sections_for(form, "summary", "en")
            ],
            facts=facts_of(case, period, summary.minutes),
        )
        if summary.is_signed:
            sign_note(case, draft)
        else:
            keep_draft(me.connection, draft)

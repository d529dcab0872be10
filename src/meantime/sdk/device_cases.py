"""From what is known of each client to what is counted, by the rules of `meantime.insights`.

The same is done in the web app (`lib/insights/cases.ts`).
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.homework.occurrences import occurrences
from meantime.insights import device
from meantime.insights.device import Moved, Noted, Written
from meantime.insights.figures import Case
from meantime.measures.scoring import change
from meantime.sdk.reading_policy import day_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from meantime.homework.occurrences import Occurrence
    from meantime.measures.scoring import Change
    from meantime.sdk.client_facts import ClientFacts, Total

    Clients = Mapping[str, ClientFacts]  # by the id of their thread
    Pairs = Sequence[tuple[float, float]]

EPOCH: Final = date(1970, 1, 1).toordinal()
QUARTER_DAYS: Final = 84
OUTCOMES: Final = frozenset({"phq9", "gad7"})


class Weeks(NamedTuple):
    """Whole weeks from a Monday until before another, in a zone (IANA)."""

    since: date
    until: date
    zone: str

    @property
    def span(self) -> tuple[int, int]:
        """The two days as their numbers after 1 January 1970."""
        return self.since.toordinal() - EPOCH, self.until.toordinal() - EPOCH

    def day(self, at_ms: int) -> int:
        """Return the local day of an instant as such a number."""
        return day_of(at_ms, self.zone).toordinal() - EPOCH


def moved(clients: Clients, weeks: Weeks) -> list[Moved]:
    """Return the topics that were moved to a talk, and when there was one."""
    return [
        Moved(who, weeks.day(each.shown_at), _live_day(facts, each.shown_at, each.live_at, weeks))
        for who, facts in clients.items()
        for each in facts.talks
    ]


def noted(clients: Clients, weeks: Weeks) -> list[Noted]:
    """Return what was said, and when a note spoke of it."""
    return [
        Noted(who, weeks.day(at), weeks.day(facts.signed[id_]) if id_ in facts.signed else None)
        for who, facts in clients.items()
        for id_, at in facts.said.items()
    ]


def marked(clients: Clients, weeks: Weeks) -> list[Case]:
    """Return of each match that was marked whether it was a false alarm."""
    return [
        Case(who, weeks.day(each.at), int(each.is_false))
        for who, facts in clients.items()
        for each in facts.marks
    ]


def given(clients: Clients, weeks: Weeks) -> list[Case]:
    """Return of each task whether it was done, each day of a repeating one by itself.

    One that is done once counts on the day by which it was due, else on that on which it was given.
    """
    last = (weeks.until - timedelta(days=1)).isoformat()
    return [
        Case(who, _task_day(each), int(each.state == "done"))
        for who, facts in clients.items()
        for task in facts.tasks
        for each in occurrences(task, weeks.since.isoformat(), last)
    ]


def grown(clients: Clients, weeks: Weeks) -> Pairs:
    """Return how much clients write now, and wrote at first."""
    until = weeks.span[1]
    found = (
        device.growth([Written(weeks.day(each.at), each.length) for each in facts.usual], until)
        for facts in clients.values()
    )
    return [each for each in found if each]


def touched(clients: Clients, weeks: Weeks) -> Pairs:
    """Return on how many days a week clients do something with messages, and did before."""
    found = (
        device.contact(
            sorted({weeks.day(at) for at in facts.acts}),
            weeks.day(facts.since),
            weeks.day(facts.began),
            weeks.span[1],
        )
        for facts in clients.values()
        if facts.began
    )
    return [each for each in found if each]


def changed(clients: Clients, weeks: Weeks) -> list[set[Change]]:
    """Return how the totals of each client with two of them changed within twelve weeks."""
    found = (changes_in(facts.totals, weeks) for facts in clients.values())
    return [each for each in found if each]


def changes_in(totals: Sequence[Total], weeks: Weeks) -> set[Change]:
    """Return how a client's totals changed in the twelve weeks before the end of `weeks`.

    Of each measure that is looked at, the last against the first in that time, of the same
    version; empty where there are no two.
    """
    until = weeks.span[1]
    inside = [
        each
        for each in totals
        if each.measure.id in OUTCOMES and until - QUARTER_DAYS <= weeks.day(each.at) < until
    ]
    inside.sort(key=lambda each: (_form(each), each.at))
    found = set()
    for _, group in groupby(inside, key=_form):
        first, *others = group
        if others:
            found.add(change(first.measure, first.points, others[-1].points))
    return found


def _task_day(occurrence: Occurrence) -> int:
    return number_of(occurrence.due or occurrence.version.day)


def number_of(day: str) -> int:
    """Return the number of a local day, `2026-08-03`, after 1 January 1970; -1 for no day."""
    try:
        return date.fromisoformat(day).toordinal() - EPOCH
    except ValueError:
        return -1  # such as 2027-02-31, which somebody else's program may say


def _form(total: Total) -> tuple[str, str]:
    return total.measure.id, total.measure.version


def _live_day(facts: ClientFacts, shown_at: int, live_at: int, weeks: Weeks) -> int | None:
    """Return the day on which a topic first came to a talk, by its end or by a noted call."""
    spoken = [at for at in (live_at, *facts.calls) if at >= shown_at]
    return weeks.day(min(spoken)) if spoken else None

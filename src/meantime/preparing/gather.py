"""What one page says before a session: all since the last one, and what is still open."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from msgspec import Struct

from meantime.measures.scoring import Change

if TYPE_CHECKING:
    from collections.abc import Iterable

DAYS_MS: Final = 14 * 24 * 60 * 60 * 1000

By = Literal["client", "team"]
Basis = Literal["met", "summed", "days"]


class Said(Struct, frozen=True):
    """A message, and when (ms) both sides could read it."""

    id: str
    at: int
    by: By
    text: str


class Starred(Struct, frozen=True):
    """A message that one side wants to come back to, or both."""

    id: str
    at: int
    by: By
    text: str
    stars: Literal["client", "team", "both"]


class Brought(Struct, frozen=True):
    """Something for the session, taken from the message `about` or "" for none."""

    id: str
    at: int
    by: By
    text: str
    about: str
    done: bool


class Promised(Struct, frozen=True):
    """What the team said it would do by `until` (ms), and how that stands."""

    id: str
    at: int
    until: int
    text: str
    state: Literal["due", "kept", "broken", "withdrawn"]


class Event(Struct, frozen=True):
    """An alert with what came of it, "" while it is open; or a safety plan that was changed."""

    kind: Literal["alert", "plan"]
    id: str
    at: int
    outcome: str


class Noted(Struct, frozen=True):
    """A signed note about the local day `on`."""

    id: str
    at: int
    kind: str
    on: str


class Contact(Struct, frozen=True):
    """Something that was said outside of the thread."""

    id: str
    at: int
    way: str
    direction: str
    text: str


class Named(Struct, frozen=True):
    """An appointment that the message `of` names, and the time (ms) that it had there."""

    of: str
    appointment: str
    at: int


class Theme(Struct, frozen=True):
    """A theme, and how many messages have it."""

    tag: str
    count: int


class Totalled(Struct, frozen=True):
    """A total of a client in a measure, which the server had at `at` (ms); of `highest` points.

    `by` is by how many points it differs from the one before, None if it is the first; `change`
    whether that is more than chance, "" where the measure does not say.
    """

    id: str
    at: int
    client: str
    measure: str
    version: str
    total: int
    highest: int
    band: str
    by: int | None
    change: Change


Dated = TypeVar("Dated", Said, Brought, Event, Noted, Contact, Totalled)


class Known(Struct, frozen=True):
    """What is known of a client at `now`. Times in ms; `at` is the session, 0 for none.

    `met` is when the last appointment before it was over, `summed` until when the last summary
    goes, each 0 if that is not known. `stars` holds ids by who starred, `tags` themes by id.
    """

    now: int
    at: int
    met: int
    summed: int
    said: list[Said]
    brought: list[Brought]
    promised: list[Promised]
    events: list[Event]
    noted: list[Noted]
    contacts: list[Contact]
    named: list[Named]
    stars: dict[By, list[str]]
    tags: dict[str, list[str]]
    measured: list[Totalled] = []


class Prepared(Struct, frozen=True, omit_defaults=True):
    """What the page says, each part oldest first; `basis` is why it begins at `since` (ms).

    It reaches until `until`: the session, or now where that has not begun. `measured` has of each
    client and measure the newest total.
    """

    since: int
    until: int
    basis: Basis
    said: list[Said]
    starred: list[Starred]
    brought: list[Brought]
    promised: list[Promised]
    events: list[Event]
    themes: list[Theme]
    noted: list[Noted]
    contacts: list[Contact]
    named: list[Named]
    measured: list[Totalled] = []


def gather(known: Known) -> Prepared:
    """Return what is for the session: all since the last one, and older things still open."""
    until = min(known.at or known.now, known.now)
    since, basis = _since(known, until)

    def is_new(at: int) -> bool:
        return since <= at <= until

    said = [each for each in _in_order(known.said) if is_new(each.at)]
    here = {each.id for each in said}
    return Prepared(
        since=since,
        until=until,
        basis=basis,
        said=said,
        starred=[each for each in _starred(known) if each.at <= until],
        brought=[
            each
            for each in _in_order(known.brought)
            if each.at <= until and (is_new(each.at) or not each.done)
        ],
        promised=sorted(
            (each for each in known.promised if _is_told(each, since, until)),
            key=lambda each: (each.until, each.id),
        ),
        events=[
            each
            for each in _in_order(known.events)
            if is_new(each.at) or (each.kind == "alert" and not each.outcome and each.at <= until)
        ],
        themes=_themes(tag for each in said for tag in known.tags.get(each.id, [])),
        noted=[each for each in _in_order(known.noted) if is_new(each.at)],
        contacts=[each for each in _in_order(known.contacts) if is_new(each.at)],
        named=[each for each in known.named if each.of in here],
        measured=_newest(each for each in _in_order(known.measured) if is_new(each.at)),
    )


def _since(known: Known, until: int) -> tuple[int, Basis]:
    if 0 < known.met <= until:
        return known.met, "met"
    if 0 < known.summed <= until:
        return known.summed, "summed"
    return until - DAYS_MS, "days"


def _starred(known: Known) -> list[Starred]:
    client, team = set(known.stars.get("client", [])), set(known.stars.get("team", []))
    return [
        Starred(
            id=each.id,
            at=each.at,
            by=each.by,
            text=each.text,
            stars="both" if each.id in client & team else "client" if each.id in client else "team",
        )
        for each in _in_order(known.said)
        if each.id in client | team
    ]


def _is_told(promised: Promised, since: int, until: int) -> bool:
    """Tell whether a promise is open, or came to its end since the last time."""
    if promised.state == "withdrawn" or promised.at > until:
        return False
    return promised.state == "due" or promised.at >= since or promised.until >= since


def _themes(tags: Iterable[str]) -> list[Theme]:
    counts = sorted(Counter(tags).items(), key=lambda each: (-each[1], each[0]))
    return [Theme(tag, count) for tag, count in counts]


def _newest(totals: Iterable[Totalled]) -> list[Totalled]:
    newest = {(each.client, each.measure): each for each in totals}
    return _in_order([*newest.values()])


def _in_order(every: list[Dated]) -> list[Dated]:
    return sorted(every, key=lambda each: (each.at, each.id))

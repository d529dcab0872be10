"""A journal in the words of a terminal: its entries, and what can be seen in it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.journal.days import EPOCH, UNSAID, zone_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.journal.patterns import Patterns, Tally, Used
    from meantime.sdk.journal_book import Entry

    Table = tuple[tuple[str, ...], Sequence[tuple[str, ...]]]

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TIMES: Final = ("night, 0 to 6", "morning, 6 to 12", "afternoon, 12 to 18", "evening, 18 to 24")
COUNTED: Final = ("entries", "strength on average", "entries with a strength")


def when(entry: Entry, here: str) -> str:
    """Return the time of an entry as clocks showed it where it was written."""
    moment = entry.moment
    at = (EPOCH + timedelta(milliseconds=moment.at)).astimezone(zone_of(moment.zone, here))
    return f"{at:%a %d %b %Y %H:%M %Z}"


def lines(entry: Entry) -> Iterator[str]:
    """Yield what an entry says, a line for each part."""
    moment = entry.moment
    if moment.text:
        yield moment.text
    if moment.intensity != UNSAID:
        yield f"Strength {moment.intensity} of 10"
    if moment.feelings:
        yield f"Feelings: {', '.join(moment.feelings)}"
    if moment.urge:
        strength = "" if moment.urge_strength == UNSAID else f", {moment.urge_strength} of 10"
        yield f"Urge: {moment.urge}{strength}"
    if moment.instead:
        yield f"Instead: {moment.instead}"
    if moment.tags:
        yield f"Tags: {', '.join(moment.tags)}"
    if moment.files:
        yield f"Files: {', '.join(file.name for file in moment.files)}"


def tables(seen: Patterns) -> Iterator[Table]:
    """Yield the heads and the rows of a table for all that can be seen."""
    over = [(span.since, *_counted(span.tally)) for span in seen.spans]
    yield (f"{seen.step} from", *COUNTED), over
    weekdays = zip(WEEKDAYS, seen.weekdays, strict=True)
    yield ("day", *COUNTED), [(name, *_counted(tally)) for name, tally in weekdays]
    times = zip(TIMES, seen.times, strict=True)
    yield ("time", *COUNTED), [(name, *_counted(tally)) for name, tally in times]
    yield ("feeling", "entries"), _used(seen.feelings)
    yield ("tag", "entries"), _used(seen.tags)
    urges = [
        (each.urge, *_counted(each.tally), ", ".join(_often(one) for one in each.instead))
        for each in seen.urges
    ]
    yield ("urge", *COUNTED, "instead"), urges


def _used(used: Sequence[Used]) -> list[tuple[str, ...]]:
    return [(each.word, str(each.count)) for each in used]


def _often(used: Used) -> str:
    return f"{used.word} ({used.count})"


def _counted(tally: Tally) -> tuple[str, str, str]:
    mean = f"{tally.sum / tally.said:.1f}" if tally.said else "not said"
    return str(tally.count), mean, str(tally.said)

"""Automatic replies as a client meets them: the server says that one is due, the device says what.

Source: protocol.md section 7 and decision 0014. Nothing of a row is ever shown as a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # msgspec reads the annotations
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from meantime.sdk.crisis import crisis_values
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.policies import newest_policy
from meantime.sdk.replies import FALLBACK, words_for
from meantime.wire.practices import Practice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import People
    from meantime.sdk.http import Http
    from meantime.sdk.replies import Locale

HOLIDAYS = {"en": "a holiday", "es": "un día festivo"}  # its name would be the server's word
SHOWN = {"en": "%a %d %b %Y %H:%M", "es": "%d/%m/%Y %H:%M"}


@dataclass(frozen=True, slots=True)
class Automatic:
    """What stands behind the message at `seq`: signed words with their values, at `at`."""

    seq: int
    at: datetime
    kind: str
    text: str


class Row(msgspec.Struct):
    """As `wire.boundaries.AutomaticReply`; a later server may say more."""

    entry_id: str
    kind: str
    at: datetime
    reads_at: datetime | None = None
    opens_at: datetime | None = None
    cover_id: str = ""


class Rows(msgspec.Struct):
    """What the server keeps of it, each row to be read by itself."""

    zone: str
    replies: list[object]


def automatic_replies(
    http: Http, space_id: str, log: Sequence[Opened], locale: Locale
) -> list[Automatic]:
    """Return the automatic replies of a verified log, oldest first.

    A row about what is not in the log, or not a client's, counts for nothing; nor does a second one
    of the same kind. Raises as `Http.get`.
    """
    told = http.get(f"/spaces/{space_id}/automatic-replies", Rows)
    values = crisis_values(http.get("/practice", Practice).details.country, locale)
    people = fold_people(log)
    found: dict[tuple[str, str], Automatic] = {}
    for row in whole(told.replies):
        place = next((n for n, each in enumerate(log) if each.entry.id == row.entry_id), -1)
        if place < 0 or people.role(log[place].entry.author) != "client":
            continue
        said = values | times_of(row, told.zone, locale) | cover_of(row, people)
        said["holiday_name"] = HOLIDAYS[locale]
        words = words_for(newest_policy(log[:place]), row.kind, locale, said)
        reply = Automatic(log[place].entry.seq, row.at, row.kind, words or FALLBACK[locale])
        found.setdefault((row.entry_id, row.kind), reply)
    return sorted(found.values(), key=lambda each: (each.seq, each.at))


def whole(rows: Sequence[object]) -> Iterator[Row]:
    """Yield the rows that say enough; one that does not harms no other."""
    for row in rows:
        try:
            yield msgspec.convert(row, Row, strict=False)
        except msgspec.ValidationError:
            continue


def times_of(row: Row, zone: str, locale: Locale) -> dict[str, str]:
    """Return when somebody reads and is back, by the clock of a zone; without what is unknown."""
    known = {"next_open": row.reads_at, "away_until": row.opens_at}
    told = {name: shown_time(at, zone, locale) for name, at in known.items()}
    return {name: words for name, words in told.items() if words}


def shown_time(at: datetime | None, zone: str, locale: Locale) -> str:
    """Return an instant by the clock of a zone, with the zone; "" if either is not known."""
    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return ""
    return f"{at.astimezone(place):{SHOWN[locale]}} ({zone})" if at else ""


def cover_of(row: Row, people: People) -> dict[str, str]:
    """Return the signed name of who covers, if somebody here does."""
    member = people.by_id.get(row.cover_id)
    return {"covering_clinician": member.name} if member and member.name else {}

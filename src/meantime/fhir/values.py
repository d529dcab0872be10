"""Values that FHIR has nowhere: empty ones, times that no calendar has."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Final

from meantime.fhir.elements import UNSAYABLE
from meantime.fhir.faults import Fault, in_sight

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY: Final = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
CLOCK: Final = r"T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?"
ZONE: Final = r"(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))"
MOMENT: Final = re.compile(rf"{DAY}({CLOCK}{ZONE})?")
# Elements of these names are times in every resource that has them.
TIMES: Final = frozenset(
    {
        *("authored", "authoredOn", "birthDate", "created", "date", "dateTime", "end", "issued"),
        *("effectiveDateTime", "lastModified", "occurredDateTime", "received", "recorded"),
        *("sent", "start", "time", "timestamp", "verificationDate", "when"),
    }
)
WHOLE_DAY: Final = 10  # characters of 2027-12-31


def walk(root: object) -> Iterator[tuple[str, str, object]]:
    """Yield every part within with its path and its element's name; not by recursion."""
    waiting: list[tuple[str, str, object]] = [("", "", root)]
    while waiting:
        path, name, part = waiting.pop()
        if path:
            yield path, name, part
        if isinstance(part, dict):
            inner = [(f"{path}.{key}".lstrip("."), key, each) for key, each in part.items()]
        elif isinstance(part, list):
            inner = [(f"{path}[{n}]", name, each) for n, each in enumerate(part)]
        else:
            continue
        waiting += reversed(inner)


def check_values(where: str, root: object) -> Iterator[Fault]:
    """Yield the faults of all values within."""
    for path, name, part in walk(root):
        if why := _wrong(name, part):
            yield Fault(f"{where}.{path}", why)


def is_moment(value: object) -> bool:
    """Tell whether this is a date or a time as FHIR writes it, of a day that there is."""
    if not isinstance(value, str) or not MOMENT.fullmatch(value):
        return False
    day = value[:WHOLE_DAY]
    if len(day) < WHOLE_DAY:
        return not day.startswith("0000")
    try:
        datetime.fromisoformat(day)
    except ValueError:
        return False
    return True


def _wrong(name: str, part: object) -> str:
    if part in (None, "", [], {}):
        return "is empty"
    if isinstance(part, str) and UNSAYABLE.search(part):
        return "has a character that FHIR cannot hold"
    if name in TIMES and isinstance(part, str) and not is_moment(part):
        return f"{in_sight(part)} is no time"
    return ""

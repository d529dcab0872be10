"""What the made-up people write to each other, and when."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from importlib.resources import files
from typing import Final, Literal

import msgspec

from meantime.demo.people import of_role

OPENS_AT: Final = time(16, 5)  # on a Tuesday, when a therapist sits down to read
TUESDAY: Final = 1


class Moment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody writes, rewords (`corrects`), takes back (`withdraws`), seats or unseats.

    `called` is the name by which later moments speak of this one.
    """

    thread: str = ""  # the client's short name
    day: int
    at: str
    by: str
    text: str = ""
    attention: int = 1
    shown_day: int = 0
    shown_at: str = ""
    called: str = ""
    corrects: str = ""
    withdraws: str = ""
    seats: str = ""
    role: Literal["clinician", "observer"] = "clinician"
    unseats: str = ""


def read_story() -> list[Moment]:
    """Return every moment of all threads in the order in which they happen."""
    moments: list[Moment] = []
    for client in of_role("client"):
        letters = files("meantime.demo").joinpath("letters", f"{client.short}.yaml").read_bytes()
        moments += [
            msgspec.structs.replace(moment, thread=client.short)
            for moment in msgspec.yaml.decode(letters, type=list[Moment])
        ]
    return sorted(moments, key=lambda moment: (moment.day, moment.at))


def opening(today: date) -> date:
    """Return the last Tuesday before `today`: the story is over by then, wherever this runs."""
    return today - timedelta(days=(today.weekday() - TUESDAY - 1) % 7 + 1)


def instant(opens_on: date, day: int, at: str) -> datetime:
    """Return a moment in this computer's own time zone, as the browser on it will show it."""
    return datetime.combine(opens_on + timedelta(days=day), time.fromisoformat(at)).astimezone()

"""The homework of a thread, from its log."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from meantime.homework.lines import Line
from meantime.homework.tasks import fold_tasks
from meantime.protocol.homework_posts import Homework
from meantime.sdk.folds.people import fold_people

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from meantime.homework.lines import Side
    from meantime.homework.shapes import Task
    from meantime.sdk.folds.opened import Opened

LAST_MS: Final = 253_402_128_000_000  # no clock tells of more than a day later
SIDES: Final[dict[str, Side]] = {"client": "client", "clinician": "team", "practice": "team"}


def fold_homework(log: Sequence[Opened], viewer: str, now_ms: int) -> list[Task]:
    """Return the tasks of a thread as `viewer` may be shown them at `now_ms`, the server's time.

    An author sees what still waits for its `show_at`, the others when that has come.
    """
    people = fold_people(log)
    return fold_tasks(
        _line(opened, SIDES.get(people.role(opened.entry.author), ""))
        for opened in log
        if opened.entry.kind == "post"
        and (opened.entry.show_at <= now_ms or opened.entry.author == viewer)
    )


def local_day(zone: str, at_ms: int) -> str:
    """Return the local day of an instant in a zone, in UTC where this machine knows none such."""
    try:
        clock: tzinfo = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        clock = UTC
    return datetime.fromtimestamp(min(at_ms, LAST_MS) / 1000, clock).date().isoformat()


def _line(opened: Opened, side: Side) -> Line:
    entry, post = opened.entry, opened.post
    at = max(entry.at, entry.show_at)
    day = local_day(post.zone, at) if isinstance(post, Homework) else ""
    return Line(entry.id, entry.author, side, at, post, entry.re, day)

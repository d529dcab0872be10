"""Whether the practice can open its records, as its directory says it (F13)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from meantime.protocol.record_posts import RecordsCheck, RecoveryCode
from meantime.sdk.folds.messages import to_ms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.protocol.record_posts import BrokenSpace
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import People


@dataclass(frozen=True, slots=True)
class Alarm:
    """A space of which the practice cannot open all, found at `since` (ms, the server's time)."""

    space: str
    code: str
    gens: tuple[int, ...]
    since: int


@dataclass(frozen=True, slots=True)
class Checks:
    """The last check, at `at` (ms, the server's time; 0 for none), and the alarms that stand."""

    at: int = 0
    by: str = ""
    checked: int = 0
    of: int = 0
    alarms: dict[str, Alarm] = field(default_factory=dict)


def fold_checks(log: Iterable[Opened], people: People) -> Checks:
    """Return what the practice's seat says of its checks; nobody else's word silences an alarm."""
    checks = Checks()
    for opened in log:
        post = opened.post
        if isinstance(post, RecordsCheck) and people.role(opened.entry.author) == "practice":
            checks = _after(checks, post, to_ms(opened.received_at))
    return checks


def fold_codes(log: Iterable[Opened]) -> dict[str, RecoveryCode]:
    """Return what each custodian says of their own recovery code, by account; the newest."""
    said = ((opened.entry.author, opened.post) for opened in log)
    return {author: post for author, post in said if isinstance(post, RecoveryCode)}


def _after(checks: Checks, post: RecordsCheck, at: int) -> Checks:
    found = {each.space: _alarm(checks, each, at) for each in post.broken}
    stand = {id_: alarm for id_, alarm in checks.alarms.items() if id_ not in post.sound}
    if post.of:
        checks = Checks(at, post.by, post.checked, post.of)
    return replace(checks, alarms=stand | found)


def _alarm(checks: Checks, broken: BrokenSpace, at: int) -> Alarm:
    before = checks.alarms.get(broken.space)
    return Alarm(broken.space, broken.code, tuple(broken.gens), before.since if before else at)

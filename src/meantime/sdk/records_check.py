"""The records check (F13): whether what members sealed to the practice opens.

A member who seals rubbish to the practice hides from its records: exports, retention, cover. So
custodians' devices try the boxes, a sample by themselves and all of them on demand. What does not
open is an alarm in the directory until it is mended.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from random import SystemRandom
from typing import TYPE_CHECKING, Final

from meantime.protocol.errors import ProtocolError
from meantime.protocol.record_posts import BrokenSpace, RecordsCheck
from meantime.protocol.reseating import Grant, Move, reseat, unreadable_generations
from meantime.sdk.directory import find_directory
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.records_checks import Checks, fold_checks
from meantime.sdk.practice_seat import acting_as, practice_keys
from meantime.sdk.spaces import Space
from meantime.sdk.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from meantime.protocol.entry import Entry
    from meantime.protocol.keys import Account
    from meantime.protocol.state import SpaceState
    from meantime.sdk.connection import Connection
    from meantime.sdk.practice_seat import PracticeSeat
    from meantime.sdk.progress import Progress
    from meantime.wire.spaces import SpaceSummary

SAMPLE: Final = 20  # spaces that a device looks at by itself
OFTEN: Final = timedelta(hours=20)  # it does so once a day, by whichever custodian comes first
PER_POST: Final = 200  # spaces in one post, which may have 64 KiB
_chance = SystemRandom()


@dataclass(slots=True)
class Checked:
    """What a check found: `broken` by space; `failed` could not be looked at just now.

    `missing` are spaces in which this device has seen the practice sit, and which the server does
    not list.
    """

    of: int = 0
    broken: dict[str, BrokenSpace] = field(default_factory=dict)
    sound: set[str] = field(default_factory=set)
    failed: dict[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()

    @property
    def checked(self) -> int:
        return len(self.broken) + len(self.sound)


def said_checks(connection: Connection) -> Checks:
    """Return what the directory says of checks and alarms. Raises as `find_directory`."""
    log = find_directory(connection).opened()
    return fold_checks(log, fold_people(log))


def check_records(connection: Connection, tell: Progress, sample: int | None = None) -> Checked:
    """Try the practice's boxes in every space, or in a `sample` and in those that have an alarm.

    What an earlier key of the practice still opens is sealed to the newest on the way. The result
    is sealed in the directory. Raises ProtocolError `nokey` for all but custodians; SdkError
    without a seat in the directory; Unreachable.
    """
    keys = practice_keys(connection)
    alarms = said_checks(connection).alarms
    found, walk = Checked(), Walk(connection, tell)

    def choose(listed: list[SpaceSummary]) -> list[SpaceSummary]:
        found.of += len(listed)
        return listed if sample is None else _some(listed, sample, alarms)

    def step(practice: PracticeSeat, listed: SpaceSummary) -> None:
        try:
            _look(practice, listed, keys, found)
        except ProtocolError as error:  # the log itself is not what it was
            found.broken[listed.id] = BrokenSpace(listed.id, error.code, [])

    for key in keys:
        with acting_as(connection, key) as practice:
            walk.through(practice, key.id, step, choose)
    found.failed, found.missing = walk.failed, walk.missing()
    _say(connection, found, alarms)
    return found


def check_if_due(connection: Connection, tell: Progress) -> Checked | None:
    """Check a sample, unless that was done today and all is well. Raises as `check_records`."""
    last = said_checks(connection)
    age_ms = connection.http.now_ms() - last.at
    if age_ms < OFTEN / timedelta(milliseconds=1) and not last.alarms:
        return None
    return check_records(connection, tell, SAMPLE)


def _some(
    listed: Sequence[SpaceSummary], sample: int, alarms: Collection[str]
) -> list[SpaceSummary]:
    watched = [each for each in listed if each.id in alarms]
    rest = [each for each in listed if each.id not in alarms]
    return watched + _chance.sample(rest, min(sample, len(rest)))


def _look(
    practice: PracticeSeat, listed: SpaceSummary, keys: Sequence[Account], found: Checked
) -> None:
    space = Space(practice, listed.id).catch_up(listed.head)
    _take_over(space, keys)
    unreadable = unreadable_generations(space.state, practice.account)
    if unreadable:
        code = next(iter(unreadable.values()))
        found.broken[space.id] = BrokenSpace(space.id, code, list(unreadable))
    else:
        found.sound.add(space.id)


def _take_over(space: Space, keys: Sequence[Account]) -> None:
    """Seal to the practice's seat what it does not open and another key of the practice does."""
    me, now_ms = space.connection.account, space.connection.http.now_ms

    def grants(state: SpaceState) -> list[Grant]:
        lost = unreadable_generations(state, me).keys()
        others = [key for key in keys if key.id != me.id] if lost else []
        readable = {key.id: lost - unreadable_generations(state, key).keys() for key in others}
        return [Grant(key, me.id, sorted(readable[key.id])) for key in others if readable[key.id]]

    def build(state: SpaceState) -> Entry | None:
        given = grants(state)[:1]
        return reseat(me, state, Move(grants=given), now_ms()) if given else None

    while grants(space.state):
        space.append_newest(build)


def _say(connection: Connection, found: Checked, alarms: Collection[str]) -> None:
    """Seal the result in the directory, by the practice's own seat."""
    broken, sound = list(found.broken.values()), sorted(found.sound.intersection(alarms))
    newest = practice_keys(connection)[0]
    directory = find_directory(connection)
    with acting_as(connection, newest) as practice:
        if practice is None:
            return  # founded just now: the practice sits nowhere yet
        said = Space(practice, directory.id).sync()
        for start in range(0, max(len(broken), 1), PER_POST):
            is_first = start == 0
            said.post(
                RecordsCheck(
                    by=connection.account.id,
                    checked=found.checked if is_first else 0,
                    of=found.of if is_first else 0,
                    broken=broken[start : start + PER_POST],
                    sound=sound if is_first else [],
                )
            )

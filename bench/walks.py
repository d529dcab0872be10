"""A leaver's walk over many spaces, stopped in the middle and gone on with from another device."""

from __future__ import annotations

import tempfile
import time
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.figures import Figure
from bench.letters import found_thread
from bench.practice import served_practice
from meantime import sdk
from meantime.protocol import flows
from meantime.protocol.spaces import advance
from meantime.wire.spaces import Appended, Entry, NewSpace, SpaceCreated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.practice import Practice

SPACES, STOPPED_AT, EARLY, APPEND_EVERY = 1_000, 400, 200, 4
MOST_APPENDS = 12  # a space is read twice, verified from its root, and written three times
STEADY = 1.1  # of what a walk held early on: a list of ids grows, nothing else may
STAFF = "four steps to the water"


class _Stopped(Exception):
    """Somebody has closed the device in the middle."""


def measure() -> Iterator[Figure]:
    """Yield what a space costs in appends, and whether a walk of 1,000 needs more memory."""
    with tempfile.TemporaryDirectory() as name, served_practice(Path(name) / "s") as practice:
        place = Path(name)
        url = f"http://localhost:{practice.port}"
        with sdk.connect_by_key(url, practice.owner, place / "desk") as owner:
            owner.introduce(owner.id, sdk.Inviter("Olga Brandt", ""))
            leaver, heir = (_hire(owner, url, place / who) for who in ("Anna", "Sam"))
            for _ in range(SPACES):
                _found(practice, leaver)
            append = _appender(practice)
            walk = _Watched(append, stops_at=STOPPED_AT)
            with suppress(_Stopped):
                owner.dismiss(leaver.id, heir.id, walk.tell)
        with sdk.connect_by_key(url, practice.owner, place / "another") as owner:
            again = _Watched(append)
            left = owner.dismiss(leaver.id, heir.id, again.tell)
        spent, bare = median(again.steps[STOPPED_AT:]), median(again.appends)
        heir.close()
    yield Figure(
        f"a leaver's walk over {SPACES:,} spaces, by the space",
        spent / bare,
        "times an append",
        want=MOST_APPENDS,
        better="lower",
        detail={"seconds": round(spent, 4), "append": round(bare, 4), "whole": left.is_whole},
    )
    yield Figure(
        f"memory of that walk at its end, of that after {EARLY}",
        again.held[-1] / again.held[EARLY],
        "times",
        want=STEADY,
        better="lower",
        detail={"early_kib": again.held[EARLY], "late_kib": again.held[-1]},
    )


class _Watched:
    """Times each space, an append after every few, and the memory of this process, in KiB."""

    def __init__(self, append: Callable[[], None], stops_at: int = -1) -> None:
        self.append = append
        self.stops_at = stops_at
        self.steps: list[float] = []
        self.appends: list[float] = []
        self.held: list[float] = []
        self._since = 0.0

    def tell(self, done: int, _: int) -> None:
        if done:
            self.steps.append(time.perf_counter() - self._since)
        self.held.append(_memory_kib())
        if done == self.stops_at:
            raise _Stopped
        if done % APPEND_EVERY == 0:
            start = time.perf_counter()
            self.append()
            self.appends.append(time.perf_counter() - start)
        self._since = time.perf_counter()


def _hire(owner: sdk.Person, url: str, folder: Path) -> sdk.Person:
    newcomer = sdk.Newcomer(f"{folder.name.lower()}@example.org", STAFF, "")
    code = owner.invite_staff().code
    person, _ = sdk.knock(sdk.http.Http(url), code).accept(newcomer, folder)
    owner.introduce(person.id, sdk.Inviter(folder.name, ""), ["clinician"])
    return person


def _found(practice: Practice, clinician: sdk.Person) -> None:
    thread = found_thread(clinician.connection.account, practice.itself)
    http, at = clinician.connection.http, clinician.connection.http.now_ms()
    root = Entry(**thread.entries[0].wire)
    http.post("/spaces", NewSpace(purpose="thread", root=root), SpaceCreated)
    first = {"type": "purpose", "of": "thread", "about": ""}
    entry = flows.write_post(thread.clinician, thread.state, thread.key, first, at=at)
    advance(thread.state, entry)
    for each in (entry, *thread.write(2)):
        http.post(f"/spaces/{thread.state.space}/entries", Entry(**each.wire), Appended)


def _appender(practice: Practice) -> Callable[[], None]:
    """Return what appends a letter to a thread that the walk does not come through."""
    thread = practice.found_thread()
    path = f"/spaces/{thread.state.space}/entries"

    def append() -> None:
        (entry,) = thread.write(1)
        practice.http.post(path, Entry(**entry.wire), Appended)

    return append


def _memory_kib() -> float:
    with open("/proc/self/status") as status:  # noqa: PTH123 - not a file to keep
        return float(next(row for row in status if row.startswith("VmRSS")).split()[1])

"""One long record exported, with all that proves it, against the time that a person waits."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import Figure
from bench.practice import served_practice
from meantime import sdk
from meantime.protocol import flows
from meantime.protocol.posts import Profile
from meantime.protocol.spaces import advance
from meantime.sdk.export.exporting import Wanted, export_record
from meantime.sdk.export.paper import write_paper
from meantime.sdk.export.subject import case_record
from meantime.wire.spaces import Appended, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.cases import Case

ENTRIES, FILES, LIMIT_SECONDS = 2_000, 50, 20
SENTENCE = "It came back tonight. I wrote it down like you said, and then it was quieter. " * 6
WANTED = Wanted(with_keys=True, formats={"record.pdf": write_paper})


def measure() -> Iterator[Figure]:
    """Yield the share of 20 s that a record of 2,000 entries and 50 files takes to be exported."""
    with tempfile.TemporaryDirectory() as name, served_practice(Path(name) / "s") as practice:
        place = Path(name)
        url = f"http://localhost:{practice.port}"
        with sdk.connect_by_key(url, practice.owner, place / "device") as me:
            case = me.add_client(Profile(name="Jo Kim"))
            _fill(me, case, place / "letter.txt")
        with sdk.connect_by_key(url, practice.owner, place / "other device") as me:
            start = time.perf_counter()
            (case,) = me.caseload()
            missing = export_record(case_record(case), place / "export", WANTED)
            spent = time.perf_counter() - start
    yield Figure(
        "export of 2,000 entries and 50 files",
        spent / LIMIT_SECONDS,
        f"of {LIMIT_SECONDS} s",
        want=1,
        better="lower",
        detail={"seconds": round(spent, 2), "missing": len(missing)},
    )


def _fill(me: sdk.Person, case: Case, letter: Path) -> None:
    """Send the files as people do, and the rest past the queue, which keeps each on the disk."""
    assert case.thread  # noqa: S101  just made
    letter.write_text(SENTENCE * 100)
    for _ in range(FILES):
        case.thread.attach(letter)
    account, state = me.connection.account, case.thread.state
    key = case.thread.key(state, state.gen)
    for _ in range(ENTRIES - FILES):
        now = me.connection.http.now_ms()
        entry = flows.write_post(account, state, key, {"type": "text", "text": SENTENCE}, at=now)
        path = f"/spaces/{case.id}/entries"
        me.connection.http.post(path, Entry(**entry.wire), Appended)
        state = advance(state, entry)

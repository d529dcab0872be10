"""The record of logs that stand in a file: no server, and no seat of anybody."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from meantime.protocol.encoding import unb64
from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import parse_post
from meantime.protocol.sealing import open_post
from meantime.protocol.spaces import advance, parse
from meantime.sdk.export.record import Record, build_content
from meantime.sdk.folds.opened import Opened
from meantime.wire.practices import PracticeDetails

if TYPE_CHECKING:
    from meantime.protocol.entry import Entry
    from meantime.protocol.state import SpaceState

PRACTICE = PracticeDetails(
    name="Linden",
    phone="+1 555 0100",
    address="",
    zone="America/New_York",
    country="US",
    locale="en",
)


class Kept:
    """A space out of a file, with the keys that somebody has."""

    def __init__(self, log: list[dict[str, str]], keys: dict[str, str]) -> None:
        self.keys = {int(gen): unb64(key) for gen, key in keys.items()}
        self.rows = [
            (parse({part: row[part] for part in "hbs"}), datetime.fromisoformat(row["received_at"]))
            for row in log
        ]
        state: SpaceState | None = None
        for entry, _ in self.rows:
            state = advance(state, entry)
        assert state is not None
        self.state, self.id = state, state.space

    def key(self, _: SpaceState, gen: int) -> bytes:
        if gen not in self.keys:
            raise ProtocolError("nokey")
        return self.keys[gen]

    def opened(self) -> list[Opened]:
        return [self._open(entry, at) for entry, at in self.rows]

    def _open(self, entry: Entry, at: datetime) -> Opened:
        if entry.kind == "seats":
            return Opened(entry, at)
        if not entry.body:
            return Opened(entry, at, fault="absent")
        try:
            return Opened(entry, at, parse_post(open_post(self.key(self.state, entry.gen), entry)))
        except ProtocolError as error:
            return Opened(entry, at, fault=error.code)


def content_of(case: dict[str, Any]) -> Any:
    """Return `record.json` of a case of the vectors."""
    parts = []
    for part in case["parts"]:
        space = Kept(part["log"], part["keys"])
        row = {"space": space, "id": space.id, "purpose": part["purpose"], "fault": ""}
        parts.append(SimpleNamespace(**row, log=space.opened()))
    connection = SimpleNamespace(
        practice_id=case["practice_id"],
        account=SimpleNamespace(id=case["viewer"] or "imani"),
        http=SimpleNamespace(now_ms=lambda: case["now"]),
    )
    seen = {"viewer": case["viewer"], "thread": parts[0].space, "about": parts[0].id}
    subject: Any = SimpleNamespace(connection=connection, parts=parts, **seen)
    return build_content(Record(subject, PRACTICE, "en"), [], "")

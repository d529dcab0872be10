"""Who opened a thread: telling it of oneself, and reading it of the others (promise 7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from meantime.sdk.errors import ProblemError, SdkError, may_pass
from meantime.sdk.folds.people import fold_people
from meantime.sdk.safety import ThreadSafety
from meantime.wire.records import NewOpening, OpeningPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

MINUTE_MS: Final = 60_000
TOGETHER_MS: Final = 15 * MINUTE_MS  # the server takes what comes within it as one stretch
MOST: Final = 500  # marks that wait for a connection; the oldest go first


@dataclass(frozen=True, slots=True)
class Opening:
    """That somebody opened a thread, or copied much of it to a device, by the server's word.

    `name` is the signed one, "" of who has none here. `at` and `last_at` (UTC) are None where the
    reader is told the day alone: `on`, in the zone of `Openings`. `until_seq` is how far it was
    shown, -1 to a client.
    """

    seat_id: str
    name: str
    kind: Literal["opened", "copied", "emergency"]
    role: str
    is_cover: bool
    is_emergency: bool
    on: date
    at: datetime | None
    last_at: datetime | None
    until_seq: int


@dataclass(frozen=True, slots=True)
class Openings:
    """Who opened a thread, newest first; `zone` is the practice's (IANA)."""

    zone: str
    found: list[Opening]


class Mark(msgspec.Struct, frozen=True):
    """That the thread was shown to me up to `seq`, at an instant in ms by the server's clock."""

    seq: int
    at: int


class Marks(msgspec.Struct, frozen=True):
    """When I was last shown the thread (ms, 0 for never), and what the server has yet to hear."""

    last_at: int = 0
    waiting: list[Mark] = []


class ThreadOpenings(ThreadSafety):
    """A part of `Thread`."""

    def mark_opened(self) -> None:
        """Say that I have had this thread before me as far as it is verified; never a client's.

        At most once in 15 minutes. Raises nothing: without a connection it is kept on this device,
        sealed, and goes out with its time as the thread is next brought up to date.
        """
        if self.is_mine_as_client():
            return
        now = self.connection.http.now_ms()
        with self.connection.local.change():
            marks = self._marks()
            if 0 <= now - marks.last_at < TOGETHER_MS:
                return
            waiting = [*marks.waiting, Mark(self.state.seq, now)]
            self._keep(Marks(now, waiting[-MOST:]))
        self.send_marks()

    def send_marks(self) -> None:
        """Tell the server what it has not heard of; what it refuses for good is dropped."""
        for mark in self._marks().waiting:
            try:
                self._tell(mark)
            except SdkError as error:
                if may_pass(error) or not isinstance(error, ProblemError):
                    return
            with self.connection.local.change():
                marks = self._marks()
                self._keep(Marks(marks.last_at, [m for m in marks.waiting if m != mark]))

    def openings(self) -> Openings:
        """Return who opened this thread, or copied it, from the first day on; newest first.

        A client is told their own clinician's by the day, once it is over, and everybody else's to
        the minute; staff all of it. Raises as `Http.get`.
        """
        pages = list(self._pages())
        people = fold_people(self.opened())
        found = {
            (row.seat_id, row.kind, row.at or row.on): Opening(
                name=people.name(row.seat_id), **msgspec.structs.asdict(row)
            )
            for page in pages
            for row in page.openings
        }
        return Openings(pages[0].zone, list(found.values()))

    def _pages(self) -> Iterator[OpeningPage]:
        cursor, path = "", f"/spaces/{self.id}/openings"
        while True:
            page = self.connection.http.get(path, OpeningPage, cursor=cursor)
            yield page
            cursor = page.next
            if not cursor:
                return

    def _tell(self, mark: Mark) -> None:
        is_now = (
            abs(self.connection.http.now_ms() - mark.at) < MINUTE_MS
        )  # two clocks never agree to the ms
        said = NewOpening(seq=mark.seq, at=None if is_now else mark.at)
        self.connection.http.change("PUT", f"/spaces/{self.id}/opening", said, insists=False)

    def _marks(self) -> Marks:
        kept = self.connection.local.noted(self._place)
        return msgspec.json.decode(kept, type=Marks) if kept else Marks()

    def _keep(self, marks: Marks) -> None:
        self.connection.local.note(self._place, msgspec.json.encode(marks))

    @property
    def _place(self) -> str:
        return f"opened/{self.id}"

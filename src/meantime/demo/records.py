"""What the made-up people do about records: who looks, how long they are kept, who asks for one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from meantime.protocol.record_posts import RetentionRule
from meantime.protocol.request_posts import RecordRequest
from meantime.sdk.record_requests import ask, today_in
from meantime.sdk.retention.record import client_records
from meantime.sdk.retention.table import RetentionTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from meantime.sdk import Person

    At = Callable[[int, str], datetime]

TABLE_AT: Final = (-44, "11:20")
CHOSEN_AT: Final = (-12, "16:40")
ASKED_AT: Final = (-4, "19:05")
LOOKS: Final = (  # who opens whose messages without writing anything
    ("imani", "maya", -8, "12:05"),
    ("imani", "daniel", -8, "12:30"),
    ("ruth", "maya", -1, "10:12"),
)
# Made up like everything here, and no state's law: a practice looks its own numbers up.
OURS: Final = RetentionRule(
    rule="practice", source="practice", kind="after_end", name="Our own rule", years=7
)


class Records(NamedTuple):
    """Plays it. `threads` are the clients' threads, `at` the instant of a day of the story."""

    people: Mapping[str, Person]
    threads: Mapping[str, str]
    at: At

    def events(self) -> list[tuple[datetime, Callable[[], None]]]:
        """Return all that happens, and when."""
        return [
            (self.at(*TABLE_AT), self._fill_table),
            (self.at(*CHOSEN_AT), self._keep_all),
            (self.at(*ASKED_AT), self._ask),
            *((self.at(day, at), partial(self._look, *who)) for *who, day, at in LOOKS),
        ]

    def _fill_table(self) -> None:
        owner = self.people["ruth"].connection
        checked = today_in(owner).isoformat()
        RetentionTable(owner).change([msgspec.structs.replace(OURS, checked_on=checked)])

    def _keep_all(self) -> None:
        with client_records(self.people["ruth"].connection) as records:
            for record in records:
                record.keep([OURS.rule])

    def _ask(self) -> None:
        grace = self.people["grace"]
        thread = grace.thread(self.threads["grace"]).sync()
        on = today_in(grace.connection).isoformat()
        ask(thread, RecordRequest(kind="access", on=on, form="app"))

    def _look(self, who: str, client: str) -> None:
        self.people[who].thread(self.threads[client]).sync().mark_opened()

"""A client whose care ended years ago, and a custodian who may end the record."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime import sdk
from meantime.protocol.posts import Profile
from meantime.protocol.record_posts import Ending, RetentionRule
from meantime.sdk.retention.record import client_records
from meantime.sdk.retention.table import RetentionTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.retention.record import ClientRecord
    from tests.sdk.office import Office

ADULT: Final = RetentionRule(rule="state.adult", source="state", kind="after_end", years=5)
MINOR: Final = RetentionRule(
    rule="state.minor", source="state", kind="after_majority", years=3, age=18
)
EMPTY: Final = RetentionRule(rule="board", source="board", kind="after_end")
PAST: Final = timedelta(days=7, minutes=5)


class Ended:
    """The office's client, discharged on a leap day; the practice has a table of rules."""

    def __init__(self, office: Office, birth_date: str = "") -> None:
        self.office = office
        self.owner = office.owner
        case = office.case
        assert case.thread
        case.thread.post(Ending(ending="discharged", on="2020-02-29"))
        if birth_date:
            case.describe(Profile(name="Jo Kim", birth_date=birth_date))
        RetentionTable(self.owner.connection).change([ADULT, MINOR, EMPTY])

    @contextmanager
    def record(self, device: str = "device") -> Iterator[ClientRecord]:
        """Yield the record as the custodian has it now, on a device of theirs."""
        hands = self.office.hands
        person = hands.take(hands.practice.owner, device=device)
        with client_records(person.connection, self.office.case.id) as (record,):
            yield record

    def wait(self) -> None:
        """Let the days go by in which its end can still be stopped."""
        office, clock = self.office, self.office.hands.world.clock
        clock.set(clock.now() + PAST)
        office.owner, office.anna, office.jo = map(
            self.again, (office.owner, office.anna, office.jo)
        )
        office.theirs = office.jo.thread(office.case.id)
        self.owner = office.owner

    def again(self, person: sdk.Person) -> sdk.Person:
        """Return somebody signed in anew: sign-ins do not last that long."""
        hands = self.office.hands
        account, folder = person.connection.account, hands.folder / "device"
        return hands.enter_context(sdk.connect_by_key(hands.http(), account, folder))

    def plan(self) -> None:
        with self.record() as record:
            record.keep(["state.adult"])
            record.plan()
        self.wait()

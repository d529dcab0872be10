"""One client's record in a custodian's hands: until when it is kept, what holds it, its end."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from meantime.protocol.record_posts import Hold, Keeping
from meantime.protocol.writing import make_entry_id
from meantime.retention.rules import Decision, decide, read_day, refusal
from meantime.sdk.cases import newest_profile
from meantime.sdk.export.every import practice_holdings
from meantime.sdk.folds.keeping import (
    end_of_care,
    is_at_its_end,
    newest_keeping,
    newest_table,
    standing_holds,
)
from meantime.sdk.progress import unseen
from meantime.sdk.retention.errors import NoDesk, NoSuchHold, StillKept
from meantime.sdk.retention.table import as_rule, directory_of, pick
from meantime.sdk.spaces import Space
from meantime.wire import retention as wire
from meantime.wire.practices import Practice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.protocol.record_posts import RetentionRule
    from meantime.sdk.connection import Connection
    from meantime.sdk.export.every import Held
    from meantime.sdk.practice_seat import PracticeSeat
    from meantime.sdk.progress import Progress

Of = Literal["thread", "chart", "desk"]

ORDER: Final[tuple[Of, ...]] = ("thread", "chart", "desk")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules go by: local days. `born_on` is None where no desk says it."""

    ended_on: date
    born_on: date | None


@dataclass(slots=True)
class ClientRecord:
    """The record about the thread `id`; the practice's seat writes, `custodian` decides."""

    custodian: Connection
    practice: PracticeSeat
    id: str
    name: str
    spaces: dict[Of, Space]
    zone: ZoneInfo

    @property
    def path(self) -> str:
        return f"/retention/{self.id}"

    @property
    def desk(self) -> Space:
        """Return the desk. Raises NoDesk."""
        if "desk" not in self.spaces:
            raise NoDesk
        return self.spaces["desk"]

    def table(self) -> list[RetentionRule]:
        """Return the practice's table of rules."""
        return newest_table(directory_of(self.practice).opened())

    def facts(self) -> Facts:
        """Return when care ended, and when the client was born."""
        log, now = self.spaces["thread"].opened(), self.custodian.http.now_ms()
        profile = newest_profile(self.desk) if "desk" in self.spaces else None
        born_on = read_day(profile.birth_date) if profile else None
        said = self.keeping()
        if said and is_at_its_end(log):
            return Facts(date.fromisoformat(said.ended_on), born_on)
        return Facts(end_of_care(log, self.zone, now), born_on)

    def standing(self) -> wire.KeptRecord:
        """Return what the server knows of it."""
        return self.custodian.http.get(self.path, wire.KeptRecord)

    def keeping(self) -> Keeping | None:
        """Return what was said last of how long it is kept."""
        return newest_keeping(self.desk.opened()) if "desk" in self.spaces else None

    def holds(self) -> list[Hold]:
        """Return the holds that stand."""
        return standing_holds(self.desk.opened())

    def decision(self, rules: Sequence[str] | None = None) -> Decision:
        """Return until when it is kept by some rules, or by those that were chosen for it.

        Raises NoSuchRule for one that the table has not, or that is not filled in.
        """
        chosen = self.keeping()
        ids = rules if rules is not None else chosen.rules if chosen else []
        facts = self.facts()
        return decide(pick(self.table(), ids), facts.ended_on, facts.born_on)

    def keep(self, rules: Sequence[str]) -> Decision:
        """Say which rules hold for it; the server is told the day alone. Raises as `decision`."""
        decision = self.decision(rules)
        self._say(rules, decision)
        self._tell(decision.destroy_on)
        return decision

    def hold(self, why: str) -> Hold:
        """Set a legal hold. It stands at the server before its reason is sealed in the desk."""
        hold = Hold(hold=make_entry_id(), on=self.today().isoformat(), why=why)
        desk = self.desk
        self._hold(is_held=True)
        desk.post(hold)
        return hold

    def release(self, hold: Hold, why: str = "") -> None:
        """Release a hold; the record may go on to its end once none stands. Raises NoSuchHold."""
        standing = {each.hold for each in self.holds()}
        if hold.hold not in standing:
            raise NoSuchHold("This hold does not stand.")
        gone = Hold(hold=hold.hold, on=self.today().isoformat(), why=why, gone=1)
        self.desk.post(gone)
        if standing == {hold.hold}:
            self._hold(is_held=False)

    def free(self) -> None:
        """Release a hold that the server has and no desk says. Raises NoSuchHold if one does."""
        if self.holds():
            raise NoSuchHold("A hold stands in the desk.")
        self._hold(is_held=False)

    def plan(self) -> wire.KeptRecord:
        """Ask for its end, once its day has come by what is so today; every custodian is told.

        Raises StillKept, NoSuchRule, ProblemError `record-kept`.
        """
        destroy_on = self.demand_due()
        return self.custodian.http.put(
            f"{self.path}/plan", wire.DestructionPlan(destroy_on=destroy_on), wire.KeptRecord
        )

    def cancel(self) -> None:
        """Take back that its end was asked for."""
        self.custodian.http.change("DELETE", f"{self.path}/plan")

    def demand_due(self) -> date:
        """Return its day, counted anew and told to the server. Raises StillKept, NoSuchRule."""
        decision = self.decision()
        is_held = bool(self.holds()) or self.standing().is_held
        if wrong := refusal(decision.destroy_on, self.today(), self.here(), is_held=is_held):
            raise StillKept(wrong)
        assert decision.destroy_on  # noqa: S101  `refusal` has looked
        self._tell(decision.destroy_on)
        return decision.destroy_on

    def rule(self, rule_id: str) -> RetentionRule | None:
        """Return a line of the table, None for none."""
        return next((line for line in self.table() if as_rule(line).id == rule_id), None)

    def today(self) -> date:
        """Return the practice's day, by the server's clock."""
        now_ms = self.custodian.http.now_ms()
        return datetime.fromtimestamp(now_ms / 1000, UTC).astimezone(self.zone).date()

    def here(self) -> date:
        """Return the practice's day, by this computer's clock."""
        return datetime.fromtimestamp(time.time(), UTC).astimezone(self.zone).date()

    def _say(self, rules: Sequence[str], decision: Decision) -> None:
        facts = self.facts()
        said = Keeping(
            rules=list(rules),
            ended_on=facts.ended_on.isoformat(),
            birth_date=facts.born_on.isoformat() if facts.born_on else "",
            destroy_on=decision.destroy_on.isoformat() if decision.destroy_on else "",
            rule=decision.rule,
        )
        if self.keeping() != said:
            self.desk.post(said)

    def _tell(self, destroy_on: date | None) -> None:
        others = [space.id for of, space in self.spaces.items() if of != "thread"]
        choice = wire.KeepingChoice(spaces=others, destroy_on=destroy_on)
        self.custodian.http.put(self.path, choice, wire.KeptRecord)

    def _hold(self, *, is_held: bool) -> None:
        choice = wire.HoldChoice(is_held=is_held)
        self.custodian.http.put(f"{self.path}/hold", choice, wire.KeptRecord)


@contextmanager
def client_records(
    connection: Connection, which: str = "", tell: Progress = unseen
) -> Iterator[list[ClientRecord]]:
    """Yield the records of the clients of this name, or whose id begins so; all for "".

    Raises ProtocolError `nokey` for all but custodians, Unreachable.
    """
    zone = ZoneInfo(connection.http.get("/practice", Practice).details.zone)
    with practice_holdings(connection, tell) as holdings:
        found = holdings.find(which) if which else holdings.clients.values()
        yield [_record(connection, held, zone) for held in found if held.spaces]


def _record(connection: Connection, held: Held, zone: ZoneInfo) -> ClientRecord:
    by_purpose = {of: (seat, id_) for seat, id_, of in held.spaces}
    spaces = {
        of: Space(by_purpose[of][0], by_purpose[of][1]).sync() for of in ORDER if of in by_purpose
    }
    practice = held.spaces[0][0]
    return ClientRecord(connection, practice, held.id, held.name, spaces, zone)

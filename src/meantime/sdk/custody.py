"""What custodians look after: the practice's key, and whether it opens what it should."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from meantime.protocol.record_posts import RecoveryCode
from meantime.sdk import covering, records_check, rotation
from meantime.sdk.directory import find_directory
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.records_checks import fold_checks, fold_codes
from meantime.sdk.locks import code_opens
from meantime.sdk.practice_seat import practice_keys
from meantime.sdk.progress import unseen
from meantime.sdk.reading_policy import today_there
from meantime.wire import records as wire
from meantime.wire.accounts import Me

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.records_checks import Checks
    from meantime.sdk.progress import Progress
    from meantime.sdk.records_check import Checked
    from meantime.sdk.rotation import Rotated
    from meantime.wire.spaces import SeatTerm


ENOUGH: Final = 2  # custodians: one may lose everything


@dataclass(frozen=True, slots=True)
class Health:
    """How the practice's records stand.

    `custodians` hold its key, each with what they say of their recovery code. `alarms` stand in
    `checks`. By the server's word: `overdue` are seats whose term is over and whose keys were not
    changed, `rotating` how many spaces an earlier key still holds, `leavers` who left and sits in
    how many, `unattended` threads whose client has no clinician.
    """

    custodians: dict[str, RecoveryCode]
    checks: Checks
    overdue: list[SeatTerm]
    rotating: int
    leavers: dict[str, int]
    unattended: list[str]

    @property
    def is_at_risk(self) -> bool:
        """Whether one loss more would close the records for good."""
        codes = self.custodians.values()
        return len(codes) < ENOUGH and not any(code.stored for code in codes)


class Custody:
    """For custodians; anybody else gets ProtocolError `nokey` or ProblemError `not-permitted`."""

    def __init__(self, connection: Connection, login: str) -> None:
        self._connection = connection
        self._login = login

    def health(self) -> Health:
        """Return how the practice's records stand. Raises SdkError without a directory."""
        connection = self._connection
        newest = practice_keys(connection)[0].id
        told = connection.http.get("/custody", wire.Custody)
        log, now = find_directory(connection).opened(), connection.http.now_ms()
        codes, seats = fold_codes(log), connection.practice().seats
        held_by = [id_ for id_, seat in seats.items() if seat.role == "custodian"]
        today = datetime.fromtimestamp(now / 1000, UTC)
        return Health(
            custodians={id_: codes.get(id_, RecoveryCode()) for id_ in held_by},
            checks=fold_checks(log, fold_people(log)),
            overdue=[t for t in covering.terms(connection) if t.ends_at <= today and t.role],
            rotating=sum(s.spaces for s in told.practice_seats if s.seat_id != newest),
            leavers={each.seat_id: each.spaces for each in told.leavers},
            unattended=told.unattended,
        )

    def rotate(self, tell: Progress = unseen) -> Rotated:
        """F11: give the practice a new key and every space with it. Raises as `rotation`."""
        return rotation.rotate(self._connection, tell)

    def finish_rotation(self, tell: Progress = unseen) -> Rotated:
        """Finish a rotation that broke off, on whatever device. Raises as `rotation`."""
        return rotation.go_on(self._connection, tell)

    def rotation_left_over(self) -> int:
        """Return how many spaces an earlier key of the practice still holds. As `rotation`."""
        return rotation.left_over(self._connection)

    def check(self, tell: Progress = unseen) -> Checked:
        """F13: try every box of the practice. Raises as `records_check`."""
        return records_check.check_records(self._connection, tell)

    def check_if_due(self, tell: Progress = unseen) -> Checked | None:
        """F13: try a sample if that was not done today. Raises as `records_check`."""
        return records_check.check_if_due(self._connection, tell)

    def say_code_stored(self) -> None:
        """Note that one's own recovery code lies away from the practice, from today on."""
        self._say(stored=today_there(self._connection).isoformat())

    def try_code(self, code: str) -> bool:
        """Tell whether one's own recovery code opens the account; note the day if it does.

        Raises ProtocolError `code` for a mistyped one; ProblemError if it was tried too often.
        """
        http = self._connection.http
        login = self._login or http.get("/me", Me).login
        opens = code_opens(http, login, code, self._connection.account.id)
        if opens:
            self._say(checked=today_there(self._connection).isoformat())
        return opens

    def _say(self, *, stored: str = "", checked: str = "") -> None:
        directory = find_directory(self._connection)
        said = fold_codes(directory.opened()).get(directory.me, RecoveryCode())
        post = RecoveryCode(stored=stored or said.stored, checked=checked or said.checked)
        if post != said:
            directory.post(post)

"""A snapshot that a custodian has opened: who its clients are, and what is wrong with the file."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from meantime.protocol.errors import ProtocolError
from meantime.protocol.trust import check_mine, whole_roster
from meantime.sdk.crisis_snapshot.errors import NoKeyInside
from meantime.sdk.crisis_snapshot.logs import copied, opened
from meantime.sdk.crisis_snapshot.sheets import Sheet, read_desk, thread_sheet
from meantime.sdk.practice_seat import keys_held
from meantime.sdk.progress import unseen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.protocol.keys import Account
    from meantime.protocol.state import SpaceState
    from meantime.sdk.crisis_snapshot.file import Member, SnapshotFile
    from meantime.sdk.crisis_snapshot.logs import Copied
    from meantime.sdk.crisis_snapshot.sheets import Desk
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.progress import Progress

WHOLE_FILE: Final = ""  # where a fault of none of its logs is noted
TYPES: Final = {"thread": "care", "desk": "team"}


class Snapshot:
    """What `custodian` reads in a file, one log at a time; nothing of it is written anywhere.

    `faults` says of each log that is not whole why, by its space, and what befell the file itself
    under WHOLE_FILE; of a thread once it was read. Raises NoKeyInside.
    """

    def __init__(self, file: SnapshotFile, custodian: Account) -> None:
        self.about = file.about
        self.faults: dict[str, str] = {} if file.has_list else {WHOLE_FILE: "damaged"}
        self._file = file
        state = self._practice()
        try:
            check_mine(state, custodian.id)
            self._keys = keys_held(state, custodian)
        except ProtocolError:
            raise NoKeyInside from None
        self._roster = whole_roster(state)
        for space in file.missing():
            self.faults[space] = "damaged"
        self._is_whole = file.is_whole()

    def clients(self, name: str = "", tell: Progress = unseen) -> list[Sheet]:
        """Return the clients whose names contain this, or all of them; by name.

        Somebody whose name cannot be read is always among them.
        """
        desks = self._desks()
        threads = self._file.logs("thread")
        wanted = [
            member for space, member in threads.items() if _may_be(name, desks.get(space, ()))
        ]
        sheets = []
        for done, member in enumerate(wanted):
            tell(done, len(wanted))
            sheet = thread_sheet(*self._read(member))
            _describe(sheet, desks.get(sheet.id, ()))
            sheets.append(sheet)
        tell(len(wanted), len(wanted))
        sheets += [_lone(said) for space, said in desks.items() if space not in threads]
        if not self.faults and not self._is_whole:
            self.faults[WHOLE_FILE] = "altered"
        found = [sheet for sheet in sheets if not sheet.name or _contains(sheet.name, name)]
        return sorted(found, key=lambda each: (each.name.casefold(), each.id))

    def _practice(self) -> SpaceState:
        """Return what the practice's own log proves, by the copy that goes further."""
        logs = [copied(self._file, member) for member in self._file.practice_logs()]
        for log in logs:
            self._note(log)
        states = [log.state for log in logs if log.state and log.state.type == "practice"]
        if not states:
            raise NoKeyInside
        return max(states, key=lambda state: state.seq)

    def _desks(self) -> dict[str, list[Desk]]:
        """Return what desks say, by the thread whose client they are about."""
        found: defaultdict[str, list[Desk]] = defaultdict(list)
        for member in self._file.logs("desk").values():
            if desk := read_desk(*self._read(member)):
                found[desk.about].append(desk)
        return found

    def _read(self, member: Member) -> tuple[Copied, list[Opened]]:
        log = copied(self._file, member)
        if log.state and log.state.type != TYPES[log.head.purpose]:
            log.state, log.fault = None, "unknownspace"
        entries = opened(log, self._keys, self._roster)
        self._note(log)
        return log, entries

    def _note(self, log: Copied) -> None:
        if log.fault:
            self.faults[log.head.space] = log.fault


def _may_be(name: str, desks: Sequence[Desk]) -> bool:
    """Tell whether a client may be called so, before their thread is read."""
    names = list(_names(desks))
    return not names or any(_contains(each, name) for each in names)


def _describe(sheet: Sheet, desks: Sequence[Desk]) -> None:
    """Add what the desk says, of several the first that says who.

    Somebody without a seat in the thread cannot call its client by another name.
    """
    ours = [desk for desk in desks if desk.founder in sheet.seated]
    sheet.profile = next((desk.profile for desk in ours if desk.profile), None)
    sheet.name = sheet.profile.name if sheet.profile else sheet.name
    if fault := next((desk.fault for desk in ours if desk.fault), ""):
        sheet.faults["desk"] = fault


def _lone(desks: Sequence[Desk]) -> Sheet:
    """Return what is known of a client whose thread is not in the file."""
    profile = next((desk.profile for desk in desks if desk.profile), None)
    name = profile.name if profile else ""
    return Sheet(desks[0].about, name, profile, faults={"thread": "damaged"})


def _names(desks: Sequence[Desk]) -> Iterator[str]:
    yield from (desk.profile.name for desk in desks if desk.profile)


def _contains(name: str, part: str) -> bool:
    return _plain(part) in _plain(name)


def _plain(name: str) -> str:
    """Return a name as it is searched: no capitals, no accents."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))

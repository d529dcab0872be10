"""The records of a whole practice, by its own seat, one client at a time: for custodians."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from meantime.protocol.errors import ProtocolError
from meantime.sdk.cases import newest_profile
from meantime.sdk.directory import find_colleague
from meantime.sdk.errors import ProblemError, SdkError, StrangeAnswer
from meantime.sdk.export.errors import AlreadyWhole
from meantime.sdk.export.exporting import VERIFIER, Wanted, export_record, verifier
from meantime.sdk.export.folder import MANIFEST, Folder, What
from meantime.sdk.export.subject import Part, Subject, practice_part
from meantime.sdk.listing import list_spaces
from meantime.sdk.practice_seat import acting_as, practice_keys
from meantime.sdk.progress import unseen
from meantime.sdk.spaces import Space

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from meantime.sdk.connection import Connection
    from meantime.sdk.practice_seat import PracticeSeat
    from meantime.sdk.progress import Progress
    from meantime.wire.spaces import SpaceSummary

CLIENTS: Final = "clients.json"


@dataclass(slots=True)
class Held:
    """A client as the practice's own seat finds them: by thread, chart and desk, unread yet.

    `name` is the desk's word, "" where it has none; `by` the name of the custodian.
    """

    id: str
    name: str = ""
    by: str = ""
    spaces: list[tuple[PracticeSeat, str, str]] = field(default_factory=list)  # its id and purpose

    def record(self) -> Subject:
        """Return the record, read afresh; the practice says in the thread that it is exported."""
        parts = [Part(Space(seat, id_), purpose) for seat, id_, purpose in self.spaces]
        thread = next((part.space for part in parts if part.purpose == "thread"), None)
        acting = self.spaces[0][0] if thread is None else thread.connection
        first = practice_part(acting)
        return Subject(acting, self.id, [first, *parts], thread, by=self.by)


@dataclass(slots=True)
class Holdings:
    """All clients of a practice, as the custodian `by` finds them.

    `unplaced` are spaces that do not say whose they are, and why.
    """

    by: str = ""
    clients: dict[str, Held] = field(default_factory=dict)
    unplaced: dict[str, str] = field(default_factory=dict)

    def find(self, which: str) -> list[Held]:
        """Return the clients of this name, or whose id begins so."""
        every = self.clients.values()
        return [
            each
            for each in every
            if each.id.startswith(which) or (each.name and each.name.casefold() == which.casefold())
        ]


@contextmanager
def practice_holdings(connection: Connection, tell: Progress = unseen) -> Iterator[Holdings]:
    """Yield the clients whom the practice has, while its seat is signed in under all its keys.

    Raises ProtocolError `nokey` for all but custodians, Unreachable.
    """
    with ExitStack() as stack:
        found = Holdings(_own_name(connection))
        for key in practice_keys(connection):
            seat = stack.enter_context(acting_as(connection, key))
            if seat is not None:
                listed = [one for one in list_spaces(seat.http) if one.until_seq < 0]
                for done, one in enumerate(listed):
                    tell(done, len(listed))
                    _place(found, seat, one)
        yield found


def export_all(
    connection: Connection, holdings: Holdings, path: Path, wanted: Wanted, tell: Progress = unseen
) -> dict[str, str]:
    """Export every client's record into a folder of its own under `path`; return what failed.

    Whoever is whole already is not read again, so it goes on where it stopped. Raises NotAnExport,
    AlreadyWhole, NoRoom, OSError, Unreachable.
    """
    formats = sorted(wanted.formats)
    me = connection.account.id
    what = What(connection.practice_id, "", me, wanted.locale, wanted.with_keys, formats)
    folder = Folder(path, what)
    failed = dict(holdings.unplaced)
    for done, held in enumerate(holdings.clients.values()):
        tell(done, len(holdings.clients))
        if fault := _export(held, path / "clients" / held.id, wanted):
            failed[held.id] = fault
    tell(len(holdings.clients), len(holdings.clients))
    rows = [_row(path, held, failed.get(held.id, "")) for held in holdings.clients.values()]
    unplaced = [{"space": space, "fault": code} for space, code in holdings.unplaced.items()]
    folder.write_json(CLIENTS, {"clients": rows, "unplaced": unplaced})
    folder.write(VERIFIER, [verifier()])
    whole = [f"{row['folder']}/{MANIFEST}" for row in rows if not row["fault"]]
    folder.finish([CLIENTS, VERIFIER, *whole])
    return failed


def _export(held: Held, path: Path, wanted: Wanted) -> str:
    """Export one client; return the code of what kept that from being done, "" if nothing did."""
    try:
        export_record(held.record(), path, wanted)
    except AlreadyWhole:
        return ""
    except ProtocolError as error:
        return error.code
    except ProblemError as refused:
        return refused.slug
    except StrangeAnswer:
        return "strange"
    return ""


def _row(path: Path, held: Held, fault: str) -> dict[str, Any]:  # Any: JSON
    folder = (path / "clients" / held.id).relative_to(path).as_posix()
    return {"client": held.name, "about": held.id, "folder": folder, "fault": fault}


def _place(found: Holdings, seat: PracticeSeat, one: SpaceSummary) -> None:
    """Find whose a space is. Directory and answers are no client's."""
    if one.purpose not in {"thread", "chart", "desk"}:
        return
    space = Space(seat, one.id)
    try:
        about = one.id if one.purpose == "thread" else _about(space, one)
        profile = newest_profile(space) if one.purpose == "desk" else None
    except ProtocolError as error:
        found.unplaced[one.id] = error.code
        return
    except ProblemError as refused:
        found.unplaced[one.id] = refused.slug
        return
    held = found.clients.setdefault(about, Held(about, by=found.by))
    held.name = held.name or (profile.name if profile else "")
    held.spaces.append((seat, one.id, one.purpose))


def _own_name(connection: Connection) -> str:
    try:
        return find_colleague(connection, connection.account.id).name
    except (SdkError, ProtocolError):
        return ""  # whom the directory does not name


def _about(space: Space, one: SpaceSummary) -> str:
    return space.catch_up(one.head).purpose().about or one.id

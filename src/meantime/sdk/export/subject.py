"""Whose record is exported, and out of which spaces. Spaces `private` are in none, ever."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from meantime.protocol.errors import ProtocolError
from meantime.sdk.cases import newest_profile
from meantime.sdk.errors import ProblemError, SdkError, StrangeAnswer
from meantime.sdk.export.errors import MayNotExport
from meantime.sdk.journal import journals
from meantime.sdk.listing import list_spaces
from meantime.sdk.practice_seat import PracticeSeat
from meantime.sdk.spaces import Space

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.sdk.cases import Case
    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.opened import Opened

POSTING: Final = {"clinician", "practice"}


@dataclass(slots=True)
class Part:
    """A space of a record. `fault` is the code that stopped it, "" if all of it is here.

    `log` is what the record is made from, taken once, so that all files tell the same.
    """

    space: Space
    purpose: str
    fault: str = ""
    log: list[Opened] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.space.id

    def take(self) -> None:
        """Fetch what there is and take it in; whatever stops that is noted. Raises Unreachable."""
        try:
            self.space.sync()
        except ProtocolError as error:
            self.fault = error.code
        except ProblemError as refused:
            self.fault = refused.slug
        except StrangeAnswer:
            self.fault = "strange"
        with suppress(ProtocolError):
            self.log = self.space.opened()


@dataclass(slots=True)
class Subject:
    """The record of a client, `about` a thread; or a client's own, `about` themselves.

    `thread` is where an export is announced, None where there is none, as for one's own; `by` names
    the custodian who acts by the practice's seat, else "".
    """

    connection: Connection  # of whoever exports
    about: str
    parts: list[Part]
    thread: Space | None = None
    is_own: bool = False
    by: str = ""

    @property
    def viewer(self) -> str:
        """Return by whose eyes a client's own record is seen; "" where all is shown."""
        return self.connection.account.id if self.is_own else ""


def own_record(connection: Connection) -> Subject:
    """Return what a client takes home: their threads and their journal."""
    listed = [one for one in list_spaces(connection.http) if one.role == "client"]
    threads = [Part(Space(connection, one.id), "thread") for one in listed]
    own = [Part(space, "journal") for space in journals(connection)]
    return Subject(connection, connection.account.id, [*threads, *own], is_own=True)


def case_record(case: Case) -> Subject:
    """Return the record of a client of one's own. Raises MayNotExport."""
    thread = case.thread
    if thread is None or thread.my_role() not in POSTING:
        raise MayNotExport
    held = (("thread", case.thread), ("chart", case.chart), ("desk", case.desk))
    # As spaces, for a thread that nobody was invited to yet has no purpose, and is exported too.
    parts = [Part(Space(case.connection, one.id), of) for of, one in held if one is not None]
    first = practice_part(case.connection)
    return Subject(case.connection, case.id, [first, *parts], parts[0].space)


def practice_part(connection: Connection) -> Part:
    """Return the practice's own log: cards alone, by which the others are trusted."""
    holder = connection.custodian if isinstance(connection, PracticeSeat) else connection
    return Part(Space(holder, connection.practice_id), "practice")


def client_name(parts: Iterable[Part]) -> str:
    """Return what the practice calls a client, "" where no desk says it."""
    for part in parts:
        if part.purpose == "desk":
            with suppress(ProtocolError, SdkError):
                profile = newest_profile(part.space)
                return profile.name if profile else ""
    return ""

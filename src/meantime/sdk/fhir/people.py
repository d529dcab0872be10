"""Who is in a record: the client, the care team, guardians."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from meantime.fhir.record import Client, Person
from meantime.sdk.folds.people import fold_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from meantime.sdk.cases import Case
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import Member, People

Role = Literal["clinician", "observer", "practice", "guardian", "client"]

# What somebody is in a record, by their role in a thread, a chart or a desk.
ROLES: Final[dict[str, Role]] = {
    "clinician": "clinician",
    "member": "clinician",
    "observer": "observer",
    "practice": "practice",
    "client": "client",
}


def client_of(case: Case, thread: People) -> Client:
    """Return the client, with every seat that was theirs.

    Whoever lost all keys came back to another seat under the same name. Of two who sit in a thread
    at once the first is the one whom the record is about.
    """
    clients = [each for each in thread.by_id.values() if each.role == "client"]
    first = next((each for each in clients if each.is_seated), clients[0] if clients else None)
    seats = [each.id for each in clients if first and _is_same(each, first)]
    return Client(tuple(seats), case.name(), case.profile())


def people_of(logs: Iterable[Sequence[Opened]], client: Client) -> list[Person]:
    """Return everybody else who sits or sat in the spaces, the first word for each counts."""
    found: dict[str, Person] = {}
    for log in logs:
        for member in fold_people(log).by_id.values():
            role, known = ROLES.get(member.role), found.get(member.id)
            if role is None or member.id in client.seats or (known and known.name):
                continue
            found[member.id] = Person(
                member.id, known.role if known else role, member.name, member.credential
            )
    return list(found.values())


def _is_same(one: Member, first: Member) -> bool:
    if one.id == first.id:
        return True
    return not one.is_seated and one.name.casefold() == first.name.casefold()

"""Ways in: the practice, its staff, its invitations, who answers for a thread."""

from __future__ import annotations

from litestar import delete, get, patch, post, put
from litestar.di import NamedDependency as Given
from litestar.di import Provide
from litestar.params import FromPath, FromQuery, JSONBody

from meantime.server.accounts.door import Door
from meantime.server.accounts.routes import provide_door
from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.server.practices import service
from meantime.server.spaces.routes import read_entry
from meantime.wire.practices import (
    InvitationPage,
    NewPractice,
    PermissionsChange,
    Practice,
    PracticeCreated,
    PracticeDetails,
    ResponsibleChange,
    SetupCode,
    SetupStanding,
    Staff,
)
from meantime.wire.spaces import Term, TermPage


@post("/practices", dependencies={"door": Provide(provide_door, sync_to_thread=False)})
async def found_practice(
    store: Given[Store], door: Given[Door], data: JSONBody[NewPractice]
) -> PracticeCreated:
    """Found a practice with a set-up code.

    Problems: malformed, setup-refused, locks-needed, login-taken, invalid-entry.
    """
    return await store.write(None, service.found, door, data, read_entry(data.root))


@post("/setup-codes/standing", status_code=200)
async def show_setup_code(store: Given[Store], data: JSONBody[SetupCode]) -> SetupStanding:
    """Say whether a set-up code is still good. Problems: malformed."""
    return await store.read(None, service.show_setup_code, data.setup_code)


@get("/practice")
async def show_practice(store: Given[Store], actor: Given[Actor]) -> Practice:
    """Return the caller's practice. Problems: not-found."""
    return await store.read(actor, service.show_practice)


@patch("/practice")
async def change_practice(
    store: Given[Store], actor: Given[Actor], data: JSONBody[PracticeDetails]
) -> Practice:
    """Change what the practice says of itself. Problems: malformed, not-permitted."""
    return await store.write(actor, service.change_practice, data)


@get("/staff")
async def list_staff(store: Given[Store], actor: Given[Actor]) -> Staff:
    """List who is of the practice today. Problems: not-permitted."""
    return await store.read(actor, service.list_staff)


@put("/staff/{account_id:str}", status_code=204)
async def change_permissions(
    store: Given[Store],
    actor: Given[Actor],
    account_id: FromPath[str],
    data: JSONBody[PermissionsChange],
) -> None:
    """Change what somebody may do. Problems: malformed, not-permitted, not-found."""
    await store.write(actor, service.change_permissions, account_id, data)


@get("/invitations")
async def list_invitations(
    store: Given[Store], actor: Given[Actor], cursor: FromQuery[str] = ""
) -> InvitationPage:
    """List invitations, newest first. Problems: malformed, not-permitted."""
    return await store.read(actor, service.list_invitations, cursor)


@put("/spaces/{space_id:str}/responsible", status_code=204)
async def set_responsible(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    data: JSONBody[ResponsibleChange],
) -> None:
    """Hand a thread over. Problems: malformed, not-found, not-permitted."""
    await store.write(actor, service.set_responsible, space_id, data.account_id)


@put("/spaces/{space_id:str}/seats/{seat_id:str}/term", status_code=204)
async def set_term(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    seat_id: FromPath[str],
    data: JSONBody[Term],
) -> None:
    """Serve a colleague's seat for a time alone. Problems: malformed, not-found, not-permitted."""
    await store.write(actor, service.set_term, space_id, seat_id, data)


@delete("/spaces/{space_id:str}/seats/{seat_id:str}/term", status_code=204)
async def end_term(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], seat_id: FromPath[str]
) -> None:
    """End a seat's term now. Problems: not-found, not-permitted."""
    await store.write(actor, service.end_term, space_id, seat_id)


@get("/terms")
async def list_terms(
    store: Given[Store], actor: Given[Actor], cursor: FromQuery[str] = ""
) -> TermPage:
    """List the seats for a time where the caller sits; to custodians all. Problems: malformed."""
    return await store.read(actor, service.list_terms, cursor)


ROUTES = [
    set_term,
    end_term,
    list_terms,
    found_practice,
    show_setup_code,
    show_practice,
    change_practice,
    list_staff,
    change_permissions,
    list_invitations,
    set_responsible,
]

"""Ways in: the roll-out, its tasks and phases, reviews, surveys, vendors."""

from __future__ import annotations

from litestar import delete, get, post, put
from litestar.di import NamedDependency as Given
from litestar.params import FromPath, JSONBody

from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.server.notices.service.ways import Ways
from meantime.server.rollout import service
from meantime.wire.reviews import NewReview, ReviewShown
from meantime.wire.rollout import PhaseChoice, Reason, Rollout, TaskTick
from meantime.wire.surveys import NewRound, Round, Rounds
from meantime.wire.vendors import NewVendor, Vendors


@get("/rollout")
async def show_rollout(store: Given[Store], actor: Given[Actor]) -> Rollout:
    """Return the plan, what is done of it and what shows that. Problems: not-permitted."""
    return await store.read(actor, service.show_rollout)


@put("/rollout/tasks/{task_id:str}")
async def tick_task(
    store: Given[Store], actor: Given[Actor], task_id: FromPath[str], data: JSONBody[TaskTick]
) -> Rollout:
    """Say that a task is done, or is not. Problems: malformed, not-found, not-permitted."""
    return await store.write(actor, service.tick, task_id, data)


@put("/rollout/phase")
async def choose_phase(
    store: Given[Store], actor: Given[Actor], data: JSONBody[PhaseChoice]
) -> Rollout:
    """Open a phase. Problems: malformed, not-permitted, rollout-not-ready."""
    return await store.write(actor, service.choose_phase, data)


@put("/rollout/exceptions/{space_id:str}")
async def allow_exception(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], data: JSONBody[Reason]
) -> Rollout:
    """Give a thread a place beside the others. Problems: malformed, not-found, not-permitted."""
    return await store.write(actor, service.allow, space_id, data)


@delete("/rollout/exceptions/{space_id:str}", status_code=200)
async def disallow_exception(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str]
) -> Rollout:
    """Let a thread count among the others again. Problems: not-found, not-permitted."""
    return await store.write(actor, service.disallow, space_id)


@get("/rollout/review")
async def show_review(store: Given[Store], actor: Given[Actor]) -> ReviewShown:
    """Return what there is to review, and the reviews that were held. Problems: not-permitted."""
    return await store.read(actor, service.show_review)


@post("/rollout/reviews")
async def file_review(
    store: Given[Store], actor: Given[Actor], data: JSONBody[NewReview]
) -> ReviewShown:
    """Note that a review was held. Problems: malformed, not-permitted."""
    return await store.write(actor, service.file_review, data)


@get("/surveys")
async def list_rounds(store: Given[Store], actor: Given[Actor]) -> Rounds:
    """List the rounds of surveys that concern the caller. Problems: not-permitted."""
    return await store.read(actor, service.list_rounds)


@post("/surveys")
async def open_round(store: Given[Store], actor: Given[Actor], data: JSONBody[NewRound]) -> Round:
    """Ask a survey, under an id of the caller's choice. Problems: malformed, not-permitted."""
    return await store.write(actor, service.open_round, data)


@put("/surveys/{round_id:str}/answered")
async def note_answer(store: Given[Store], actor: Given[Actor], round_id: FromPath[str]) -> Round:
    """Say that the caller has answered; again changes nothing. Problems: not-found."""
    return await store.write(actor, service.note_answer, round_id)


@get("/vendors")
async def show_vendors(store: Given[Store], ways: Given[Ways], actor: Given[Actor]) -> Vendors:
    """Return the register of vendors, and what each way out carries. Problems: not-permitted."""
    return await store.read(actor, service.show_vendors, ways)


@put("/vendors/{vendor_id:str}")
async def note_vendor(
    store: Given[Store],
    ways: Given[Ways],
    actor: Given[Actor],
    vendor_id: FromPath[str],
    data: JSONBody[NewVendor],
) -> Vendors:
    """Note a vendor under an id of the caller's choice. Problems: malformed, not-permitted."""
    return await store.write(actor, service.note_vendor, ways, vendor_id, data)


@delete("/vendors/{vendor_id:str}")
async def drop_vendor(store: Given[Store], actor: Given[Actor], vendor_id: FromPath[str]) -> None:
    """Take a vendor out of the register. Problems: not-found, not-permitted."""
    await store.write(actor, service.drop_vendor, vendor_id)


ROUTES = [
    show_rollout,
    tick_task,
    choose_phase,
    allow_exception,
    disallow_exception,
    show_review,
    file_review,
    list_rounds,
    open_round,
    note_answer,
    show_vendors,
    note_vendor,
    drop_vendor,
]

"""Ways in: requests about a record, by their days."""

from __future__ import annotations

from litestar import get, put
from litestar.di import NamedDependency as Given
from litestar.params import FromPath, FromQuery, JSONBody

from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.server.records.service import requests as service
from meantime.wire.requests import (
    Extension,
    NewRequest,
    RecordRequest,
    RecordRequests,
    RequestPage,
    Settlement,
)


@put("/spaces/{space_id:str}/record-requests/{entry_id:str}")
async def note_request(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    entry_id: FromPath[str],
    data: JSONBody[NewRequest],
) -> RecordRequest:
    """Say that an entry is a request about the record. Problems: not-found, not-permitted."""
    return await store.write(actor, service.note, space_id, entry_id, data)


@put("/spaces/{space_id:str}/record-requests/{entry_id:str}/extension")
async def extend_request(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    entry_id: FromPath[str],
    data: JSONBody[Extension],
) -> RecordRequest:
    """Let a request wait longer, once.

    Problems: not-found, not-permitted, answer-missing, request-settled.
    """
    return await store.write(actor, service.extend, space_id, entry_id, data)


@put("/spaces/{space_id:str}/record-requests/{entry_id:str}/answer")
async def answer_request(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    entry_id: FromPath[str],
    data: JSONBody[Settlement],
) -> RecordRequest:
    """Say how a request ends.

    Problems: not-found, not-permitted, malformed, answer-missing, request-settled.
    """
    return await store.write(actor, service.settle, space_id, entry_id, data)


@get("/spaces/{space_id:str}/record-requests")
async def list_requests(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str]
) -> RecordRequests:
    """List the requests of a thread. Problems: not-found, not-permitted."""
    return await store.read(actor, service.list_requests, space_id)


@get("/record-requests")
async def list_open_requests(
    store: Given[Store], actor: Given[Actor], cursor: FromQuery[str] = ""
) -> RequestPage:
    """List what waits for an answer in the practice. Problems: not-permitted, malformed."""
    return await store.read(actor, service.list_open, cursor)


ROUTES = [note_request, extend_request, answer_request, list_requests, list_open_requests]

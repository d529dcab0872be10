"""Ways in: the crisis snapshots, for custodians, so that one lies on a machine of theirs."""

from __future__ import annotations

from litestar import get
from litestar.di import NamedDependency as Given
from litestar.params import FromPath
from litestar.response import Stream

from meantime.server.blobs.uploads import in_pieces
from meantime.server.kit.actor import Actor
from meantime.server.records.crisis import CrisisKeeper
from meantime.wire.crisis import SUFFIX, CrisisSnapshots

MEDIA_TYPE = "application/gzip"


@get("/crisis-snapshots")
async def list_crisis_snapshots(
    crisis_keeper: Given[CrisisKeeper], actor: Given[Actor]
) -> CrisisSnapshots:
    """List the practice's crisis snapshots, newest first. Problems: not-permitted, unavailable."""
    return await crisis_keeper.list_all(actor)


@get("/crisis-snapshots/{name:str}", media_type=MEDIA_TYPE)
async def read_crisis_snapshot(
    crisis_keeper: Given[CrisisKeeper], actor: Given[Actor], name: FromPath[str]
) -> Stream:
    """Return a crisis snapshot, sealed. Problems: not-permitted, not-found, unavailable."""
    size, file = await crisis_keeper.open(actor, name)
    headers = {
        "Content-Length": str(size),
        "Content-Disposition": f'attachment; filename="crisis-{name}{SUFFIX}"',
        "Cache-Control": "no-store",
    }
    return Stream(in_pieces(file), media_type=MEDIA_TYPE, headers=headers)


ROUTES = [list_crisis_snapshots, read_crisis_snapshot]

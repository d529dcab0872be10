"""Ways in: sealed files under their space."""

from __future__ import annotations

from litestar import Router, get, put
from litestar.di import NamedDependency as Given
from litestar.di import Provide
from litestar.params import FromPath, JSONBody, RawBody
from litestar.response import Stream

from meantime.server.blobs.folder import Place
from meantime.server.blobs.uploads import Blobs, in_pieces
from meantime.server.kit.actor import Actor
from meantime.wire.blobs import BlobProgress, NewBlob

MEDIA_TYPE = "application/octet-stream"


@put("/spaces/{space_id:str}/blobs/{address:str}")
async def begin_blob(
    blobs: Given[Blobs],
    actor: Given[Actor],
    place: Given[Place],
    data: JSONBody[NewBlob],
) -> BlobProgress:
    """Begin to bring a sealed file, or take it up again: the answer says from where.

    Problems: malformed, not-found, not-permitted, too-large, unavailable.
    """
    return await blobs.begin(actor, place, data.size)


@put("/spaces/{space_id:str}/blobs/{address:str}/parts/{number:int}")
async def take_part(
    blobs: Given[Blobs],
    actor: Given[Actor],
    place: Given[Place],
    number: FromPath[int],
    body: RawBody,
) -> BlobProgress:
    """Bring a part; the last one stores the file. One that is not the next changes nothing.

    Problems: malformed, not-found, not-permitted, blob-damaged, unavailable.
    """
    return await blobs.take(actor, place, number, body)


@get("/spaces/{space_id:str}/blobs/{address:str}", media_type=MEDIA_TYPE)
async def read_blob(blobs: Given[Blobs], actor: Given[Actor], place: Given[Place]) -> Stream:
    """Return a sealed file. Problems: not-found, unavailable."""
    size, file = await blobs.find(actor, place)
    headers = {"Content-Length": str(size), "Content-Disposition": "attachment"}
    return Stream(in_pieces(file), media_type=MEDIA_TYPE, headers=headers)


def provide_place(space_id: FromPath[str], address: FromPath[str]) -> Place:
    return Place(space_id, address)


ROUTES = [
    Router(
        "/",
        route_handlers=[begin_blob, take_part, read_blob],
        dependencies={"place": Provide(provide_place, sync_to_thread=False)},
    )
]

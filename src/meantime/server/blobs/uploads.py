"""What happens in the database and on the disk together, in the order that a crash may cut."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

import structlog

from meantime.server.blobs import destroying, rules, service
from meantime.server.blobs.folder import BlobFolder
from meantime.server.kit.problems import Malformed, NotFound, Unavailable
from meantime.wire.blobs import PART_BYTES, BlobProgress

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path
    from typing import BinaryIO

    from meantime.server.blobs.folder import Place
    from meantime.server.blobs.service import Found
    from meantime.server.kit.actor import Actor
    from meantime.server.kit.store import Store

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

TIDY_SECONDS = 3600.0
log = structlog.get_logger()


class Blobs:
    """Takes blobs in and gives them out. One row per blob is written once its bytes are safe."""

    def __init__(self, store: Store, path: Path) -> None:
        self._store = store
        self._folder = BlobFolder(path)

    async def begin(self, actor: Actor, place: Place, size: int) -> BlobProgress:
        """Return how much of a blob is here. Raises as `service.begin`, and Unavailable."""
        found = await self._store.write(actor, service.begin, place, size)
        if found.upload and found.is_new:
            await on_disk(self._folder.forget, found.upload)
        return await self._stand(actor, found)

    async def take(self, actor: Actor, place: Place, number: int, part: bytes) -> BlobProgress:
        """Take a part in, if it is the next one; return how much is here in any case.

        Raises as `service.find_upload`; Malformed, BlobDamaged, Unavailable.
        """
        found = await self._store.read(actor, service.find_upload, place)
        if not part or len(part) != rules.part_size(number, found.size):
            raise Malformed(fields={"body": "is not as long as this part is"})
        if found.upload:
            await on_disk(self._folder.put_next, found.upload, number, part)
        return await self._stand(actor, found)

    async def find(self, actor: Actor, place: Place) -> tuple[int, BinaryIO]:
        """Return size and bytes of a blob. Raises NotFound, Unavailable."""
        size = await self._store.read(actor, service.find_blob, place)
        try:
            return size, await on_disk(self._folder.open, actor.practice_id, place)
        except FileNotFoundError:
            log.warning("blob.lost")  # a database was restored without its folder
            raise NotFound from None

    async def tidy(self) -> None:
        """Remove what has run out, and what no upload knows of."""
        lying = await on_disk(self._folder.unfinished)  # first: a row is older than its file
        kept = await self._store.write(None, service.expire)
        await on_disk(self._folder.remove, lying, kept)

    async def remove_destroyed(self) -> None:
        """Remove the files of destroyed blobs; what fails is done later. Raises Unavailable."""
        removed = await self._store.read(None, destroying.list_removals)
        for each in removed:
            await on_disk(self._folder.destroy, each.practice_id, each.place)
        if removed:
            await self._store.write(None, destroying.note_removed, removed)

    async def keep_tidy(self) -> None:
        """Tidy now and every hour until cancelled."""
        while True:
            try:
                await self.tidy()
                await self.remove_destroyed()
            except Exception as error:  # noqa: BLE001  nothing may end this
                log.warning("blobs.untidy", error=type(error).__name__)
            await asyncio.sleep(TIDY_SECONDS)

    async def _stand(self, actor: Actor, found: Found) -> BlobProgress:
        """Return how much is here, having stored the blob if that is all of it."""
        size, upload = found.size, found.upload
        if upload:
            received = await on_disk(self._folder.received, upload)
            if received < size:
                return BlobProgress(received=received, is_stored=False)
            if not await on_disk(self._folder.finish, upload):
                return BlobProgress(received=0, is_stored=False)
            await self._store.write(actor, service.finish, upload)
        return BlobProgress(received=size, is_stored=True)


async def in_pieces(file: BinaryIO) -> AsyncIterator[bytes]:
    """Yield what a file holds, and close it."""
    with file:
        while piece := await on_disk(file.read, PART_BYTES):
            yield piece


async def on_disk(fn: Callable[[*Ts], T], *args: *Ts) -> T:
    """Run what blocks in a thread. Raises Unavailable for a full or broken disk."""
    try:
        return await asyncio.to_thread(fn, *args)
    except FileNotFoundError:
        raise
    except OSError as error:
        log.warning("blobs.failed", error=type(error).__name__, code=error.errno)
        raise Unavailable from None

"""Makes the crisis snapshots of each night, and gives them out to custodians."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from meantime.server.blobs.uploads import on_disk
from meantime.server.kit.problems import NotFound
from meantime.server.records.crisis_file import CrisisFile
from meantime.server.records.rules import nights
from meantime.server.records.service import crisis as service
from meantime.server.records.service.marking import note_taken_home
from meantime.wire.crisis import SUFFIX, CrisisSnapshot, CrisisSnapshots, KeptLog, Manifest

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from meantime.server.kit.actor import Actor
    from meantime.server.kit.outbox.queries import Message
    from meantime.server.kit.store import Store
    from meantime.wire.crisis import LogHead

MAKE_SECONDS: Final = 1800.0  # one snapshot, at most


class Lying(NamedTuple):
    """A snapshot on the disk, by its name."""

    name: str
    size: int


class CrisisKeeper:
    """Keeps `kept` snapshots of each practice in `folder`, on the disk in a folder of its own.

    Nothing of them is ever held in memory whole, and each question to the database is short.
    """

    def __init__(self, store: Store, folder: Path, kept: int) -> None:
        self._store = store
        self._folder = folder
        self._kept = kept

    async def send(self, message: Message) -> None:
        """Make the snapshot that was ordered, for the outbox: once, however often it is asked.

        One that could not be made for a day is left to the nights behind it. Raises Unavailable.
        """
        if self._store.clock.now() - message.created_at >= nights.ONE_DAY:
            return
        name = nights.name_of(message.created_at)
        lying = await on_disk(self._lying, message.practice_id)
        if name not in {each.name for each in lying}:
            await self._make(message.practice_id, name)
        await on_disk(self._remove_old, message.practice_id, self._store.clock.now())

    async def list_all(self, actor: Actor) -> CrisisSnapshots:
        """Return what lies here of the caller's practice, newest first. Raises NotPermitted."""
        await self._store.read(actor, service.demand_keeper)
        lying = {each.name: each for each in await on_disk(self._lying, actor.practice_id)}
        shown = [
            CrisisSnapshot(name=name, made_at=made_at, size=lying[name].size)
            for name in nights.newest_first(lying, self._store.clock.now())
            if (made_at := nights.ordered_at(name))
        ]
        return CrisisSnapshots(snapshots=shown)

    async def open(self, actor: Actor, name: str) -> tuple[int, BinaryIO]:
        """Return size and bytes of one. Raises NotPermitted, NotFound."""
        await self._store.read(actor, service.demand_keeper)
        lying = {each.name: each for each in await on_disk(self._lying, actor.practice_id)}
        if name not in lying:
            raise NotFound
        await self._store.read(actor, service.note_fetched, name)
        await self._tell_clients(actor)
        path = self._place(actor.practice_id) / f"{name}{SUFFIX}"
        try:
            return lying[name].size, await on_disk(path.open, "rb")
        except FileNotFoundError:  # it was the oldest, until just now
            raise NotFound from None

    async def _tell_clients(self, actor: Actor) -> None:
        """Let clients see, before the first byte leaves, that a copy goes to a device."""
        after = await self._store.write(actor, note_taken_home, "")
        while after:
            after = await self._store.write(actor, note_taken_home, after)

    async def _make(self, practice_id: str, name: str) -> None:
        read = self._store.read
        with await on_disk(CrisisFile, self._place(practice_id)) as file:
            about = await read(None, service.describe, practice_id)
            await on_disk(file.put, about)
            # The practice's own log opens all others, so it is there twice, in case one is damaged.
            logs = await self._copy(
                file, practice_id, await read(None, service.own_log, practice_id)
            )
            after = ""
            while page := await read(None, service.logs_behind, practice_id, after):
                for head in page:
                    logs += await self._copy(file, practice_id, head)
                after = page[-1].space
            # Last, so that it knows everybody who came meanwhile.
            logs += await self._copy(
                file, practice_id, await read(None, service.own_log, practice_id)
            )
            await on_disk(file.put, Manifest(about=about, logs=logs))
            await on_disk(file.finish, f"{name}{SUFFIX}")
        await self._store.write(None, service.note_made, practice_id)

    async def _copy(self, file: CrisisFile, practice_id: str, head: LogHead) -> list[KeptLog]:
        """Copy a log, as far as it went; one that is destroyed meanwhile is left out."""
        await on_disk(file.begin, head)
        last = -1
        while last < head.seq:
            page = await self._store.read(None, service.entries_of, practice_id, head, last)
            if not page:
                await on_disk(file.drop)
                return []
            await on_disk(file.add, page)
            last += len(page)
        return [KeptLog(space=head.space, hash=await on_disk(file.end))]

    def _place(self, practice_id: str) -> Path:
        return self._folder / practice_id

    def _lying(self, practice_id: str) -> list[Lying]:
        found = self._place(practice_id).glob(f"*{SUFFIX}")
        named = [Lying(path.name.removesuffix(SUFFIX), path.stat().st_size) for path in found]
        return [each for each in named if nights.ordered_at(each.name)]

    def _remove_old(self, practice_id: str, now: datetime) -> None:
        names = [each.name for each in self._lying(practice_id)]
        for name in nights.newest_first(names, now)[self._kept :]:
            (self._place(practice_id) / f"{name}{SUFFIX}").unlink(missing_ok=True)

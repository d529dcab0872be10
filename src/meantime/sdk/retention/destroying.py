"""The end of a record, space by space, and the certificate of it (protocol.md, F14).

What was done is known by the server and the logs, so it may stop anywhere and be gone on with from
another device; the certificate is sealed last, and once.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from meantime.protocol.posts import Event, Purpose
from meantime.protocol.record_posts import Certificate, DestroyedSpace, Keeping
from meantime.sdk.folds.keeping import (
    DESTROYED,
    certificates,
    newest_keeping,
    said_by_practice,
)
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.progress import unseen
from meantime.sdk.retention.errors import StillKept
from meantime.sdk.retention.record import ORDER
from meantime.sdk.retention.table import directory_of
from meantime.wire import retention as wire

if TYPE_CHECKING:
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.progress import Progress
    from meantime.sdk.retention.record import ClientRecord, Of
    from meantime.sdk.spaces import Space


def destroy(record: ClientRecord, tell: Progress = unseen) -> Certificate:
    """Destroy a record whose end was asked for, and return the certificate.

    Begun once, it is gone on with: what is gone cannot be kept any more. A hold set meanwhile keeps
    the rest. Raises StillKept, NoSuchRule, ProblemError `record-kept`.
    """
    standing = record.standing()
    if all(part.destroyed_at is None for part in standing.spaces):
        record.demand_due()
    gone: dict[str, wire.DestroyedPart] = {part.space_id: part for part in standing.spaces}
    spaces = [(of, record.spaces[of]) for of in ORDER if of in record.spaces]
    for done, (of, space) in enumerate(spaces):
        tell(done, len(spaces))
        known = gone.get(space.id)
        if known is None or known.destroyed_at is None:
            gone[space.id] = _destroy(record, of, space)
            space.sync()
    tell(len(spaces), len(spaces))
    return _certify(record, gone)


def _destroy(record: ClientRecord, of: Of, space: Space) -> wire.DestroyedPart:
    """Say in a space that it is destroyed, and have the server do so."""
    said = _said_already(space) or _say(space)
    event, upto = said
    _say_again(record, of, space, event.entry.seq)
    order = wire.DestructionOrder(event_id=event.entry.id, upto=upto)
    path = f"/spaces/{space.id}/destruction"
    return record.custodian.http.post(path, order, wire.DestroyedPart)


def _said_already(space: Space) -> tuple[Opened, int] | None:
    """Return the event of a run that stopped, if nobody but the practice has written since."""
    log = space.sync().opened()
    said = [(at, post) for at, post in said_by_practice(log, Event) if post.what == DESTROYED]
    if not said:
        return None
    event, post = said[-1]
    practice = space.me
    later = [each for each in log if each.entry.seq > post.upto and each.entry.author != practice]
    return None if later else (event, post.upto)


def _say(space: Space) -> tuple[Opened, int]:
    upto = space.sync().state.seq
    entry_id = space.post(Event(what=DESTROYED, upto=upto))
    event = next(each for each in space.opened() if each.entry.id == entry_id)
    return event, upto


def _say_again(record: ClientRecord, of: Of, space: Space, after: int) -> None:
    """Say behind the event what a space without its posts needs: its purpose, in a desk why."""
    later = [each.post for each in space.opened() if each.entry.seq > after]
    about = "" if of == "thread" else record.id
    if not any(isinstance(post, Purpose) for post in later):
        space.post(Purpose(of=of, about=about))
    kept = newest_keeping(space.opened()) if of == "desk" else None
    if kept and not any(isinstance(post, Keeping) for post in later):
        bare = Keeping(
            rules=kept.rules, ended_on=kept.ended_on, destroy_on=kept.destroy_on, rule=kept.rule
        )
        space.post(bare)


def _certify(record: ClientRecord, gone: dict[str, wire.DestroyedPart]) -> Certificate:
    """Seal the certificate in the directory, unless it is there."""
    parts = [
        _part(of, record.spaces[of], gone[record.spaces[of].id])
        for of in ORDER
        if of in record.spaces
    ]
    directory = directory_of(record.practice)
    for known in certificates(directory.opened()):
        if known.about == record.id and known.spaces == parts:
            return known
    kept = record.keeping()
    if kept is None:
        raise StillKept("unknown")
    backup_days = record.custodian.http.get("/retention", wire.RetentionPage).backup_days
    ended = [part.destroyed_at for part in gone.values() if isinstance(part.destroyed_at, datetime)]
    day = max(ended).astimezone(record.zone).date()
    certificate = Certificate(
        about=record.id,
        on=day.isoformat(),
        by=record.custodian.account.id,
        ended_on=kept.ended_on,
        destroy_on=kept.destroy_on,
        rule=record.rule(kept.rule),
        spaces=parts,
        backups_until=(day + timedelta(days=backup_days)).isoformat(),
    )
    directory.post(certificate)
    return certificate


def _part(of: Of, space: Space, gone: wire.DestroyedPart) -> DestroyedSpace:
    upto = gone.upto or 0
    log = [each for each in space.opened() if each.entry.seq <= upto]
    return DestroyedSpace(
        space=space.id,
        purpose=of,
        upto=upto,
        head=log[-1].entry.hash,
        posts=gone.posts,
        files=gone.files,
        first_at=to_ms(log[0].received_at),
        last_at=to_ms(log[-1].received_at),
    )

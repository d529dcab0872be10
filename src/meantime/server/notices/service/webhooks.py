"""Webhooks as custodians set them: where to, of what, and by which secret one can tell it is us."""

from __future__ import annotations

import secrets
from base64 import b64encode
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, cast

import msgspec

from meantime.protocol.encoding import b64
from meantime.server.kit.clock import from_ms, to_ms
from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.notices.queries import webhooks as queries
from meantime.server.notices.rules.webhooks import wrong_webhook
from meantime.server.practices import service as practices
from meantime.wire import webhooks as wire

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from meantime.server.accounts.server_key import ServerKey
    from meantime.server.kit.unit import Unit
    from meantime.server.notices.service.ways import Ways

MOST: Final = 5  # of one practice
ID_BYTES: Final = 16
SECRET_BYTES: Final = 32  # Source: standardwebhooks.com, 24 to 64
PREFIX: Final = "whsec_"
OVERLAP: Final = timedelta(hours=24)  # how long the secret of before signs as well
PURPOSE: Final = "webhook"  # what the server's key hides them for
CHOSEN: Final = "chosen"


class Sealed(msgspec.Struct, frozen=True):
    """What is kept encrypted of a webhook. `old_until` is in ms, 0 without an old secret."""

    url: str
    secret: str
    old_secret: str = ""
    old_until: int = 0


def list_webhooks(unit: Unit, ways: Ways) -> wire.Webhooks:
    """Return the practice's webhooks, without their secrets. Raises NotPermitted."""
    practices.demand_custodian(unit)
    rows = queries.webhooks_of(unit, unit.caller.practice_id)
    return wire.Webhooks(webhooks=[as_wire(unit, row, ways.key) for row in rows])


def make_webhook(unit: Unit, ways: Ways, new: wire.NewWebhook) -> wire.MadeWebhook:
    """Make a webhook; its secret is never shown again. Raises NotPermitted, Malformed."""
    practices.demand_custodian(unit)
    demand_good(new.url, new.kinds, to_loopback=ways.to_loopback)
    practice_id, id_ = unit.caller.practice_id, b64(secrets.token_bytes(ID_BYTES))
    if len(queries.webhooks_of(unit, practice_id)) >= MOST:
        raise Malformed(fields={"url": f"is one too many: a practice has {MOST} at most"})
    secret = make_secret()
    values = {
        "practice_id": practice_id,
        "id": id_,
        "sealed": seal(ways.key, Sealed(new.url, secret)),
        "kinds": " ".join(new.kinds),
        "off": "",
        "failing_since": None,
        "made_by": unit.caller.seat_id,
        "made_at": unit.now,
    }
    queries.insert_webhook(unit, values)
    unit.audit("webhook.made", subject=id_)
    return wire.MadeWebhook(webhook=show(unit, ways, id_), secret=secret)


def change_webhook(unit: Unit, ways: Ways, id_: str, change: wire.WebhookChange) -> wire.Webhook:
    """Change where a webhook goes, of what it tells, whether it is on.

    Raises NotPermitted, NotFound, Malformed.
    """
    row = find(unit, id_)
    demand_good(change.url, change.kinds, to_loopback=ways.to_loopback)
    kept = opened(ways.key, row)
    values: dict[str, Any] = {
        "sealed": seal(ways.key, msgspec.structs.replace(kept, url=change.url)),
        "kinds": " ".join(change.kinds),
        "off": "" if change.is_on else row.off or CHOSEN,
    }
    if change.url != kept.url or (change.is_on and row.off):
        values["failing_since"] = None  # it is believed in again
    queries.update_webhook(unit, row.practice_id, id_, values)
    unit.audit("webhook.changed", subject=id_)
    return show(unit, ways, id_)


def renew_secret(unit: Unit, ways: Ways, id_: str) -> wire.MadeWebhook:
    """Give a webhook another secret; the one of before signs as well for a day.

    Raises NotPermitted, NotFound.
    """
    row = find(unit, id_)
    kept, secret = opened(ways.key, row), make_secret()
    until = to_ms(unit.now + OVERLAP)
    renewed = Sealed(kept.url, secret, old_secret=kept.secret, old_until=until)
    queries.update_webhook(unit, row.practice_id, id_, {"sealed": seal(ways.key, renewed)})
    unit.audit("webhook.secret_renewed", subject=id_)
    return wire.MadeWebhook(webhook=show(unit, ways, id_), secret=secret)


def remove_webhook(unit: Unit, id_: str) -> None:
    """Forget a webhook; what waits for it is never sent. Raises NotPermitted, NotFound."""
    row = find(unit, id_)
    queries.delete_webhook(unit, row.practice_id, id_)
    unit.audit("webhook.removed", subject=id_)


def find(unit: Unit, id_: str) -> Row[Any]:
    """Return a webhook of the caller's practice. Raises NotPermitted, NotFound."""
    practices.demand_custodian(unit)
    row = queries.webhook_at(unit, unit.caller.practice_id, id_)
    if row is None:
        raise NotFound
    return row


def show(unit: Unit, ways: Ways, id_: str) -> wire.Webhook:
    return as_wire(unit, find(unit, id_), ways.key)


def as_wire(unit: Unit, row: Row[Any], key: ServerKey) -> wire.Webhook:
    kept = opened(key, row)
    is_overlapping = kept.old_until > to_ms(unit.now)
    return wire.Webhook(
        id=row.id,
        url=kept.url,
        kinds=cast("list[wire.Kind]", row.kinds.split()),
        off=row.off,
        failing_since=row.failing_since,
        made_at=row.made_at,
        old_until=from_ms(kept.old_until) if is_overlapping else None,
    )


def demand_good(url: str, kinds: Sequence[str], *, to_loopback: bool) -> None:
    """Raise Malformed with a reason beside each field that cannot be kept."""
    if wrong := dict(wrong_webhook(url, kinds, to_loopback=to_loopback)):
        raise Malformed(fields=wrong)


def make_secret() -> str:
    """Return a new secret as the specification writes it."""
    return PREFIX + b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def seal(key: ServerKey, kept: Sealed) -> bytes:
    return key.seal_for(PURPOSE, msgspec.json.encode(kept).decode())


def opened(key: ServerKey, row: Row[Any]) -> Sealed:
    return msgspec.json.decode(key.open_for(PURPOSE, row.sealed), type=Sealed)

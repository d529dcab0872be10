"""Web Push: on which browsers somebody is told, and where those take it."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

import msgspec

from meantime.protocol.encoding import b64, unb64
from meantime.protocol.errors import ProtocolError
from meantime.server.kit.problems import Malformed
from meantime.server.notices.queries import devices as queries
from meantime.server.notices.rules.devices import wrong_device
from meantime.server.notices.service.choices import caller_of
from meantime.server.notices.service.ways import DEVICES, GONE, PUSH
from meantime.wire import notices as wire

if TYPE_CHECKING:
    from meantime.server.accounts.events import SignInsEnded
    from meantime.server.accounts.server_key import ServerKey
    from meantime.server.kit.outbox.posting import MessageFailed
    from meantime.server.kit.unit import Unit
    from meantime.server.notices.service.ways import Ways

MOST: Final = 10  # devices of one person; another takes the place of the oldest
ID_BYTES: Final = 16
AUTH_BYTES: Final = 16


def add_device(unit: Unit, ways: Ways, device: wire.PushDevice) -> None:
    """Tell the caller on this browser too. Raises NotPermitted, Malformed with reasons.

    It ends with the sign-in that asks for it.
    """
    person = caller_of(unit)
    demand_good(device, to_loopback=ways.to_loopback)
    values = {
        "id": b64(secrets.token_bytes(ID_BYTES)),
        "sign_in_id": unit.caller.sign_in_id,
        "sealed": ways.key.seal_for(DEVICES, msgspec.json.encode(device).decode()),
    }
    queries.put_device(unit, person, ways.key.index_for(DEVICES, device.endpoint), values)
    if oldest := queries.ids_of(unit, person)[MOST:]:
        queries.delete_some(unit, person.practice_id, oldest)
    unit.audit("push_device.added", subject=person.seat_id)


def renew_device(unit: Unit, ways: Ways, renewal: wire.PushRenewal) -> wire.PushStanding:
    """Go on telling the caller on this browser, if they are told there, with this sign-in.

    `was` is the endpoint that the browser had before. Raises NotPermitted, Malformed.
    """
    person = caller_of(unit)
    ends = [each for each in (renewal.device.endpoint, renewal.was) if each]
    indices = [ways.key.index_for(DEVICES, each) for each in ends]
    if not any(queries.is_known(unit, person, index) for index in indices):
        return wire.PushStanding(is_on=False)
    for index in indices[1:]:
        queries.delete_at(unit, person, index)
    add_device(unit, ways, renewal.device)
    return wire.PushStanding(is_on=True)


def remove_device(unit: Unit, ways: Ways, end: wire.PushEnd) -> None:
    """Tell the caller no more on the browser that has this endpoint. Raises NotPermitted."""
    person = caller_of(unit)
    queries.delete_at(unit, person, ways.key.index_for(DEVICES, end.endpoint))
    unit.audit("push_device.removed", subject=person.seat_id)


def demand_good(device: wire.PushDevice, *, to_loopback: bool) -> None:
    """Raise Malformed with a reason beside each field that cannot be kept."""
    point, auth = read(device.p256dh), read(device.auth)
    wrong = dict(wrong_device(device.endpoint, point, to_loopback=to_loopback))
    if len(auth) != AUTH_BYTES:
        wrong["auth"] = "must be 16 bytes in base64url"
    if wrong:
        raise Malformed(fields=wrong)


def read(text: str) -> bytes:
    try:
        return unb64(text)
    except ProtocolError:
        return b""


def device_of(unit: Unit, key: ServerKey, practice_id: str, id_: str) -> wire.PushDevice | None:
    """Return where a device takes notices; None if it takes none any more."""
    sealed = queries.sealed_of(unit, practice_id, id_)
    if sealed is None:
        return None
    return msgspec.json.decode(key.open_for(DEVICES, sealed), type=wire.PushDevice)


def forget_gone(unit: Unit, event: MessageFailed) -> None:
    """Hear that something will never arrive: a browser that is gone is told no more."""
    if event.channel == PUSH and event.error == GONE:
        queries.delete_some(unit, event.practice_id, [event.recipient])


def forget_signed_out(unit: Unit, event: SignInsEnded) -> None:
    """Hear that sign-ins have ended: their browsers are told no more."""
    queries.delete_of_sign_ins(unit, event.practice_id, event.sign_in_ids)

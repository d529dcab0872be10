"""Proving a lock, as often as the throttle lets one try."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from meantime.protocol.locks import auth_hash
from meantime.server.accounts.problems import TooManyAttempts
from meantime.server.accounts.queries import throttles
from meantime.server.accounts.rules.throttle import (
    LOGIN,
    NETWORK,
    PAIR,
    Failures,
    Pace,
    Record,
    after_failure,
    forgotten_at,
    network_of,
    wait_before_attempt,
)
from meantime.server.accounts.service.passkeys import is_asserted

if TYPE_CHECKING:
    from meantime.server.accounts.door import Door
    from meantime.server.accounts.queries.locks import FoundLock
    from meantime.server.kit.unit import Unit
    from meantime.wire.accounts import Assertion

NOBODYS_HASH = bytes(32)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at a lock, from where the door sees its caller.

    `name` says whose: a login in its normal form, or for a passkey the account's id. `auth` is 32
    bytes.
    """

    door: Door
    name: str
    kind: str
    auth: bytes
    assertion: Assertion | None = None


@dataclass(frozen=True, slots=True)
class Counters:
    """The keys of the three counters of an attempt. A recovery code has counters of its own."""

    network: bytes
    login: bytes
    pair: bytes


def prove_lock(unit: Unit, found: FoundLock | None, attempt: Attempt) -> FoundLock | None:
    """Return the lock that was found under the attempt's name, if the attempt proves it.

    Returns None for an unknown name and a wrong proof alike, and counts that: the caller must
    let the unit commit. Raises TooManyAttempts, which counts nothing.
    """
    counters = counters_of(attempt)
    record = hold_back(unit, counters)
    expected = found.lock.auth_hash if found else NOBODYS_HASH
    fits = hmac.compare_digest(auth_hash(attempt.auth), expected)
    if fits and found and is_used_by_owner(unit, found, attempt):
        throttles.delete_failures(unit, forgiven(counters, record))
        return found
    count_failure(unit, counters, record)
    unit.audit(
        "lock.refused",
        subject=found.account.id if found else "",
        outcome="refused",
        practice_id=found.account.practice_id if found else "",
    )
    return None


def is_used_by_owner(unit: Unit, found: FoundLock, attempt: Attempt) -> bool:
    """Tell whether a passkey's authenticator has asked its owner; other locks are just known."""
    if found.lock.kind != "passkey":
        return True
    assertion = attempt.assertion
    return assertion is not None and is_asserted(unit, attempt.door, found.lock.public, assertion)


def order_of(address: str, kind: str) -> str:
    """Return the `order` in which the store takes attempts: by the counter that is held first.

    What is left is two logins that are guessed at from several networks at once; who meets there
    the wrong way round is tried again.
    """
    return f"{network_of(address)} {kind}"


def counters_of(attempt: Attempt) -> Counters:
    key, network = attempt.door.key, network_of(attempt.door.address)
    return Counters(
        network=key.counter("network", attempt.kind, network),
        login=key.counter("login", attempt.kind, attempt.name),
        pair=key.counter("pair", attempt.kind, attempt.name, network),
    )


def hold_back(unit: Unit, counters: Counters) -> Record:
    """Return what has failed before. Raises TooManyAttempts while the caller must wait."""
    # All attempts hold them in this order; `order_of` is the one between attempts.
    failed = throttles.hold_failures(unit, (counters.network, counters.login, counters.pair))
    record = Record(
        pair=failed.get(counters.pair),
        login=failed.get(counters.login),
        network=failed.get(counters.network),
    )
    if wait := wait_before_attempt(record, unit.now):
        raise TooManyAttempts(retry_after_seconds=ceil(wait.total_seconds()))
    return record


def forgiven(counters: Counters, record: Record) -> list[bytes]:
    """Return what a success wipes out: not the failures of a whole network, if there are any."""
    return [counters.pair, counters.login, *([] if record.network else [counters.network])]


def count_failure(unit: Unit, counters: Counters, record: Record) -> None:
    throttles.clear_forgotten(unit)
    met: tuple[tuple[bytes, Failures | None, Pace], ...] = (
        (counters.pair, record.pair, PAIR),
        (counters.login, record.login, LOGIN),
        (counters.network, record.network, NETWORK),
    )
    for key, failures, pace in met:
        failed = after_failure(pace, failures, unit.now)
        throttles.put_failures(unit, key, failed, forgotten_at(pace, failed))

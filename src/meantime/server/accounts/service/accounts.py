"""Making an account under an invitation, or as the founder of a practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.keys import CARD_BYTES, account_id, is_good_card
from meantime.server.accounts.problems import LocksNeeded, LoginTaken
from meantime.server.accounts.queries import accounts as queries
from meantime.server.accounts.queries import locks as lock_queries
from meantime.server.accounts.queries.accounts import AccountKey, StoredAccount
from meantime.server.accounts.rules.locks import are_enough
from meantime.server.accounts.service.fields import read_bytes, read_login
from meantime.server.accounts.service.new_locks import read_lock
from meantime.server.accounts.service.seats import find_seat, is_open
from meantime.server.accounts.service.sign_ins import end_all_of
from meantime.server.kit.problems import Malformed, NotPermitted
from meantime.wire.accounts import AccountCreated, LockSummary, Me

if TYPE_CHECKING:
    from meantime.server.accounts.door import Door
    from meantime.server.accounts.queries.locks import StoredLock
    from meantime.server.accounts.server_key import ServerKey
    from meantime.server.kit.unit import Unit
    from meantime.wire.accounts import Lock, NewAccount


def create_account(unit: Unit, door: Door, new: NewAccount) -> AccountCreated:
    """Make the account that will take the caller's open invitation, in place of an earlier one.

    Raises Malformed, NotPermitted, LocksNeeded, LoginTaken. Source: protocol.md F2, F4.2.
    """
    actor = unit.caller
    seat = find_seat(unit, actor.seat_id)
    if actor.account_id or seat is None or not is_open(unit, seat):
        raise NotPermitted
    earlier = queries.account_by_invitation(unit, seat.practice_id, actor.seat_id)
    if earlier and find_seat(unit, earlier.id):
        raise NotPermitted  # it was seated under another invitation: nobody may take it back
    if earlier:
        withdraw(unit, door, earlier)
    created = add_account(unit, door, new, seat.practice_id, invited_seat_id=actor.seat_id)
    return AccountCreated(id=created.id, practice_id=created.practice_id)


def add_account(
    unit: Unit, door: Door, new: NewAccount, practice_id: str, invited_seat_id: str | None = None
) -> AccountKey:
    """Store an account with its login and locks, and return where it is.

    Raises Malformed, LocksNeeded, LoginTaken.
    """
    card = read_bytes("card", new.card, CARD_BYTES)
    key = AccountKey(practice_id, account_id(card))
    if not is_good_card(card) or is_known(unit, key.id):
        raise Malformed(fields={"card": "must be a new card with two usable keys"})
    locks = read_locks(unit, door, new.locks)
    queries.insert_account(unit, StoredAccount(*key, card, invited_seat_id))
    take_login(unit, door, key, read_login(new.login))
    for lock in locks:
        lock_queries.put_lock(unit, key, lock)
    unit.audit("account.created", subject=key.id, practice_id=practice_id)
    return key


def read_locks(unit: Unit, door: Door, locks: list[Lock]) -> list[StoredLock]:
    """Return the locks of a new account as they are kept. Raises Malformed, LocksNeeded."""
    kinds = {lock.kind for lock in locks}
    if len(kinds) < len(locks):
        raise Malformed(fields={"locks": "must be one of a kind"})
    if not are_enough(kinds):
        raise LocksNeeded
    return [read_lock(unit, door, lock) for lock in locks]


def is_known(unit: Unit, account_id: str) -> bool:
    return bool(queries.account_by_id(unit, account_id) or find_seat(unit, account_id))


def take_login(unit: Unit, door: Door, key: AccountKey, login: str) -> None:
    index = door.key.login_index(login)
    holder = queries.account_by_login(unit, index)
    if holder and is_abandoned(unit, holder):
        withdraw(unit, door, holder)
    elif holder and has_left(unit, holder):
        release(unit, door, holder)
    if not queries.insert_login(unit, key, index, door.key.seal_login(login)):
        raise LoginTaken


def is_abandoned(unit: Unit, account: StoredAccount) -> bool:
    """Tell whether an account was never seated and can no longer be: its login is free again."""
    if account.invited_seat_id is None or find_seat(unit, account.id):
        return False
    invitation = find_seat(unit, account.invited_seat_id)
    return invitation is None or not is_open(unit, invitation)


def has_left(unit: Unit, account: StoredAccount) -> bool:
    """Tell whether an account sits nowhere any more: whoever comes again has the login anew."""
    seat = find_seat(unit, account.id)
    return seat is not None and not seat.is_seated


def release(unit: Unit, door: Door, account: StoredAccount) -> None:
    """Take login and locks from an account, whose past entries go on naming it."""
    end_all_of(unit, door.hub, account.practice_id, account.id)
    queries.delete_locks(unit, account.key)
    unit.audit("account.released", subject=account.id, practice_id=account.practice_id)


def withdraw(unit: Unit, door: Door, account: StoredAccount) -> None:
    """Take back an account that was never seated."""
    end_all_of(unit, door.hub, account.practice_id, account.id)
    queries.delete_account(unit, account.key)
    unit.audit("account.withdrawn", subject=account.id, practice_id=account.practice_id)


def waiting_under(unit: Unit, practice_id: str, invited_seat_id: str) -> str | None:
    """Return the id of the account that was made under an invitation, None if none was."""
    account = queries.account_by_invitation(unit, practice_id, invited_seat_id)
    return account.id if account else None


def describe(unit: Unit, door: Door) -> Me:
    """Return who the caller is to the server."""
    actor = unit.caller
    if actor.account_id is None:
        return Me(id=actor.seat_id, practice_id=actor.practice_id, login="", locks=[])
    key = AccountKey(actor.practice_id, actor.account_id)
    return Me(
        id=key.id,
        practice_id=key.practice_id,
        login=login_of(unit, door.key, *key),
        locks=[
            LockSummary(kind=kind, suite=suite, set_at=set_at)
            for kind, suite, set_at in lock_queries.locks_of(unit, key)
        ],
    )


def login_of(unit: Unit, key: ServerKey, practice_id: str, account_id: str) -> str:
    """Return the e-mail that opens an account, "" if none does any more."""
    sealed = queries.sealed_login_of(unit, AccountKey(practice_id, account_id))
    return key.open_login(sealed) if sealed else ""

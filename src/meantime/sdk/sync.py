"""Fetching a space from the pin, and believing nothing of it unverified (protocol.md section 5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from meantime.protocol.errors import ProtocolError, demand
from meantime.protocol.pins import check_pin
from meantime.protocol.spaces import advance, check, parse
from meantime.sdk.log import Frozen, Received
from meantime.wire.spaces import EntryPage

if TYPE_CHECKING:
    from meantime.protocol.state import SpaceState
    from meantime.sdk.http import Http
    from meantime.sdk.log import Log

PAGE: Final = 500  # entries; the most that the server gives at once


def sync(http: Http, log: Log) -> SpaceState:
    """Return the state of the space after taking in all that the server has.

    Raises the ProtocolError that froze the space, now or earlier (`rollback`, `fork`, or a code
    of the verifier): what was verified before stays readable. Raises ProblemError, Unreachable.
    """
    while True:
        log.demand_well()
        state = log.state()
        base = -1 if state is None else state.seq
        page = http.get(f"/spaces/{log.space}/entries", EntryPage, after=base, limit=PAGE)
        if state is not None:
            _hold_to_pin(log, state, page)
            if not page.entries:
                return state
        fed = _feed(log, state, page)
        if fed.received and not log.extend(base, fed.received, fed.reached()):
            continue  # another process of ours was quicker: go on from its pin
        if fed.frozen is not None:
            if log.seq() != fed.frozen.seq:
                continue  # what it took in meanwhile looks like an id used twice
            log.freeze(fed.frozen)
            raise ProtocolError(fed.frozen.code)
        if fed.reached().seq >= page.head_seq:
            return fed.reached()


@dataclass(slots=True)
class _Fed:
    """How far a page was verified."""

    state: SpaceState | None
    received: list[Received] = field(default_factory=list)
    frozen: Frozen | None = None

    def reached(self) -> SpaceState:
        if self.state is None:
            raise ProtocolError("chain")  # a space without a root
        return self.state


def _hold_to_pin(log: Log, state: SpaceState, page: EntryPage) -> None:
    """Freeze with `rollback` if the server has forgotten, `fork` if it tells another story."""
    try:
        check_pin(state.head, page.pin)
    except ProtocolError as refusal:
        frozen = Frozen(
            code=refusal.code,
            seq=state.seq,
            head=state.head,
            shown=page.entries,
            shown_pin=page.pin,
            shown_head_seq=page.head_seq,
        )
        log.freeze(frozen)
        raise


def _feed(log: Log, state: SpaceState | None, page: EntryPage) -> _Fed:
    """Verify the entries of a page one by one, up to the first that fails."""
    fed = _Fed(state)
    for shown in page.entries:
        try:
            entry = parse({"h": shown.h, "b": shown.b, "s": shown.s})
            demand(fed.state or entry.hash == log.space, "chain")  # the root that was asked for
            check(fed.state, entry, ids=_Ids(log, fed.state))
        except ProtocolError as error:
            seq, head = (-1, "") if fed.state is None else (fed.state.seq, fed.state.head)
            fed.frozen = Frozen(code=error.code, seq=seq, head=head, shown=[shown])
            break
        fed.state = advance(fed.state, entry)
        fed.received.append(Received(entry, shown.received_at))
    return fed


@dataclass(frozen=True, slots=True)
class _Ids:
    """All ids of a space: those on disk, and those of this page so far."""

    log: Log
    state: SpaceState | None

    def __contains__(self, entry_id: object) -> bool:
        return (self.state is not None and entry_id in self.state.ids) or entry_id in self.log

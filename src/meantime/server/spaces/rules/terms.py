"""The term of a seat: when the server serves it, whatever the signed log says (F8)."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeVar
from zoneinfo import available_timezones

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")

LONGEST: Final = timedelta(days=366)
FOR_A_TIME: Final = frozenset({"clinician", "observer", "member"})
KEPT: Final = 2**12


class Term(msgspec.Struct, frozen=True):
    """From `starts_at` to just before `ends_at`, UTC. `zone` is the one they were said in (IANA).

    A term that is over stays when its seat is removed, so that its holder never reads what was
    written between the two.
    """

    starts_at: datetime
    ends_at: datetime
    zone: str

    def holds(self, now: datetime) -> bool:
        """Tell whether `now` is in the term."""
        return self.starts_at <= now < self.ends_at


NO_TERMS: Final[Mapping[str, Term]] = MappingProxyType({})
decode = msgspec.json.Decoder(dict[str, Term]).decode


@lru_cache(maxsize=KEPT)
def read_terms(json: str) -> Mapping[str, Term]:
    """Return the terms of a space by seat, as its row keeps them."""
    return MappingProxyType(decode(json)) if json else NO_TERMS


def write_terms(terms: Mapping[str, Term]) -> str:
    """Return what a space's row keeps, "" for no terms."""
    return msgspec.json.encode(dict(terms), order="sorted").decode() if terms else ""


def is_served(terms: Mapping[str, Term], seat_id: str, now: datetime) -> bool:
    """Tell whether a seat is served now: always without a term, else in it."""
    term = terms.get(seat_id)
    return term is None or term.holds(now)


def served(seats: Mapping[str, T], terms: Mapping[str, Term], now: datetime) -> Mapping[str, T]:
    """Return those of `seats` that are served now."""
    if not terms:
        return seats
    return {id_: seat for id_, seat in seats.items() if is_served(terms, id_, now)}


def ended(term: Term, now: datetime) -> Term:
    """Return a term that is over now, at the latest."""
    ends_at = min(term.ends_at, now)
    return Term(min(term.starts_at, ends_at), ends_at, term.zone)


def shut(term: Term, now: datetime) -> Term:
    """Return a term that is over now and at no other time either, should the clock go back."""
    ends_at = min(term.ends_at, now)
    return Term(ends_at, ends_at, term.zone)


def wrong_term(term: Term, now: datetime) -> dict[str, str]:
    """Return a reason beside each field with which no term can begin."""
    wrong = {}
    if term.zone not in _zones():
        wrong["zone"] = "must be an IANA time zone"
    if term.ends_at <= now:
        wrong["ends_at"] = "is past"
    elif term.ends_at <= term.starts_at:
        wrong["ends_at"] = "must come after the start"
    elif term.ends_at - term.starts_at > LONGEST:
        wrong["ends_at"] = f"must be at most {LONGEST.days} days after the start"
    return wrong


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())

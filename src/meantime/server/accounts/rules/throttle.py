"""How guessing is slowed without ever locking a person out.

An attempt is counted three times: for the network it comes from, for the login it names, and for
that network on that login. The count of a login alone never refuses a network that has not itself
failed on it lately. So a stranger who guesses at somebody's password from elsewhere costs that
person nothing, and whatever the counts say, the wait is bounded and the right password works
after it. Nothing here depends on whether the login exists.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

IPV6_CUSTOMER_PREFIX = 56  # what one customer is commonly given: all of it is one network
NO_WAIT = timedelta(0)


@dataclass(frozen=True, slots=True)
class Pace:
    """`free` failures cost nothing; each further one doubles the wait, from one second."""

    free: int
    longest_wait: timedelta
    forgets_one_in: timedelta

    @property
    def most(self) -> int:
        """The highest count kept: the first one at which the wait is longest."""
        return self.free + 1 + (int(self.longest_wait.total_seconds()) - 1).bit_length()


PAIR = Pace(free=4, longest_wait=timedelta(minutes=1), forgets_one_in=timedelta(minutes=10))
LOGIN = Pace(free=10, longest_wait=timedelta(minutes=1), forgets_one_in=timedelta(minutes=10))
NETWORK = Pace(free=30, longest_wait=timedelta(minutes=5), forgets_one_in=timedelta(minutes=2))


@dataclass(frozen=True, slots=True)
class Failures:
    """How often one counter has failed, as it stood at its last failure."""

    count: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Record:
    """The three counters that one attempt meets; None where nothing has failed yet."""

    pair: Failures | None
    login: Failures | None
    network: Failures | None


def wait_before_attempt(record: Record, now: datetime) -> timedelta:
    """Return how long the caller must still wait; zero lets the attempt through."""
    waits = [wait_left(PAIR, record.pair, now), wait_left(NETWORK, record.network, now)]
    if remembered(PAIR, record.pair, now):
        waits.append(wait_left(LOGIN, record.login, now))
    return max(waits)


def wait_left(pace: Pace, failures: Failures | None, now: datetime) -> timedelta:
    """Return what is left at `now` of the wait that the last failure brought."""
    if failures is None or failures.count <= pace.free:
        return NO_WAIT
    doubled = timedelta(seconds=2 ** (min(failures.count, pace.most) - pace.free - 1))
    return max(NO_WAIT, min(doubled, pace.longest_wait) - since(failures, now))


def remembered(pace: Pace, failures: Failures | None, now: datetime) -> int:
    """Return how many failures still count at `now`: one is forgotten in each quiet span."""
    if failures is None:
        return 0
    return max(0, failures.count - since(failures, now) // pace.forgets_one_in)


def since(failures: Failures, now: datetime) -> timedelta:
    """Return how long ago the last failure was; a clock that was set back delays nobody."""
    return abs(now - failures.last_at)


def after_failure(pace: Pace, failures: Failures | None, now: datetime) -> Failures:
    """Return the counter after one more failure at `now`."""
    return Failures(min(remembered(pace, failures, now) + 1, pace.most), now)


def forgotten_at(pace: Pace, failures: Failures) -> datetime:
    """Return when the last of `failures` no longer counts and the counter may be deleted."""
    return failures.last_at + failures.count * pace.forgets_one_in


def network_of(address: str) -> str:
    """Return the part of `address` that one customer holds; an unreadable address is its own."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ip_network((parsed, IPV6_CUSTOMER_PREFIX), strict=False))

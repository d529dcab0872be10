"""What a webhook may be, and what a program is told by it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from meantime.server.notices.rules.devices import is_endpoint
from meantime.wire.webhooks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WAITING: Final[Kind] = "message.waiting"
TEST: Final = "webhook.test"
# All others are what the audit calls what was done: no second list can forget one.
DONE: Final = frozenset(get_args(Kind)) - {WAITING}


def wrong_webhook(
    url: str, kinds: Sequence[str], *, to_loopback: bool
) -> Iterator[tuple[str, str]]:
    """Yield (field, reason) for what no receiver can be. Never raises."""
    if not is_endpoint(url, to_loopback=to_loopback):
        yield "url", "must be an https address on the internet, without a port of its own"
    if not kinds or len(set(kinds)) != len(kinds):
        yield "kinds", "must name one at least, and each once"


def is_waiting(role: str, kind: str, attention: int) -> bool:
    """Tell whether an entry of a thread is a message that somebody has to look at."""
    return role == "client" and kind == "post" and attention > 0

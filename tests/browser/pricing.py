"""A client who has agreed to a price, by what both sides sign and tell the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.protocol import fee_posts
from meantime.wire import billing as wire

if TYPE_CHECKING:
    from datetime import date

    from meantime import sdk


def fees_of(person: sdk.Person, thread: str) -> wire.ThreadFees:
    """Return what a thread costs, as its server tells one of its people."""
    return person.thread(thread).connection.http.get(f"/spaces/{thread}/fees", wire.ThreadFees)


def agree(clinician: sdk.Person, client: sdk.Person, thread: str, **terms: Any) -> str:
    """Offer a plan from today on, and agree to it; return its id."""
    today = fees_of(client, thread).today
    said: dict[str, Any] = {"kind": "per_message", "currency": "USD", "amount": 1500, **terms}
    theirs, ours = client.thread(thread), clinician.thread(thread)
    plan = ours.post(fee_posts.FeePlan(since=today.isoformat(), **said), attention=0)
    path = f"/spaces/{thread}/fee-plans/{plan}"
    ours.connection.http.put(path, _terms(today, said), wire.FeePlan)
    theirs.read()
    answer = fee_posts.FeeAnswer(of=plan, answer="agreed", on=today.isoformat())
    agreed = wire.FeeAnswer(answer_id=theirs.post(answer, attention=0), answer="agreed")
    theirs.connection.http.put(f"{path}/answer", agreed, wire.FeePlan)
    return plan


def ask(client: sdk.Person, thread: str, item: str, words: str) -> None:
    """Let a client ask about a charge, which pauses it."""
    theirs = client.thread(thread)
    theirs.read()
    asked = wire.NewDispute(
        post_id=theirs.post(fee_posts.FeeDispute(item=item, text=words), attention=0)
    )
    theirs.connection.http.put(f"/spaces/{thread}/disputes/{item}", asked, wire.Dispute)


def _terms(since: date, said: dict[str, Any]) -> wire.Terms:
    usual = {"share": 10_000, "tax": 0, "replies": 0, "until": None}
    return wire.Terms(since=since, **{**usual, **said})

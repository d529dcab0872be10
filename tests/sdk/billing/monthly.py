"""A client who pays by the month from the middle of March 2031 on."""

from datetime import UTC, date, datetime

from meantime.protocol.fee_posts import FeeAnswer, FeePlan
from meantime.wire import billing as wire

MID_MARCH = datetime(2031, 3, 14, 16, tzinfo=UTC)
IN_APRIL = datetime(2031, 4, 2, 16, tzinfo=UTC)
PRICE = 2323  # 18 of the 31 days of March, at 40 dollars a month
MONTHLY = FeePlan(kind="monthly", currency="USD", since="2031-03-01", amount=4000)


def agree(thread, theirs):
    """Let the clinician offer a plan, and the client agree: sealed, then told to the server."""
    plan_id = thread.post(MONTHLY, attention=1)
    path = f"/spaces/{thread.id}/fee-plans/{plan_id}"
    terms = wire.Terms(
        kind="monthly",
        currency="USD",
        amount=4000,
        share=10_000,
        tax=0,
        replies=0,
        since=date(2031, 3, 1),
        until=None,
    )
    thread.connection.http.put(path, terms, wire.FeePlan)
    answer_id = theirs.post(FeeAnswer(of=plan_id, answer="agreed", on="2031-03-14"))
    said = wire.FeeAnswer(answer_id=answer_id, answer="agreed")
    theirs.connection.http.put(f"{path}/answer", said, wire.FeePlan)

"""What a thread costs, folded from posts: as the vectors say."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from meantime.protocol.posts import parse_post
from meantime.sdk.folds.fee_charges import differing
from meantime.sdk.folds.fee_lines import Line
from meantime.sdk.folds.fee_plans import agreed_plans
from meantime.sdk.folds.fees import fold_fees
from meantime.sdk.folds.messages import to_ms
from tests.protocol.people import read_vectors

if TYPE_CHECKING:
    from meantime.sdk.folds.fees import Fees

CASES = read_vectors("billing.json")["cases"]


def line_of(spelled: dict[str, Any]) -> Line:
    said = spelled | {name: _ms(spelled[name]) for name in ("at", "show_at") if name in spelled}
    return Line(**{**said, "post": parse_post(spelled["post"])})


def told(fees: Fees) -> dict[str, Any]:
    plans = [
        [
            *(plan.id, plan.source, plan.state),
            *(_day(day) for day in (plan.terms.since, plan.terms.until, plan.terms.stops_on)),
        ]
        for plan in fees.plans
    ]
    restriction = fees.restriction
    return {
        "plans": plans,
        "replies": [
            [reply.id, _day(reply.on), reply.attention, sorted(reply.answered)]
            for reply in fees.replies
        ],
        "charges": [[each.item, each.charge_id, each.author] for each in fees.charges],
        "differs": [each.item for each in differing(fees.charges, agreed_plans(fees.plans))],
        "disputes": [
            [item, each.id, each.state, each.answered_by] for item, each in fees.disputes.items()
        ],
        "papers": [[each.id, each.post.__struct_config__.tag] for each in fees.papers],
        "restriction": restriction
        and [restriction.id, restriction.post.on, restriction.post.is_on],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_was_signed_is_as_the_vectors_say(case):
    lines = [line_of(each) for each in case["log"]]
    fees = fold_fees(lines, case["zone"])
    expected = {name: case[name] for name in told(fees)}
    assert told(fees) == expected


def _day(day: object) -> str:
    return str(day or "")


def _ms(text: str) -> int:
    return to_ms(datetime.fromisoformat(text))

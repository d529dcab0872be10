"""Money on paper: whole, with its currency, in the language of the record."""

from __future__ import annotations

import pytest

from meantime.sdk.export.paper_fees import money_said

CASES = [  # the same as in the web app's tests
    (
        {"type": "fee_plan", "currency": "USD", "amount": 1500, "share": 5000, "tax": 825},
        {"amount": "$15.00", "share": "50 %", "tax": "8.25 %"},
    ),
    (
        {"type": "charge", "items": [{"of": "R", "amount": 500, "tax": 0, "currency": "JPY"}]},
        {"items": [{"of": "R", "amount": "¥500", "tax": "¥0", "currency": "JPY"}]},
    ),
    (
        {
            "type": "superbill",
            "currency": "USD",
            "lines": [{"amount": 1500, "paid": 1, "units": 2}],
        },
        {"lines": [{"amount": "$15.00", "paid": "$0.01", "units": 2}]},
    ),
    ({"type": "moment", "amount": 3}, {"amount": 3}),
]


@pytest.mark.parametrize(("said", "shown"), CASES)
def test_money_is_written_with_its_currency_and_nothing_else_is_touched(said, shown):
    assert money_said(said, "en") == {**said, **shown}

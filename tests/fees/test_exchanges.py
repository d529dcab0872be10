"""Which seven days a code may be asked about, found from who wrote and who looked when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from meantime.fees.digital_visits import check
from meantime.fees.exchanges import Message, Review, Thread, exchanges
from meantime.fees.payers import Restriction

DAY = date(2028, 3, 6)
LATER = DAY + timedelta(days=60)


def on(days):
    return DAY + timedelta(days=days)


ASKED = Message(on(-1))
THREAD = Thread([ASKED], [Review(DAY, 300)])


def verdicts(thread):
    return [check(each, LATER) for each in exchanges(thread)]


def test_a_message_that_a_clinician_took_five_minutes_for_may_be_billed():
    [exchange] = exchanges(THREAD)
    assert exchange.reviewed_on == DAY
    assert check(exchange, LATER).tier == "short"


@pytest.mark.parametrize(
    ("thread", "why"),
    [
        (replace(THREAD, messages=[]), "nobody wrote"),
        (replace(THREAD, reviews=[]), "nobody looked"),
        (replace(THREAD, reviews=[Review(DAY, 900, is_clinician=False)]), "only staff looked"),
        (replace(THREAD, messages=[Message(on(1))]), "it came behind the look"),
    ],
)
def test_without_a_message_and_a_clinician_s_look_at_it_there_is_nothing(thread, why):
    assert exchanges(thread) == [], why


def test_minutes_of_seven_days_count_together_and_those_of_the_eighth_not():
    reviews = [Review(DAY, 200), Review(on(6), 100), Review(on(7), 4000)]
    [verdict] = verdicts(replace(THREAD, reviews=reviews))
    assert verdict.tier == "short"


@pytest.mark.parametrize(
    ("seconds", "tier"),
    [(299, ""), (300, "short"), (659, "short"), (660, "middle"), (1259, "middle"), (1260, "long")],
)
def test_time_counts_to_the_second(seconds, tier):
    reviews = [
        Review(DAY, seconds - 100),
        Review(on(3), 100),
        Review(on(3), 999, is_clinician=False),
    ]
    [verdict] = verdicts(replace(THREAD, reviews=reviews))
    assert verdict.tier == tier


@pytest.mark.parametrize(
    ("days", "reasons"),
    [
        *[(-8, ()), (-7, ("visit_before",)), (0, ("visit_before",))],
        *[(7, ("visit_after",)), (8, ())],
    ],
)
def test_a_session_within_seven_days_on_either_side_stands_against_it(days, reasons):
    [verdict] = verdicts(replace(THREAD, sessions=[on(days)]))
    assert verdict.reasons == reasons


def test_what_comes_behind_seven_days_is_another_exchange():
    messages = [ASKED, Message(on(5)), Message(on(8))]
    reviews = [Review(on(n), 400) for n in (0, 5, 9)]
    found = exchanges(replace(THREAD, messages=messages, reviews=reviews))
    assert [each.reviewed_on for each in found] == [DAY, on(9)]
    assert [sum(one.seconds for one in each.spent) for each in found] == [800, 400]


def test_a_prompt_that_came_first_makes_it_the_clinician_s():
    prompted = replace(THREAD, messages=[Message(on(-2), is_by_client=False), ASKED])
    assert verdicts(prompted)[0].reasons == ("not_by_client",)
    long_ago = replace(THREAD, messages=[Message(on(-8), is_by_client=False), ASKED])
    assert verdicts(long_ago)[0].may


def test_an_urgent_message_within_the_seven_days_stands_against_it():
    urgent = replace(THREAD, messages=[ASKED, Message(on(6), attention=2)])
    assert verdicts(urgent)[0].reasons == ("urgent",)
    behind = replace(THREAD, messages=[ASKED, Message(on(7), attention=2)])
    assert verdicts(behind)[0].may


def test_what_was_urgent_long_before_belongs_to_nothing_that_is_looked_at_now():
    long_ago = replace(THREAD, messages=[Message(on(-8), attention=2), ASKED])
    assert verdicts(long_ago)[0].may


def test_a_message_that_waited_is_looked_at_and_one_of_months_ago_was_before():
    assert len(exchanges(replace(THREAD, messages=[Message(on(-30))]))) == 1
    assert exchanges(replace(THREAD, messages=[Message(on(-31))])) == []


def test_of_what_a_client_pays_themselves_no_payer_is_asked():
    restricted = replace(THREAD, restrictions=[Restriction(on(6))])
    assert verdicts(restricted)[0].reasons == ("self_pay",)
    assert verdicts(replace(THREAD, restrictions=[Restriction(on(7))]))[0].may


def test_what_only_a_clinician_knows_is_put_in_afterwards():
    [exchange] = exchanges(THREAD)
    assert check(replace(exchange, has_consent=False), LATER).reasons == ("no_consent",)

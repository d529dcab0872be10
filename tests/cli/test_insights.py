"""Insights at a terminal: numbers with their intervals, as a table and as CSV, or why none is."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from meantime.cli.insight_words import as_csv, explained, hints, rows
from meantime.content.metrics import metrics
from meantime.wire.insights import Insights, Metric, Period
from tests.cli.cards import flat
from tests.cli.walks import WORDS

FIRST, SECOND = date(2027, 3, 1), date(2027, 3, 8)


def metric(id_, unit, **numbers):
    usual: dict[str, Any] = {
        "n": 40,
        "people": 9,
        "is_shown": True,
        "value": 1.5,
        "low": 0.5,
        "high": 3.0,
    }
    usual |= {"p90": None, "open": 0, "weeks": [Period(from_=FIRST, until=SECOND, n=40, value=1.5)]}
    return Metric(id=id_, unit=unit, source="server", **{**usual, **numbers})


HOURS = metric("response_hours", "hours", p90=8.25, open=2)
WAITS = metric("alert_minutes", "minutes", n=6, value=None, low=90.0, high=None, open=4)
SHARE = metric("dropout_difference", "share", value=-0.125, low=-0.3, high=0.05)
HIDDEN = metric(
    "engagement", "share", n=0, people=0, is_shown=False, value=None, low=None, high=None, weeks=[]
)


def insights(*shown, made_at=datetime(2027, 3, 15, 9, tzinfo=UTC), clinicians=2):
    return Insights(
        since=FIRST,
        until=SECOND,
        zone="America/New_York",
        made_at=made_at,
        least=5,
        clinicians=clinicians,
        metrics=list(shown),
    )


def test_a_row_has_the_number_its_interval_and_of_how_many_it_is():
    assert list(rows([HOURS, WAITS, SHARE, HIDDEN], "en")) == [
        ("Time to reply", "1.50 h", "0.50 h to 3.00 h", "8.25 h", "40", "9"),
        (
            "Time until an urgent message is taken",
            "at least 90 min",
            "at least 90 min",
            "",
            "6",
            "9",
        ),
        ("Difference with messaging", "-12%", "-30% to 5%", "", "40", "9"),
        ("Weeks in touch", "not shown", "", "", "", ""),
    ]


def test_it_says_what_is_not_shown_what_still_waits_and_whose_numbers_they_are():
    said = "\n".join(hints(insights(), [HOURS, HIDDEN], "en"))
    assert "Fewer than 5 people" in said
    assert "2 of 40 still waited" in said
    assert "one clinician" not in said
    alone = "\n".join(hints(insights(made_at=None, clinicians=1), [HIDDEN], "es"))
    assert "Aún no hay datos" in alone
    assert "una sola persona que atiende" in alone
    assert "Fewer" not in alone


@pytest.mark.parametrize("locale", ["en", "es"])
def test_every_word_can_be_filled(locale):
    for each in metrics().metrics:
        found = metric(each.id, each.unit, n=3, open=1)
        assert len(list(explained([found], locale))) == 1
        assert not any("{" in line for line in hints(insights(), [found], locale))


def test_csv_has_a_line_for_the_whole_time_and_one_for_each_period():
    assert as_csv(insights(), [HOURS, HIDDEN]).splitlines() == [
        "metric,unit,source,since,until,n,people,is_shown,value,low,high,p90,open",
        "response_hours,hours,server,2027-03-01,2027-03-08,40,9,1,1.5,0.5,3.0,8.25,2",
        "response_hours,hours,server,2027-03-01,2027-03-08,40,,1,1.5,,,,",
        "engagement,share,server,2027-03-01,2027-03-08,0,0,0,,,,,0",
    ]


@pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
def test_a_practice_that_has_just_begun_is_told_so_kindly_and_wrong_days_are_refused(olga):
    shown = flat(olga.run("insights", "--here", "--explain", "--language", "en", typed=(WORDS,)))
    assert "Not enough data yet" in shown
    assert "Time to reply not shown" in shown
    assert "Homework done not shown" in shown
    assert "(Kaplan-Meier)" in shown
    wrong = ("insights", "--since", "2027-03-02", "--until", "2027-03-09")
    assert "whole week" in flat(olga.run(*wrong, typed=(WORDS,), fails=True))

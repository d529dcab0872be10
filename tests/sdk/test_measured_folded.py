"""What measures in a thread come to, as the vectors say it for both languages."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.content.measures import measures
from meantime.measures.forms import read_form, write_form
from meantime.sdk.folds.measured import Measured, fold_measured, fold_seen
from meantime.sdk.folds.note_facts import Period
from meantime.sdk.folds.people import Member, People
from meantime.sdk.note_measures import measure_lines
from tests.protocol.people import read_vectors
from tests.sdk.charts import opened_by

VECTORS = read_vectors("measured.json")


def people_of(roles: dict[str, str]) -> People:
    return People(
        {
            who: Member(who, role.removesuffix(" gone"), "", left_seq=3 if "gone" in role else -1)
            for who, role in roles.items()
        }
    )


def folded(case: dict[str, Any]) -> Measured:
    return fold_measured(opened_by(case["log"]), people_of(VECTORS["roles"]))


def told(measured: Measured, now: int) -> dict[str, Any]:
    """Return what a fold says, as the vectors write it; the text of forms is not repeated."""
    asked = [
        {**plain(each), "state": {who: each.state(who, now) for who in ("maya", "luis")}}
        for each in measured.asked
    ]
    return {
        "asked": [{name: it for name, it in each.items() if name != "form"} for each in asked],
        "series": plain(measured.series),
        "forms": sorted(f"{measure} {version}" for measure, version in measured.forms),
    }


def plain(one: object) -> Any:
    return msgspec.json.decode(msgspec.json.encode(one))


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_what_was_asked_and_answered_comes_to(case):
    assert told(folded(case), case["now"]) == case["told"]


@pytest.mark.parametrize("lines", VECTORS["lines"], ids=lambda lines: lines["case"])
def test_a_note_says_the_newest_total_of_its_period(lines):
    case = next(each for each in VECTORS["cases"] if each["name"] == lines["case"])
    period = Period(lines["since"], lines["until"])
    found = measure_lines(folded(case), period, lambda at: f"day {at // 1000}")
    assert list(found) == lines["lines"]


def test_the_team_says_what_it_looked_at():
    log = [
        {
            "id": "n",
            "author": "imani",
            "at": 1,
            "re": "",
            "post": {"type": "measure_seen", "of": "a"},
        }
    ]
    assert fold_seen(opened_by(log)) == {"a"}


@pytest.mark.parametrize("case", VECTORS["forms"], ids=lambda case: case["name"])
def test_a_form_is_a_measure_or_nothing(case):
    measure = read_form(case["form"])
    assert (measure is not None) == case["is_good"]


def test_a_measure_comes_back_as_it_was_written():
    own = msgspec.structs.replace(measures().measures[0], id="ours")
    assert read_form(write_form(own)) == own


@given(st.lists(st.sampled_from([0, 1, 2, 3]), max_size=6))
@settings(max_examples=25, deadline=None)
def test_no_later_answer_takes_back_what_could_not_wait(values):
    post = {"type": "measure_answer", "measure": "phq9", "version": "1", "locale": "en", "of": "q"}
    log = [
        {
            "id": f"a{n}",
            "author": "maya",
            "at": n + 1,
            "re": "",
            "post": post | {"answers": [{"item": "phq9.9", "value": value}], "state": "open"},
        }
        for n, value in enumerate(values)
    ]
    measured = fold_measured(opened_by(log), people_of(VECTORS["roles"]))
    urgent = [each.value for series in measured.series for r in series.results for each in r.urgent]
    assert urgent == list(dict.fromkeys(value for value in values if value))

"""What is wrong with a frame, beside its field."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.server.boundaries.rules.faults import Fault, faults
from meantime.server.boundaries.rules.frames import Closure, Frame, Promise, usual_windows
from tests.server.boundaries.walking import weeks

NOW = datetime(2026, 3, 6, 12, tzinfo=UTC)
USUAL = Frame("America/New_York")


def week(*days):
    return tuple(days) + ((),) * (7 - len(days))


def off(starts_on, ends_on):
    return (Closure("c", date.fromisoformat(starts_on), date.fromisoformat(ends_on)),)


(DAY_OFF,) = off("2026-05-01", "2026-05-01")


def hours(*days, windows=()):
    found = week(*days)
    return {"hours": found, "windows": windows or usual_windows(found)}


WRONG = [
    ({"zone": "America/Springfield"}, "zone", "unknown"),
    ({"zone": "../etc/passwd"}, "zone", "unknown"),
    ({"zone": ""}, "zone", "unknown"),
    ({"hours": (), "windows": ()}, "hours", "weekdays"),
    ({"windows": ((),)}, "windows", "weekdays"),
    ({"windows": week()}, "windows", "none"),
    (hours(windows=week((540,))), "hours", "none"),
    (hours(((540, 540),), windows=week((540,))), "hours.0.0", "order"),
    (hours(((540, 480),), windows=week((540,))), "hours.0.0", "order"),
    (hours(((-1, 480),)), "hours.0.0", "range"),
    (hours(((540, 2881),)), "hours.0.0", "range"),
    (hours(((540, 720),), ((1440, 1500),), windows=week((540,))), "hours.1.0", "range"),
    (hours(((540, 720), (700, 800))), "hours.0.1", "overlap"),
    (hours(((700, 800), (540, 720))), "hours.0.0", "overlap"),
    (hours(((540, 1980),), ((480, 700),)), "hours.1.0", "overlap"),
    ({"windows": week((540,), (1080,))}, "windows.1.0", "outside_hours"),
    ({"windows": week((540, 539))}, "windows.0.1", "outside_hours"),
    ({"windows": week((540, 1440))}, "windows.0.1", "range"),
    ({"closures": off("2026-03-09", "2026-03-08")}, "closures.0", "order"),
    ({"closures": off("2026-03-09", "9999-12-31")}, "closures.0", "range"),
    ({"closures": off("2026-03-06", "2027-03-31")}, "closures", "never_open"),
    ({"closures": off("2026-05-01", "2026-05-01") * 401}, "closures", "many"),
    ({"closures": (replace(DAY_OFF, name="x" * 101),)}, "closures.0", "long"),
    ({"closures": (replace(DAY_OFF, id="x" * 101),)}, "closures.0", "long"),
    ({"reply_within": Promise("days", 0)}, "reply_within", "range"),
    ({"reply_within": Promise("days", 21)}, "reply_within", "range"),
    ({"reply_within": Promise("hours", 161)}, "reply_within", "range"),
]


@pytest.mark.parametrize(("change", "field", "reason"), WRONG)
def test_what_cannot_be_has_a_reason_beside_its_field(change, field, reason):
    assert Fault(field, reason) in faults(replace(USUAL, **change), NOW)


RIGHT = [
    {},
    hours(((540, 720), (720, 800))),  # what touches does not overlap
    hours(((720, 800), (540, 720))),  # in whatever order
    hours(((540, 1980),), ((540, 700),)),
    hours(*[((0, 1440),)] * 7),
    hours(((1320, 1560),), windows=week((), (60,))),  # at 1:00, in Monday's late shift
    hours((), (), (), (), (), (), ((1320, 1560),), windows=week((60,))),
    {"closures": off("2028-02-29", "2028-02-29")},
    {"closures": off("2026-03-06", "2026-12-31")},
    {"reply_within": Promise("days", 1)},
    {"reply_within": Promise("hours", 160)},
]


@pytest.mark.parametrize("change", RIGHT)
def test_what_can_be_has_none(change):
    assert faults(replace(USUAL, **change), NOW) == []


def test_sunday_night_runs_into_monday_morning():
    nights = week(((60, 120),), (), (), (), (), (), ((1200, 1501),))
    frame = replace(USUAL, hours=nights, windows=usual_windows(nights))
    assert faults(frame, NOW) == [Fault("hours.0.0", "overlap")]


def test_every_fault_is_named_at_once():
    frame = Frame(
        "Nowhere",
        week(((9, 8),)),
        week((10,)),
        Promise("days", -1),
        off("2026-03-09", "2026-03-01"),
    )
    assert [fault.field for fault in faults(frame, NOW)] == [
        "zone",
        "hours.0.0",
        "windows.0.0",
        "closures.0",
        "reply_within",
    ]


@settings(max_examples=40, deadline=None)
@given(weeks())
def test_the_usual_windows_fit_all_hours(hours):
    found = faults(replace(USUAL, hours=hours, windows=usual_windows(hours)), NOW)
    assert [fault for fault in found if fault.reason != "none"] == [] or not any(hours)


BAD = st.integers(-3000, 5000)


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=20),
    st.lists(st.lists(st.tuples(BAD, BAD)), max_size=9),
    st.lists(st.lists(BAD), max_size=9),
    st.lists(st.tuples(st.dates(), st.dates()), max_size=4),
    st.integers(),
)
def test_nothing_that_is_set_raises(zone, hours, windows, closed, n):
    frame = Frame(
        zone,
        tuple(map(tuple, hours)),
        tuple(map(tuple, windows)),
        Promise("hours", n),
        tuple(Closure("c", starts_on, ends_on) for starts_on, ends_on in closed),
    )
    assert faults(frame, NOW)

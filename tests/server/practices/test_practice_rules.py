"""What a practice may say of itself, and who may do what in it."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from meantime.server.practices.rules import (
    first_permissions,
    in_order,
    invitation_state,
    may_hand_over,
    wrong_details,
)
from meantime.wire.practices import PracticeDetails

NOW = datetime(2026, 3, 6, 9, tzinfo=UTC)
TICK = timedelta(microseconds=1)
DETAILS = PracticeDetails(
    name="Practice by the Canal",
    phone="+49 30 0000",
    address="Quay 1\n10999 Berlin",
    zone="Europe/Berlin",
    country="DE",
    locale="en",
)


def test_a_practice_may_say_what_practices_say():
    assert wrong_details(DETAILS) == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "  "),
        ("name", "x" * 201),
        ("name", "a\x00b"),
        ("name", "a\x1b[31m"),
        ("phone", "1" * 41),
        ("address", "x" * 501),
        ("zone", "Mars/Olympus"),
        ("zone", "../../etc/passwd"),
        ("zone", "Europe"),
        ("zone", ""),
        ("country", "de"),
        ("country", "DEU"),
        ("country", "D1"),
        ("country", "DE\n"),
    ],
)
def test_anything_else_is_named_by_its_field(field, value):
    assert list(wrong_details(msgspec.structs.replace(DETAILS, **{field: value}))) == [field]


@pytest.mark.parametrize(
    ("used", "withdrawn", "left", "state"),
    [
        (None, None, timedelta(0), "open"),
        (None, None, -TICK, "expired"),
        (NOW, None, -TICK, "used"),
        (NOW, None, TICK, "used"),
        (None, NOW, TICK, "withdrawn"),
        (None, NOW, -TICK, "withdrawn"),
    ],
)
def test_an_invitation_is_open_until_its_last_instant(used, withdrawn, left, state):
    assert invitation_state(NOW + left, used, withdrawn, NOW) == state


def test_the_founder_owns_and_treats_and_others_treat():
    assert first_permissions("custodian") == ("owner", "clinician")
    assert first_permissions("staff") == ("clinician",)


def test_permissions_are_kept_once_each_in_one_order():
    assert in_order(["biller", "owner", "biller"]) == ["owner", "biller"]


@pytest.mark.parametrize(
    ("staff_role", "seat_role", "is_responsible", "may"),
    [
        ("staff", "clinician", True, True),
        ("staff", "clinician", False, False),
        ("custodian", "observer", False, True),
        (None, "practice", False, True),
        (None, "client", False, False),
    ],
)
def test_who_answers_for_a_thread_hands_it_over_or_the_practice_does(
    staff_role, seat_role, is_responsible, may
):
    assert may_hand_over(staff_role, seat_role, is_responsible=is_responsible) is may

"""The rules alone: which agreements count, why somebody may not write, when a day ends."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.server.policies.rules.days import (
    end_of,
    is_around,
    is_possible,
    lasts_until,
    wrong_review,
)
from meantime.server.policies.rules.standing import (
    Messaging,
    Signed,
    Thread,
    why_not,
    why_not_all,
    why_off,
)
from meantime.server.policies.rules.versions import Held, Version, following, wrong_hold

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
FIRST = Version(1, 1)
OFFERED = Messaging("offer")


def signed(seat_id="ana", **said):
    usual = {
        "role": "client",
        "space_id": "thread",
        "decision": "permit",
        "agreed_as": 1,
        "clinician_id": "dr",
        "at": NOW - DAY,
        "until": NOW + DAY,
    }
    return Signed(seat_id, **{**usual, **said})


def thread(*decisions, **said):
    usual = {"policy": FIRST, "messaging": OFFERED, "responsible": "dr"}
    return Thread(**{**usual, **said}, signed=decisions)


# Versions


def test_a_first_version_holds_nothing_and_is_agreed_to_as_itself():
    until = NOW + DAY
    for asks in (True, False):
        assert following(None, 4, agree_again=asks, holds_until=until if asks else None) == Version(
            4, 4
        )


def test_a_version_that_asks_nobody_is_covered_by_the_one_before_and_its_holds():
    before = Version(3, 2, (Held(1, 1, NOW + DAY),))
    after = following(before, 5, agree_again=False, holds_until=None)
    assert after == Version(5, 2, before.holds)


def test_no_older_version_holds_longer_than_the_newest_lets_it():
    before = Version(3, 2, (Held(1, 1, NOW + DAY), Held(0, 0, NOW + 9 * DAY)))
    after = following(before, 5, agree_again=True, holds_until=NOW + 3 * DAY)
    assert [(held.version, held.agreed_as, held.until - NOW) for held in after.holds] == [
        (3, 2, 3 * DAY),
        (1, 1, DAY),
        (0, 0, 3 * DAY),
    ]
    assert following(after, 6, agree_again=True, holds_until=None).holds == ()


def test_a_version_holds_until_just_before_its_day():
    version = Version(2, 2, (Held(1, 1, NOW + DAY),))
    last = NOW + DAY - timedelta(microseconds=1)
    assert version.is_covered_by(1, last)
    assert not version.is_covered_by(1, NOW + DAY)
    assert not version.is_covered_by(3, NOW)
    assert version.still_held(last) == Held(1, 1, NOW + DAY)
    assert version.still_held(NOW + DAY) is None


@given(
    st.lists(st.tuples(st.booleans(), st.none() | st.integers(1, 30)), min_size=1, max_size=8),
    st.integers(0, 40),
)
def test_an_agreement_counts_for_its_own_version_and_never_again_once_it_has_ended(steps, days):
    versions: list[Version] = []
    for number, (asks, hold) in enumerate(steps, 1):
        until = NOW + hold * DAY if asks and hold else None
        before = versions[-1] if versions else None
        versions.append(following(before, number, agree_again=asks, holds_until=until))
    now = NOW + days * DAY
    for place, version in enumerate(versions):
        counts = [each.is_covered_by(version.agreed_as, now) for each in versions[place:]]
        assert counts[0]
        # Once it counts no more for some version, it counts for none after that.
        assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(
    ("until", "asks", "is_wrong"),
    [
        (None, False, False),
        (NOW + DAY, True, False),
        (NOW, True, True),
        (NOW + 367 * DAY, True, True),
        (NOW + DAY, False, True),
    ],
)
def test_a_hold_lies_ahead_and_goes_with_a_version_that_asks(until, asks, is_wrong):
    assert bool(wrong_hold(until, NOW, agree_again=asks)) is is_wrong


# Standing

WHY = [
    (thread(policy=None, messaging=Messaging()), ""),
    (thread(policy=None, messaging=Messaging("not_now")), "not_now"),
    (thread(policy=None, messaging=Messaging("none", "ended")), "ended"),
    (thread(messaging=Messaging()), "undecided"),
    (thread(signed(), messaging=Messaging("not_now", "paused")), "not_now"),
    (thread(signed(), messaging=Messaging("offer", "paused")), "paused"),
    (thread(signed(), messaging=Messaging("none", "paused")), "paused"),
    (thread(), "no_consent"),
    (thread(signed()), ""),
    (thread(signed("ben")), "no_consent"),
    (thread(signed(role="clinician")), "no_consent"),
    (thread(signed(decision="withdraw", until=None)), "withdrawn"),
    (thread(signed(until=NOW)), "expired"),
    (thread(signed(until=NOW + timedelta(microseconds=1))), ""),
    (thread(signed(agreed_as=2)), "new_version"),
    (thread(signed(clinician_id="other")), "new_version"),
    (thread(signed(agreed_as=2, until=NOW)), "expired"),
    (thread(signed(), messaging=Messaging("offer", resumed_at=NOW)), "expired"),
    (thread(signed(at=NOW), messaging=Messaging("offer", resumed_at=NOW)), ""),
    (thread(signed(), messaging=Messaging("offer", ends_at=NOW)), "expired"),
    (thread(signed(at=NOW), messaging=Messaging("offer", ends_at=NOW)), ""),
    (thread(signed(), guardians=1), "no_consent"),
    (thread(signed(), guardians=1, messaging=Messaging("offer", ends_at=NOW)), "expired"),
    (thread(signed(at=NOW), guardians=1, messaging=Messaging("offer", ends_at=NOW)), ""),
]


@pytest.mark.parametrize(("stands", "why"), WHY)
def test_a_client_may_write_or_is_told_why_not(stands, why):
    assert why_not(stands, "ana", NOW) == why


def guardian(seat_id, space_id, **said):
    return signed(seat_id, role="guardian", space_id=space_id, **said)


GUARDIANS = [
    ((guardian("g", "one"),), 1, ""),
    ((guardian("g", "one"),), 2, "no_consent"),
    ((guardian("g", "one"), guardian("h", "one")), 2, "no_consent"),
    ((guardian("g", "one"), guardian("h", "two")), 2, ""),
    ((guardian("g", "one"), guardian("h", "one", until=NOW)), 1, ""),
    ((guardian("g", "one"), guardian("h", "one", decision="withdraw")), 1, "withdrawn"),
    ((guardian("g", "one", until=NOW),), 1, "expired"),
    ((guardian("g", "one", agreed_as=2),), 1, "new_version"),
]


@pytest.mark.parametrize(("decisions", "asked", "why"), GUARDIANS)
def test_of_each_guardian_s_thread_somebody_agrees_and_nobody_is_against_it(decisions, asked, why):
    assert why_not(thread(signed(), *decisions, guardians=asked), "ana", NOW) == why


def test_all_clients_may_write_once_each_may():
    assert why_not_all(thread(signed()), ["ana"], NOW) == ""
    assert why_not_all(thread(signed()), ["ana", "ben"], NOW) == "no_consent"
    assert why_not_all(thread(signed(), signed("ben")), ["ana", "ben"], NOW) == ""
    assert why_not_all(thread(), [], NOW) == "no_consent"
    assert why_not_all(thread(policy=None), [], NOW) == ""


def test_what_somebody_has_said_holds_before_anybody_s_consent_is_looked_at():
    assert why_off(FIRST, OFFERED) == ""
    assert why_off(None, Messaging()) == ""


# Days

NEW_YORK = "America/New_York"


@pytest.mark.parametrize(
    ("at", "months", "until"),
    [
        ("2027-03-01T04:30+00:00", 12, "2028-02-29T05:00+00:00"),  # 28 February there
        ("2027-03-01T05:00+00:00", 12, "2028-03-02T05:00+00:00"),  # 1 March
        ("2026-01-31T12:00+00:00", 1, "2026-03-01T05:00+00:00"),  # February has 28
        ("2028-01-31T12:00+00:00", 1, "2028-03-01T05:00+00:00"),  # and here 29
        ("2026-12-15T12:00+00:00", 1, "2027-01-16T05:00+00:00"),
        ("2026-12-15T12:00+00:00", 60, "2031-12-16T05:00+00:00"),
        ("2026-09-15T12:00+00:00", 6, "2027-03-16T04:00+00:00"),  # summer time by then
    ],
)
def test_a_consent_lasts_to_the_end_of_a_local_day(at, months, until):
    given_at = datetime.fromisoformat(at)
    assert lasts_until(given_at, months, NEW_YORK) == datetime.fromisoformat(until)


@given(
    st.dates(date(1970, 1, 1), date(2199, 12, 30)),
    st.sampled_from(
        [NEW_YORK, "UTC", "America/Santiago", "America/Havana", "Pacific/Apia", "Asia/Kolkata"]
    ),
)
def test_a_day_ends_as_the_next_begins(day, zone):
    end = end_of(day, zone)
    shown = end.astimezone(ZoneInfo(zone))
    assert shown.date() >= day + DAY
    assert (end - timedelta(hours=26)).astimezone(ZoneInfo(zone)).date() <= day


def test_a_post_and_its_signature_belong_together_within_minutes():
    for minutes, belongs in ((-10, True), (5, True), (-10.1, False), (5.1, False)):
        assert is_around(NOW + timedelta(minutes=minutes), NOW) is belongs


@pytest.mark.parametrize(
    ("day", "why"),
    [("2027-03-01", ""), ("2027-02-28", "past"), ("2029-03-02", ""), ("2029-03-03", "far")],
)
def test_a_review_is_from_today_within_two_years(day, why):
    assert wrong_review(date.fromisoformat(day), date(2027, 3, 1)) == why


def test_a_day_that_can_be_counted_with_is_of_an_ordinary_year():
    for year, can_be in ((1, False), (1969, False), (1970, True), (2199, True), (9999, False)):
        assert is_possible(date(year, 12, 31)) is can_be
    assert is_possible(None)

"""Agreeing, taking that back, and agreeing again; and the clinician who goes over it."""

from datetime import timedelta

import pytest

from meantime.sdk.agreement_errors import (
    FaultyDecision,
    Nameless,
    NothingSigned,
    Unticked,
)
from tests.sdk.agreeing import NAME, consents
from tests.sdk.newcomers import ANNA

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def test_a_client_reads_ticks_signs_and_may_write(desk):
    version = desk.publish()
    desk.offer()
    assert desk.theirs.agreement.standing().told.why == "no_consent"
    kept = desk.give()
    assert (kept.version, kept.role, kept.locale) == (version.version, "client", "en")
    desk.theirs.write("It worked today.")
    [post] = consents(desk.hers)
    assert (post.name, post.hash, post.decision) == (NAME, version.hash, "permit")
    assert "Messaging lets you write to Anna Weiss" in post.text
    standing = desk.hers.agreement.standing()
    assert (standing.told.may_write, standing.is_current, standing.doubted) == (True, True, [])
    [agreed] = standing.agreed
    assert (agreed.seat, agreed.post.name) == (desk.jo.id, NAME)


def test_what_is_not_ticked_is_named_and_nothing_is_signed(desk):
    desk.publish()
    desk.theirs.sync()
    reading = desk.theirs.agreement.read("es")
    some = [id_ for id_ in reading.ids if id_ not in {"policy.crisis_protocol", "consent.s.read"}]
    with pytest.raises(Unticked) as refused:
        desk.give(ticks=some, locale="es")
    assert list(refused.value.missing) == ["policy.crisis_protocol", "consent.s.read"]
    assert refused.value.missing["policy.crisis_protocol"] == "Si está en crisis"
    with pytest.raises(Nameless):
        desk.give(name="  ")
    assert consents(desk.theirs) == []
    kept = desk.give(ticks=reading.to_tick, locale="es")  # and no more than has to be
    assert kept.locale == "es"
    assert "consent.s.survey" not in consents(desk.theirs)[0].ticks


def test_it_is_taken_back_at_any_time_and_given_again(desk):
    desk.agreed()
    desk.hers.agreement.pause("We talk about it on Tuesday.")
    kept = desk.theirs.agreement.withdraw()
    assert kept.decision == "withdraw"
    with pytest.raises(NothingSigned):
        desk.theirs.agreement.withdraw()
    desk.hers.agreement.resume()
    assert desk.theirs.agreement.standing().told.why == "withdrawn"
    desk.give()
    desk.theirs.write("Again.")


def test_who_has_signed_nothing_has_nothing_to_withdraw(desk):
    desk.publish()
    with pytest.raises(NothingSigned):
        desk.theirs.agreement.withdraw()


def test_a_clinician_attests_the_review_by_day_and_way(desk):
    desk.publish()
    today = desk.hers.agreement.read("en").today
    with pytest.raises(FaultyDecision):
        desk.hers.agreement.review(today + timedelta(days=1), "video", "en")
    kept = desk.hers.agreement.review(today, "video", "en")
    assert (kept.role, kept.until) == ("clinician", None)
    [post] = consents(desk.theirs)
    assert (post.on, post.how, post.name) == (today.isoformat(), "video", ANNA.name)
    assert desk.theirs.agreement.standing().agreed[0].post == post

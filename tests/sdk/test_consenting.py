"""Agreeing, and taking that back: whatever is lost on the way, and whatever a server claims."""

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from meantime.protocol.agreement_posts import Consent
from meantime.protocol.encoding import b64
from meantime.protocol.sessions import sign_consent
from meantime.sdk import agreement
from meantime.sdk.agreement_errors import (
    ChangedSinceRead,
    FaultyDecision,
    Nameless,
    NoPolicy,
    NothingSigned,
    PolicyNotHere,
    Unticked,
)
from meantime.sdk.consenting import bring_row
from meantime.sdk.errors import NeedsConnection, ProblemError
from meantime.sdk.folds.consents import what_is_signed
from meantime.sdk.policy_facts import PRACTICE
from meantime.wire.practices import ResponsibleChange
from tests.sdk.agreeing import NAME, Agreeing
from tests.sdk.hands import honest
from tests.sdk.networks import answering, gone
from tests.sdk.newcomers import ANNA, newcomer
from tests.sdk.test_policies import MO

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


@pytest.fixture
def desk(hands, network):
    return Agreeing(hands, network)


@pytest.fixture
def line(hands):
    """Return the network of `theirs`, which a test can meddle with."""
    return hands.between()


@pytest.fixture
def theirs(desk, line):
    """Return the client's thread on a second device of theirs."""
    return desk.second_device(desk.jo, line).thread(desk.case.id)


def without_rows(request, go_on):
    """Lose what would tell the server of a consent."""
    return gone(request, go_on) if is_row(request) else go_on()


def is_row(request):
    return request.url.path.endswith("/consents")


def consents(thread):
    return [o.post for o in thread.sync().opened() if isinstance(o.post, Consent)]


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


def test_nobody_signs_what_they_have_not_read(desk):
    desk.publish()
    desk.theirs.sync()
    read = desk.theirs.agreement.read("en")
    desk.publish("More", agree_again=True)
    with pytest.raises(ChangedSinceRead):
        desk.theirs.agreement.give(read, NAME, read.ids)
    again = desk.theirs.agreement.read("en")
    other = replace(again, filled={**again.filled, "statements": []})
    with pytest.raises(ChangedSinceRead):
        desk.theirs.agreement.give(other, NAME, again.ids)
    assert consents(desk.theirs) == []
    assert desk.theirs.agreement.give(again, NAME, again.ids)
    assert consents(desk.theirs)[0].text == again.text


def test_what_will_be_asked_can_be_read_at_the_door_before_there_is_an_account(desk):
    published = desk.publish()
    invited = desk.anna.add_client(MO).invite(ANNA)
    door = desk.hands.knock(invited.code)
    shown = door.policy("Mo Lee", "es")
    assert shown
    assert shown.published.hash == published.hash
    assert shown.given["client_name"] == "Mo Lee"
    assert "Anna Weiss" in shown.text
    person = desk.hands.join(invited.code, newcomer("Mo Lee"))
    thread = person.thread(invited.space_id)
    assert thread.agreement.read("es").text == shown.text
    assert thread.agreement.give(shown, "Mo Lee", shown.ids)


def test_at_the_door_there_is_no_policy_where_none_is_published_or_for_staff(desk):
    for code in (desk.anna.add_client(MO).invite(ANNA).code, desk.owner.invite_staff().code):
        assert desk.hands.knock(code).policy("Mo Lee", "en") is None


def test_before_a_version_stands_in_the_thread_there_is_nothing_to_sign(desk):
    with pytest.raises(NoPolicy):
        desk.theirs.agreement.read("en")
    desk.owner.policies.publish(PRACTICE, desk.document())
    with pytest.raises(NoPolicy):
        desk.give()


def test_of_a_language_that_a_version_has_not_it_reads_in_the_other(desk):
    document = desk.document()
    document["locales"] = ["en"]
    desk.anna.policies.sign(desk.owner.policies.publish(PRACTICE, document))
    desk.theirs.sync()
    reading = desk.theirs.agreement.read("es")
    assert (reading.filled["locale"], reading.filled["fallback"]) == ("en", True)
    assert desk.give(locale="es").locale == "en"


def test_a_version_that_the_therapist_has_not_signed_here_is_not_signed(desk):
    desk.publish()
    desk.owner.policies.publish(PRACTICE, desk.document("More"), agree_again=True)
    with pytest.raises(PolicyNotHere):
        desk.give()
    assert consents(desk.theirs) == []


def test_a_version_that_names_who_answered_before_is_not_signed_for_who_answers_now(desk):
    version = desk.publish()
    desk.offer()
    desk.case.share(desk.sam.id, "clinician")
    change = ResponsibleChange(account_id=desk.sam.id)
    desk.anna.connection.http.change("PUT", f"/spaces/{desk.case.id}/responsible", change)
    with pytest.raises(PolicyNotHere):
        desk.give()
    assert consents(desk.theirs) == []
    desk.sam.policies.sign(version)
    desk.give()
    assert "Sam" in consents(desk.theirs)[0].given["therapist_name"]
    desk.theirs.write("Hello, Sam.")


def test_while_the_version_before_holds_it_may_still_be_signed(desk):
    old = desk.publish()
    desk.offer()
    until = desk.hands.world.clock.now() + timedelta(days=14)
    changed = desk.document("More")
    desk.owner.policies.publish(PRACTICE, changed, agree_again=True, holds_until=until)
    assert desk.give().version == old.version
    desk.theirs.write("Still here.")


def test_an_answer_that_is_lost_after_the_post_leaves_a_row_to_be_brought(desk, theirs, line):
    desk.publish()
    desk.offer()
    theirs.sync()
    reading = theirs.agreement.read("en")
    line.meet = without_rows
    assert theirs.agreement.give(reading, NAME, reading.ids) is None
    assert len(consents(desk.hers)) == 1
    assert desk.hers.agreement.standing().told.why == "no_consent"
    line.meet = honest
    theirs.sync()
    [row] = desk.hers.agreement.standing().agreed
    assert row.post == consents(theirs)[0]
    theirs.write("There.")
    asked = sum(is_row(request) for request in line.seen)
    theirs.sync()
    assert sum(is_row(request) for request in line.seen) == asked


def test_a_row_that_was_turned_away_for_a_while_is_brought_too(desk, theirs, line):
    busy = {"type": "/problems/too-many-attempts", "title": "Busy", "status": 429}
    desk.publish()
    desk.offer()
    theirs.sync()
    line.meet = lambda request, go_on: answering(429, busy) if is_row(request) else go_on()
    read = theirs.agreement.read("en")
    with pytest.raises(ProblemError):
        theirs.agreement.give(read, NAME, read.ids)
    line.meet = honest
    theirs.sync()
    assert desk.theirs.sync().agreement.standing().told.may_write


def test_another_device_brings_the_row_as_well(desk, theirs, line):
    desk.publish()
    desk.offer()
    theirs.sync()
    reading = theirs.agreement.read("en")
    line.meet = without_rows
    theirs.agreement.give(reading, NAME, reading.ids)
    desk.theirs.sync()
    assert desk.hers.agreement.standing().told.why == ""


def test_without_a_connection_nothing_is_signed_or_kept(desk, theirs, line):
    desk.publish()
    theirs.sync()
    reading = theirs.agreement.read("en")
    line.meet = gone
    with pytest.raises(NeedsConnection):
        theirs.agreement.give(reading, NAME, reading.ids)
    assert theirs.agreement.read("en").text == reading.text  # which is read all the same
    assert theirs.outbox.rows() == []
    line.meet = honest
    assert consents(theirs) == []


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


LIES = {
    "that somebody has signed": lambda told, _: change(told, signature="A" * 86),
    "another version": lambda told, _: change(told, version=9),
    "another hash": lambda told, _: change(told, hash="A" * 43),
    "another time": lambda told, _: change(told, at=told.consents[0].at + 1),
    "another person": lambda told, desk: change(told, seat_id=desk.anna.id),
    "another post": lambda told, _: change(told, entry_id="A" * 22),
    "another entry": lambda told, _: change(told, entry_hash="A" * 43),
    "that they did not withdraw": lambda told, _: change(told, decision="withdraw"),
    "another language": lambda told, _: change(told, locale="es"),
}


def change(told, **said):
    wrong = [msgspec.structs.replace(each, **said) for each in told.consents]
    return msgspec.structs.replace(told, consents=wrong)


@pytest.mark.parametrize("lie", LIES)
def test_a_consent_that_nobody_has_signed_so_is_not_believed(desk, lie, monkeypatch):
    desk.agreed()
    hers = desk.hers
    honestly = agreement.agreement_of
    assert hers.agreement.standing().doubted == []
    monkeypatch.setattr(agreement, "agreement_of", lambda *place: LIES[lie](honestly(*place), desk))
    standing = hers.agreement.standing()
    assert standing.agreed == []
    assert len(standing.doubted) == 1


def test_an_older_decision_than_the_log_has_is_not_believed(desk, monkeypatch):
    desk.agreed()
    before = agreement.agreement_of(desk.anna.connection, desk.case.id)
    desk.later(seconds=1)
    desk.theirs.agreement.withdraw()
    hers = desk.hers
    monkeypatch.setattr(agreement, "agreement_of", lambda *_: before)
    standing = hers.agreement.standing()
    assert (standing.agreed, standing.doubted) == ([], before.consents)


def test_a_policy_that_only_the_server_names_is_not_the_one_here(desk, monkeypatch):
    version = desk.agreed()
    told = agreement.agreement_of(desk.jo.connection, desk.case.id)
    assert told.policy
    other = msgspec.structs.replace(told.policy, hash="A" * 43)
    lie = msgspec.structs.replace(told, policy=other)
    desk.theirs.sync()
    monkeypatch.setattr(agreement, "agreement_of", lambda *_: lie)
    standing = desk.theirs.agreement.standing()
    assert standing.published.hash == version.hash
    assert not standing.is_current


def test_a_consent_of_another_thread_does_not_pass_for_this_one(desk):
    desk.agreed()
    [post] = consents(desk.theirs)
    second = desk.anna.add_client(MO).invite(ANNA)
    mo = desk.hands.join(second.code, newcomer("Mo")).thread(second.space_id)
    mo.post(post)  # somebody else's, word for word
    assert mo.agreement.signed() == []
    elsewhere = signed_for(desk, "A" * 43, post)
    entry_id = desk.theirs.post(elsewhere)
    assert [each.post for each in desk.theirs.agreement.signed()] == [post]
    with pytest.raises(ProblemError):
        bring_row(desk.theirs, elsewhere, entry_id)
    desk.theirs.sync()
    assert [each.post for each in desk.hers.agreement.standing().agreed] == [post]


def signed_for(desk, space_id, post):
    """Return a consent of jo's, signed for another thread than it stands in."""
    account, practice_id = desk.jo.connection.account, desk.jo.connection.practice_id
    later = msgspec.structs.replace(post, at=post.at + 1)
    over = what_is_signed(later, practice_id, space_id)
    return msgspec.structs.replace(later, signature=b64(sign_consent(account, over)))

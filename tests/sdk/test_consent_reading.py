"""What is read before it is signed: the newest version, in whose name, in which language."""

from dataclasses import replace
from datetime import timedelta

import pytest

from meantime.sdk.agreement_errors import (
    ChangedSinceRead,
    NoPolicy,
    PolicyNotHere,
)
from meantime.sdk.policy_facts import PRACTICE
from meantime.wire.practices import ResponsibleChange
from tests.sdk.agreeing import NAME, consents
from tests.sdk.newcomers import ANNA, newcomer
from tests.sdk.test_policies import MO

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


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

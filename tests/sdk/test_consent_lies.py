"""Whatever a server claims of consents: what nobody has signed so is not believed."""

import msgspec
import pytest

from meantime.protocol.encoding import b64
from meantime.protocol.sessions import sign_consent
from meantime.sdk import agreement
from meantime.sdk.consenting import bring_row
from meantime.sdk.errors import ProblemError
from meantime.sdk.folds.consents import what_is_signed
from tests.sdk.agreeing import consents
from tests.sdk.newcomers import ANNA, newcomer
from tests.sdk.test_policies import MO

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


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

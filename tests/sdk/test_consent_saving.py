"""Saving what was signed, from where it stands."""

import pytest

from meantime.sdk.consent_paper import read_paper, write_paper
from meantime.sdk.consent_verdict import verify_proof
from tests.sdk.agreeing import Agreeing
from tests.sdk.proofs import wrong
from tests.sdk.test_guardians import Family

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def test_client_and_clinician_save_the_same(hands, network):
    desk = Agreeing(hands, network)
    desk.agreed()
    [hers] = desk.hers.agreement.signed()
    [theirs] = desk.theirs.sync().agreement.signed()
    assert desk.hers.agreement.proof(hers) == desk.theirs.agreement.proof(theirs)


def test_a_withdrawal_proves_itself_too(hands, network):
    desk = Agreeing(hands, network)
    desk.agreed()
    desk.later(seconds=1)
    desk.theirs.agreement.withdraw()
    _, withdrawn = desk.theirs.sync().agreement.signed()
    raw = desk.theirs.agreement.proof(withdrawn)
    verdict = verify_proof(raw, "en")
    assert verdict.is_good
    assert any("signed: Withdrawn" in said for said in verdict.proven)
    assert verify_proof(read_paper(write_paper(raw)), "en").is_good


def test_a_guardian_s_and_a_clinician_s_prove_themselves_from_where_they_stand(hands, network):
    family = Family(hands, network)
    family.name()
    family.guardian_signs()
    [agreed] = family.own.sync().agreement.signed()
    raw = family.own.agreement.proof(agreed)
    assert wrong(raw) == []
    assert any("as a guardian" in said for said in verify_proof(raw, "en").proven)
    hers = family.anna.thread(family.young.id)
    hers.agreement.review(hers.agreement.read("en").today, "in_person", "en")
    [review] = hers.sync().agreement.signed()
    raw = hers.agreement.proof(review)
    verdict = verify_proof(raw, "es")
    assert verdict.is_good
    assert any("en persona" in said for said in verdict.claimed)
    assert read_paper(write_paper(raw)) == raw

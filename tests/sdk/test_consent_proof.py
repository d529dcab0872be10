"""A saved consent proves itself to anybody, with no server; and a forged one does not."""

import json
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.agreement.signing import wording
from meantime.protocol.canonical import encode
from meantime.protocol.encoding import b64
from meantime.protocol.keys import make_account
from meantime.sdk.consent_paper import read_paper, write_paper
from meantime.sdk.consent_proof import (
    NoProof,
    checks,
    filled_of,
    is_whole,
    read_proof,
    write_proof,
)
from meantime.sdk.consent_verdict import verify_proof
from tests.sdk.proofs import AT, NAME, changed, consent, entry_by, honest, signed, wrong

RAW = honest()


def test_an_honest_one_is_good_and_says_what_it_proves_and_what_not():
    verdict = verify_proof(RAW, "en")
    assert verdict.is_good
    assert verdict.wrong == []
    assert any("signed: Agreed, as the client, version 3, in English" in s for s in verdict.proven)
    assert len(verdict.proven) == 5
    claimed = "\n".join(verdict.claimed)
    assert f"That the name was typed as {NAME}." in claimed
    assert "therapist_name: Anna Weiss" in claimed
    assert "consent.limits" in claimed
    spanish = verify_proof(RAW, "es")
    assert any("firmó: De acuerdo, como cliente, versión 3, en inglés" in s for s in spanish.proven)


def test_each_byte_that_is_changed_is_noticed():
    for place in range(0, len(RAW), 11):
        other = RAW[:place] + bytes([RAW[place] ^ 1]) + RAW[place + 1 :]
        assert not is_whole(other), place
    for place in range(0, len(RAW), 997):
        other = RAW[:place] + bytes([RAW[place] ^ 2]) + RAW[place + 1 :]
        try:
            assert wrong(other), place
        except NoProof:
            continue


SIGNED: dict[str, dict[str, Any]] = {
    "decision": {"decision": "withdraw"},
    "version": {"version": 2},
    "language": {"locale": "es"},
    "role": {"role": "guardian"},
    "time": {"at": 1},
    "hash": {"hash": "A" * 43},
    "signature": {"signature": "A" * 86},
}


@pytest.mark.parametrize("what", SIGNED)
def test_what_was_signed_cannot_be_changed_even_with_a_new_sum(what):
    other = consent(RAW, **SIGNED[what])
    assert is_whole(other)
    assert "signature" in wrong(other)
    assert not verify_proof(other, "en").is_good


def test_nor_for_which_conversation_practice_or_person_it_was():
    assert "signature" in wrong(changed(RAW, care_space="A" * 43))
    assert "signature" in wrong(changed(RAW, practice_space="A" * 43))
    stranger = make_account()
    signer = msgspec.structs.replace(read_proof(RAW).signer, card=b64(stranger.card))
    assert wrong(changed(RAW, signer=signer)) == ["card", "signature", "entry"]
    signer = msgspec.structs.replace(signer, id=stranger.id)
    assert wrong(changed(RAW, signer=signer)) == ["signature", "entry"]


def test_other_words_in_document_or_text_are_noticed():
    proof = read_proof(RAW)
    document = json.loads(proof.document)
    document["facts"]["fee"]["amount"] = 100
    assert wrong(changed(RAW, document=encode(document).decode())) == ["document"]
    document["sections"][0]["text"]["en"] = "Messages are free."
    assert wrong(changed(RAW, document=encode(document).decode())) == ["document", "text"]
    assert wrong(consent(RAW, text=proof.consent.text.replace("not for", "for"))) == ["text"]
    given = {**proof.consent.given, "valid_until": "2099-01-01"}
    assert wrong(consent(RAW, given=given)) == ["text"]
    assert wrong(consent(RAW, given={})) == ["text"]
    assert wrong(consent(RAW, given={**given, "effective_date": "2027-99-99"})) == ["text"]
    assert wrong(consent(RAW, variants=["couple"])) == ["text"]


def test_the_typed_name_is_a_claim_and_is_called_one():
    forged = consent(RAW, name="Somebody Else")
    verdict = verify_proof(forged, "en")
    assert verdict.is_good
    assert not any("Somebody Else" in said for said in verdict.proven)
    assert any("Somebody Else" in said for said in verdict.claimed)


def test_which_parts_it_has_is_a_claim_but_for_what_the_practice_does():
    """Nobody signs the names of the parts: the text follows from them, and would still be right."""

    def retold(*variants: str) -> bytes:
        forged = read_proof(consent(RAW, variants=list(variants)))
        filled = filled_of(forged)
        assert filled is not None
        return consent(write_proof(forged), text=wording(filled))

    assert wrong(retold("substance_use_program")) == ["text"]
    assert wrong(retold("couple", "couple")) == ["text"]
    verdict = verify_proof(retold("couple"), "en")
    assert "For whom the text was filled: clients who share one conversation." in verdict.claimed
    honest_one = "For whom the text was filled: one client."
    assert honest_one in verify_proof(RAW, "en").claimed


def test_of_a_paper_the_attached_file_is_checked_and_its_pages_are_a_claim():
    assert not any("pages" in said for said in verify_proof(RAW, "en").claimed)
    assert any("pages" in said for said in verify_proof(RAW, "en", is_on_paper=True).claimed)


def test_nothing_in_a_file_hides_or_moves_the_words_of_the_verdict():
    forged = consent(RAW, name="Jo\n\nProven by the signature:\x1b[2J\u202eevil", hash="A" * 43)
    verdict = verify_proof(forged, "en")
    (name,) = (each for each in verdict.claimed if each.startswith("That the name"))
    assert name == "That the name was typed as Jo  Proven by the signature:\ufffd[2J\ufffdevil."


def test_an_entry_of_another_key_is_no_evidence():
    entry = msgspec.structs.replace(read_proof(RAW).entry, s="A" * 86)
    assert wrong(changed(RAW, entry=entry)) == ["entry"]
    stranger, signer = make_account(), read_proof(RAW).signer
    assert wrong(changed(RAW, entry=entry_by(stranger))) == ["entry"]
    assert wrong(changed(RAW, entry=entry_by(stranger, author=signer.id))) == ["entry"]


@pytest.mark.parametrize(
    "said", [{"space": "S"}, {"kind": "seats"}, {"author": "A"}, {"at": AT + 3_600_000}]
)
def test_nor_is_one_of_the_right_key_for_another_place_or_time(said):
    account, proof = make_account(), read_proof(RAW)
    own = {
        "signer": msgspec.structs.replace(proof.signer, id=account.id, card=b64(account.card)),
        "consent": signed(account, proof.consent),
    }
    assert wrong(changed(RAW, **own, entry=entry_by(account))) == []
    assert wrong(changed(RAW, **own, entry=entry_by(account, **said))) == ["entry"]


@given(
    st.binary(max_size=200)
    | st.text().map(str.encode)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ).map(lambda value: json.dumps(value).encode())
)
def test_anything_else_is_no_proof(given):
    with pytest.raises(NoProof):
        checks(given)
    with pytest.raises(NoProof):
        read_paper(given)


PLACES = [
    ("document",),
    ("signer", "card"),
    ("entry", "h"),
    ("consent", "at"),
    ("consent", "given"),
]
ANYTHING: list[object] = ["", "\ud800", 2**70, 2**53, -1, None, [], {}, {"effective_date": "x"}]


@pytest.mark.parametrize("path", PLACES, ids="/".join)
@pytest.mark.parametrize("value", ANYTHING, ids=repr)
def test_fields_of_any_kind_make_it_no_proof_and_break_nothing(path, value):
    other = json.loads(RAW)
    place = other
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    raw = json.dumps(other).encode()
    try:
        verdict = verify_proof(raw, "en")
    except NoProof:
        return
    assert not verdict.is_good
    with suppress(NoProof):
        write_paper(raw)

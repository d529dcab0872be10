from __future__ import annotations

import pytest

from meantime.protocol.encoding import pae
from meantime.protocol.keys import Account, is_good_card, make_account, verify_signature
from meantime.protocol.sealing import seal_to
from meantime.protocol.sessions import (
    Consent,
    sign_consent,
    sign_session,
    verify_consent,
    verify_session,
)

ANNA, BEN = Account(bytes([2]) * 32), Account(bytes([3]) * 32)
IDENTITY = b"\x01" + bytes(31)
# A good point plus the one of order 2: libsodium took it until 1.0.20 (CVE-2025-69277).
MIXED_ORDER = bytes.fromhex("03b5939c1d63adf5410aaf84ecd13a066ab889514141846dbde11596ebb92dd3")


def test_an_account_is_its_secret():
    again = Account(ANNA.secret)
    assert (again.card, again.id, again.self_key) == (ANNA.card, ANNA.id, ANNA.self_key)
    assert len({make_account().id for _ in range(9)}) == 9
    with pytest.raises(ValueError, match="32 bytes"):
        Account(bytes(31))


def test_a_signature_holds_for_its_key_and_its_words_alone():
    signature = ANNA.sign("mt1/x", "word")
    assert verify_signature(ANNA.sign_pk, pae("mt1/x", "word"), signature)
    assert not verify_signature(BEN.sign_pk, pae("mt1/x", "word"), signature)
    assert not verify_signature(ANNA.sign_pk, pae("mt1/y", "word"), signature)
    assert not verify_signature(ANNA.sign_pk, pae("mt1/x", "word"), signature[:-1])
    assert not verify_signature(ANNA.sign_pk[:-1], pae("mt1/x", "word"), signature)


def test_a_key_of_small_order_verifies_nothing():
    assert not verify_signature(IDENTITY, b"any words", IDENTITY + bytes(32))
    assert not verify_signature(bytes(32), b"any words", bytes(64))


@pytest.mark.parametrize(
    "card",
    [
        b"",
        ANNA.card[:-1],
        ANNA.card + b"x",
        IDENTITY + ANNA.box_pk,
        ANNA.sign_pk + IDENTITY,
        MIXED_ORDER + ANNA.box_pk,
    ],
)
def test_a_bad_card_is_told_from_a_good_one(card):
    assert is_good_card(ANNA.card)
    assert not is_good_card(card)


def test_a_box_opens_for_its_card_alone():
    box = seal_to(ANNA.card, bytes(32))
    assert len(box) == 80
    assert ANNA.open_box(box) == bytes(32)
    assert BEN.open_box(box) is None
    assert ANNA.open_box(box[:-1] + bytes([box[-1] ^ 1])) is None
    assert ANNA.open_box(b"short") is None


SESSION = ("https://meantime.example", bytes(32), 1_700_000_000_000)


def test_a_session_is_for_one_origin_nonce_and_time():
    signature = sign_session(ANNA, *SESSION)
    assert verify_session(ANNA.sign_pk, *SESSION, signature)
    others = [("https://evil.example", *SESSION[1:]), (SESSION[0], bytes([1]) * 32, SESSION[2])]
    for other in [*others, (*SESSION[:2], SESSION[2] + 1)]:
        assert not verify_session(ANNA.sign_pk, *other, signature)
    assert not verify_session(BEN.sign_pk, *SESSION, signature)


def test_a_signature_under_one_label_is_none_under_another():
    origin, nonce, at = SESSION
    as_entry = ANNA.sign("mt1/entry", origin, nonce, str(at))
    assert not verify_session(ANNA.sign_pk, *SESSION, as_entry)
    session = sign_session(ANNA, *SESSION)
    assert not verify_signature(ANNA.sign_pk, pae("mt1/entry", origin, nonce, str(at)), session)


def test_a_consent_is_to_one_version_and_one_decision():
    consent = Consent("P", "S", "H", 3, "es", "client", "permit", 9)
    signature = sign_consent(ANNA, consent)
    assert verify_consent(ANNA.sign_pk, consent, signature)
    withdrawn = Consent("P", "S", "H", 3, "es", "client", "withdraw", 9)
    assert not verify_consent(ANNA.sign_pk, withdrawn, signature)
    assert not verify_consent(
        ANNA.sign_pk, Consent("P", "S", "H", 4, "es", "client", "permit", 9), signature
    )

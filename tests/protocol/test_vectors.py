"""Every vector of protocol.json and file.json."""

from __future__ import annotations

import pytest

from meantime.protocol import (
    blobs,
    canonical,
    codes,
    encoding,
    files,
    flows,
    locks,
    sealing,
    sessions,
)
from meantime.protocol.errors import ProtocolError
from meantime.protocol.keys import Account, account_id, verify_signature
from meantime.protocol.sealing import Place
from meantime.protocol.spaces import parse, verify_log
from meantime.protocol.writing import acceptance, space_proof
from tests.protocol.people import read_vectors, refuses

VECTORS = read_vectors("protocol.json")
LOG = VECTORS["log"]
hexed = bytes.fromhex


def parts_of(vector):
    """Return the parts as the vector has them: text, or bytes told as `{"hex": ...}`."""
    return [hexed(part["hex"]) if isinstance(part, dict) else part for part in vector["parts"]]


@pytest.mark.parametrize("vector", VECTORS["pae"])
def test_parts_are_told_apart_as_in_the_vectors(vector):
    assert encoding.pae(*parts_of(vector)).hex() == vector["out"]


@pytest.mark.parametrize("vector", VECTORS["hash"])
def test_the_hash_is_that_of_the_vectors(vector):
    assert encoding.digest(*parts_of(vector)).hex() == vector["out"]


@pytest.mark.parametrize("vector", VECTORS["keyed"])
def test_the_keyed_hash_is_that_of_the_vectors(vector):
    assert encoding.keyed(hexed(vector["key"]), *parts_of(vector)).hex() == vector["out"]


@pytest.mark.parametrize("text", VECTORS["canonical"]["accept"])
def test_canonical_text_is_accepted(text):
    assert canonical.encode(canonical.decode(text.encode())) == text.encode()


@pytest.mark.parametrize("text", VECTORS["canonical"]["reject"])
def test_any_other_text_is_refused(text):
    with refuses("json"):
        canonical.decode(text.encode())


def test_everything_derives_from_the_account_secret():
    vector = VECTORS["account"]
    account = Account(hexed(vector["secret"]))
    assert account.sign_pk.hex() == vector["sign_public"]
    assert account.box_pk.hex() == vector["box_public"]
    assert encoding.b64(account.card) == vector["card_b64"]
    assert account.id == account_id(account.card) == vector["id_b64"]


def test_an_acceptance_is_signed_as_in_the_vectors():
    vector = VECTORS["account"]["accept_signature"]
    account = Account(hexed(VECTORS["account"]["secret"]))
    parts = (vector["space"], account.id, vector["role"], vector["invite"], vector["commit"])
    assert encoding.b64(account.sign("mt1/accept", *parts)) == vector["sig_b64"]
    commit = bytes(32)
    message = encoding.pae("mt1/accept", *parts[:-1], encoding.b64(commit))
    signature = acceptance(account, vector["space"], vector["role"], vector["invite"], commit)
    assert verify_signature(account.sign_pk, message, signature)


def test_a_password_lock_opens_as_in_the_vectors():
    vector = VECTORS["password_lock"]
    salt = hexed(vector["server_salt"])
    output = locks.password_output(vector["password"], vector["login"], salt, vector["suite"])
    assert encoding.b64(output) == vector["unlocked_b64"]
    auth = locks.lock_auth(output)
    assert encoding.b64(auth) == vector["auth_b64"]
    assert encoding.b64(locks.auth_hash(auth)) == vector["auth_hash_b64"]
    check_wrapping(output, "password", vector)


def test_a_passkey_lock_opens_as_in_the_vectors():
    vector = VECTORS["passkey_lock"]
    check_wrapping(hexed(vector["prf_output"]), "passkey", vector)


def test_a_recovery_lock_opens_as_in_the_vectors():
    vector = VECTORS["recovery_lock"]
    check_wrapping(locks.recovery_output(hexed(vector["code"])), "recovery", vector)


def check_wrapping(output, kind, vector):
    secret, wrapped = hexed(vector["secret"]), encoding.unb64(vector["wrapped_b64"], 72)
    assert locks.wrap(output, kind, secret, hexed(vector["nonce"])) == wrapped
    assert locks.unwrap(output, kind, wrapped) == secret
    assert locks.unlock(output, kind, wrapped).secret == secret


def test_codes_are_written_and_used_as_in_the_vectors():
    vector = VECTORS["code"]
    code = hexed(vector["code"])
    assert codes.write_code(code, "join") == vector["join"]
    assert codes.write_code(code, "recover") == vector["recover"]
    assert codes.read_code(vector["join"], "join") == code
    assert encoding.b64(codes.code_secret(code, "join")) == vector["join_secret_b64"]
    assert encoding.b64(codes.code_secret(code, "recover")) == vector["recover_secret_b64"]
    joiner = codes.join_account(code)
    assert joiner.id == vector["join_seat_id_b64"]
    proof = vector["proof_for_space"]
    assert encoding.b64(space_proof(joiner, proof["space"])) == proof["proof_b64"]


@pytest.mark.parametrize("vector", VECTORS["verify"])
def test_the_digits_are_those_of_the_vectors(vector):
    assert flows.digits(encoding.b64(hexed(vector["entry_hash"]))) == vector["digits"]


def test_a_session_is_signed_as_in_the_vectors():
    vector = VECTORS["session"]
    account = Account(hexed(vector["secret"]))
    signed = (vector["origin"], hexed(vector["nonce"]), vector["at"])
    signature = sessions.sign_session(account, *signed)
    assert encoding.b64(signature) == vector["sig_b64"]
    assert sessions.verify_session(account.sign_pk, *signed, signature)


def test_a_consent_is_signed_as_in_the_vectors():
    vector = dict(VECTORS["consent"])
    account = Account(hexed(vector.pop("secret")))
    signature = encoding.unb64(vector.pop("sig_b64"), 64)
    consent = sessions.Consent(at_ms=vector.pop("at"), **vector)
    assert sessions.sign_consent(account, consent) == signature
    assert sessions.verify_consent(account.sign_pk, consent, signature)


@pytest.mark.parametrize("vector", VECTORS["pad"])
def test_posts_are_padded_as_in_the_vectors(vector):
    assert len(sealing.pad(bytes(vector["length"]))) == vector["padded"]


@pytest.mark.parametrize("vector", VECTORS["padme"])
def test_files_are_padded_as_in_the_vectors(vector):
    assert blobs.padded_size(vector["content_length"]) == vector["padded"]


def test_a_post_is_sealed_as_in_the_vectors():
    vector = VECTORS["post"]
    place = Place(vector["space"], vector["author"], vector["id"], vector["gen"])
    key, nonce = hexed(vector["generation_key"]), hexed(vector["nonce"])
    assert sealing.seal_post(key, place, vector["plaintext"], nonce).hex() == vector["body"]


@pytest.mark.parametrize("name", ["care", "practice"])
def test_the_honest_log_ends_where_the_vectors_say(name):
    state = verify_log(LOG[name])
    assert state.head == LOG[f"{name}_head_b64"]
    assert (state.seq, state.gen) == (LOG[f"{name}_seq"], LOG[f"{name}_gen"])


def test_the_digits_of_the_honest_log_are_those_of_its_last_seats_entry():
    assert flows.digits(verify_log(LOG["care"]).last_seats) == LOG["verify_digits"]


def readers():
    practice = verify_log(LOG["practice"])
    people = {
        "account 2, therapist": Account(bytes([2]) * 32),
        "account 3, cover": Account(bytes([3]) * 32),
        "account 4, client": Account(bytes([4]) * 32),
        "account 5, client re-invited": Account(bytes([5]) * 32),
        "join code of the client": codes.join_account(encoding.unb64(LOG["codes"]["client_b64"])),
    }
    owner = Account(bytes([1]) * 32)
    for gen in (1, 2):
        secret = sealing.generation_key(practice, owner, gen)
        people[f"practice generation {gen}"] = Account(secret)
    return people


READERS = readers()


@pytest.mark.parametrize("read", LOG["reads"], ids=lambda read: f"{read['reader']}, {read['seq']}")
def test_each_reader_reads_what_was_sealed_to_them(read):
    state, entry = verify_log(LOG["care"]), parse(LOG["care"][read["seq"]])
    try:
        key = sealing.generation_key(state, READERS[read["reader"]], entry.gen)
        result: object = sealing.open_post(key, entry)
    except ProtocolError as refusal:
        result = refusal.code
    assert result == read["result"]


def test_a_file_opens_as_in_the_vectors():
    vector = read_vectors("file.json")
    size, blob = int(vector["size"]), encoding.unb64(vector["blob_b64"])
    assert blobs.padded_size(size) == int(vector["padded"])
    assert blobs.blob_size(size) == len(blob)
    assert encoding.b64(blobs.address([blob])) == vector["address_b64"]
    content = b"".join(files.open_file(hexed(vector["key"]), [blob], size))
    assert content == bytes(i * 7 % 256 for i in range(size))

"""Unlocking: a server that asks for less is stopped before any work, and nobody is mixed up."""

import secrets

import httpx2
import pytest

from meantime import sdk
from meantime.protocol.codes import make_code, write_code
from meantime.protocol.encoding import b64
from meantime.protocol.errors import ProtocolError
from meantime.sdk.known import KnownLogins
from meantime.sdk.locks import proof_by_code, proof_by_password
from meantime.sdk.sign_in import unlock, unlock_with_recovery_code
from meantime.wire.accounts import Me
from meantime.wire.problems import ProblemSlug
from tests.sdk.networks import answering

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things

WORDS = "four steps to the water"
SALT = b64(bytes(16))

WEAK = [
    {"suite": 0, "server_salt": SALT},
    {"server_salt": SALT},
    {"suite": None, "server_salt": SALT},
    {"suite": "1", "server_salt": SALT},
    {"suite": 1.0, "server_salt": SALT},
    {"suite": True, "server_salt": SALT},
    {"suite": 2, "server_salt": SALT},
    {"suite": 1, "server_salt": SALT, "memory_bytes": 8 * 2**20},
    {"suite": 1, "server_salt": None},
    {"suite": 1, "server_salt": "none of ours"},
    {"suite": 1, "server_salt": b64(bytes(8))},
]


@pytest.fixture
def jo(hands):
    """Return a client who joined with a password: the newcomer, the id, the recovery code."""
    code = hands.clinician.invite_client("Jo Kim", sdk.Inviter("Anna", "LMFT")).code
    jo = sdk.Newcomer(f"{secrets.token_hex(6)}@example.org", WORDS, "Jo")
    person, recovery = hands.knock(code).accept(jo, hands.folder)
    person.close()
    return jo, person.id, recovery


@pytest.mark.parametrize("parameters", WEAK)
def test_a_weak_suite_stops_before_a_key_is_derived_or_a_request_sent(hands, network, parameters):
    network.meet = lambda *_: answering(200, parameters)
    with pytest.raises(ProtocolError, match=r"^suite$"):
        sdk.connect(hands.http(network), "jo@example.org", WORDS, hands.folder)
    assert [request.url.path for request in network.seen] == ["/api/unlock/begin"]


def test_what_is_no_answer_at_all_is_weak_too(hands, network):
    network.meet = lambda *_: httpx2.Response(200, content=b"[1]")
    with pytest.raises(ProtocolError, match=r"^suite$"):
        sdk.connect(hands.http(network), "jo@example.org", WORDS, hands.folder)


def test_a_suite_below_the_highest_seen_is_refused(hands, network):
    http = hands.http(network)
    KnownLogins(hands.folder / "logins", http.origin).remember("Jo@example.org ", "", 7)
    network.meet = lambda *_: answering(200, {"suite": 1, "server_salt": SALT})
    with pytest.raises(ProtocolError, match=r"^suite$"):
        sdk.connect(http, "jo@example.org", WORDS, hands.folder)
    assert len(network.seen) == 1


def test_a_login_opens_with_its_password_alone(hands, jo):
    newcomer, jo_id, _ = jo
    for login, words in ((newcomer.login, "four steps to the sea"), ("no@example.org", WORDS)):
        with pytest.raises(sdk.ProblemError) as refused:
            sdk.connect(hands.http(), login, words, hands.folder)
        assert refused.value.slug == ProblemSlug.UNLOCK_REFUSED
    with sdk.connect(hands.http(), f" {newcomer.login.upper()} ", WORDS, hands.folder) as person:
        assert person.id == jo_id


def test_a_login_that_leads_to_somebody_else_is_refused(hands, jo):
    newcomer, jo_id, recovery = jo
    http = hands.http()
    hands.callback(http.close)
    known = KnownLogins(hands.folder / "logins", http.origin)
    assert unlock_with_recovery_code(http, known, newcomer.login, recovery).id == jo_id
    known.remember(newcomer.login, hands.clinician.id, 1)
    for open_ in (
        lambda: unlock(http, known, newcomer.login, WORDS),
        lambda: unlock_with_recovery_code(http, known, newcomer.login, recovery),
    ):
        with pytest.raises(ProtocolError, match=r"^identity$"):
            open_()


def test_an_invitation_does_not_pass_for_a_recovery_code(hands, network):
    http = hands.http(network)
    hands.callback(http.close)
    known = KnownLogins(hands.folder / "logins", http.origin)
    with pytest.raises(ProtocolError, match=r"^code$"):
        unlock_with_recovery_code(http, known, "jo@example.org", write_code(make_code(), "join"))
    assert network.seen == []


def test_a_new_password_and_a_new_code_take_the_place_of_the_old(hands, jo):
    newcomer, jo_id, old_code = jo
    new_words = "two birds on a wire"
    with sdk.connect(hands.http(), newcomer.login, WORDS, hands.folder) as person:
        http = person.connection.http
        person.change_password(proof_by_password(http, newcomer.login, WORDS), new_words)
        new_code = person.renew_recovery_code(proof_by_code(old_code))
    http = hands.http()
    hands.callback(http.close)
    known = KnownLogins(hands.folder / "logins", http.origin)
    for open_ in (
        lambda: unlock(http, known, newcomer.login, WORDS),
        lambda: unlock_with_recovery_code(http, known, newcomer.login, old_code),
    ):
        with pytest.raises(sdk.ProblemError) as refused:
            open_()
        assert refused.value.slug == ProblemSlug.UNLOCK_REFUSED
    assert unlock(http, known, newcomer.login, new_words).id == jo_id
    assert unlock_with_recovery_code(http, known, newcomer.login, new_code).id == jo_id


def test_a_server_that_names_another_login_does_not_salt_the_new_password_with_it(
    hands, network, jo
):
    newcomer, jo_id, recovery = jo

    def lie(request, go_on):
        if request.url.path != "/api/me":
            return go_on()
        me = Me(id=jo_id, practice_id=hands.practice.id, login="chosen@example.org", locks=[])
        return answering(200, me)

    network.meet = lie
    with sdk.connect(hands.http(network), newcomer.login, WORDS, hands.folder) as person:
        person.change_password(proof_by_code(recovery), "two birds on a wire")
    with sdk.connect(hands.http(), newcomer.login, "two birds on a wire", hands.folder) as again:
        assert again.id == jo_id


def test_whoever_came_by_key_without_a_login_changes_no_password(hands, jo):
    _, _, recovery = jo
    with pytest.raises(ProtocolError, match=r"^login$"):
        hands.client.change_password(proof_by_code(recovery), "two birds on a wire")


def test_a_password_change_whose_answer_got_lost_is_no_failure(hands, network, jo):
    newcomer, _, recovery = jo

    def lose_first_answer(request, go_on):
        answer = go_on()
        if request.method == "PUT" and sum(r.method == "PUT" for r in network.seen) == 1:
            answer.read()
            raise httpx2.ReadError("the answer was lost")
        return answer

    network.meet = lose_first_answer
    with sdk.connect_by_code(hands.http(network), newcomer.login, recovery, hands.folder) as person:
        proof = proof_by_password(person.connection.http, newcomer.login, WORDS)
        person.change_password(proof, "two birds on a wire")


def test_a_revoked_device_is_signed_out(hands):
    here, there = hands.client, hands.take(hands.practice.client, device="there")
    (other,) = [d for d in here.devices() if d.id == there.connection.id]
    here.revoke(other.id)
    with pytest.raises(sdk.ProblemError) as refused:
        hands.thread(there)
    assert refused.value.slug == ProblemSlug.NOT_SIGNED_IN
    hands.thread(here).read()

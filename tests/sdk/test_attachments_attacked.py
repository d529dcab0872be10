"""Files that a server swaps, cuts, renames or looks for (attacks 40 and 41)."""

from __future__ import annotations

import secrets

import httpx2
import msgspec
import pytest

from meantime.protocol.blobs import CONTENT_MAX
from meantime.protocol.encoding import b64
from meantime.protocol.errors import ProtocolError
from meantime.protocol.files import KEY_BYTES
from meantime.sdk.errors import ProblemError, Unreachable
from tests.sdk.letters import CONTENT, NAME, is_download, received
from tests.sdk.networks import gone


# Attack 40: the server gives another blob, a cut one, a longer one, or one that it altered.
@pytest.mark.parametrize(
    "tamper",
    [
        lambda blob: blob[:-1],
        lambda blob: blob[: len(blob) // 2],
        lambda blob: blob[:0],
        lambda blob: blob + b"\0",
        lambda blob: blob[:100] + bytes([blob[100] ^ 1]) + blob[101:],
        lambda blob: secrets.token_bytes(len(blob)),
    ],
    ids=["one byte short", "half", "nothing", "longer", "altered", "another"],
)
def test_a_blob_that_is_not_the_one_that_was_sent_is_refused(hands, network, letter, tamper):
    hands.thread(hands.client).attach(letter)
    thread = hands.thread(hands.take(hands.practice.clinician, network, "other"))
    (message,) = thread.files()

    def meddle(request, go_on):
        answer = go_on()
        if not is_download(request):
            return answer
        return httpx2.Response(200, content=tamper(answer.read()))

    network.meet = meddle
    with pytest.raises(ProtocolError) as refused:
        thread.read_file(message)
    assert refused.value.code == "aead"


def test_a_blob_of_another_file_is_refused(hands, network, letter, tmp_path):
    client = hands.thread(hands.client)
    client.attach(letter)
    other = tmp_path / "another"
    other.write_bytes(secrets.token_bytes(len(CONTENT)))
    client.attach(other)
    thread = hands.thread(hands.take(hands.practice.clinician, network, "other"))
    first, second = (message.post for message in thread.files())
    content = thread.connection.http.pieces(f"/spaces/{thread.id}/blobs/{second.hash}")
    swapped = b"".join(content)
    network.meet = lambda r, go_on: (
        httpx2.Response(200, content=swapped) if is_download(r) else go_on()
    )
    with pytest.raises(ProtocolError) as refused:
        thread.fetch_file(first)
    assert refused.value.code == "aead"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"size": len(CONTENT) - 1}, "pad"),
        ({"size": 5}, "aead"),
        ({"size": -1}, "post"),
        ({"size": CONTENT_MAX + 1}, "post"),
        ({"key": b64(bytes(KEY_BYTES))}, "aead"),
        ({"key": "x"}, "post"),
        ({"hash": "../entries"}, "post"),
    ],
)
def test_a_post_that_says_something_else_of_its_file_is_refused(hands, letter, change, code):
    hands.thread(hands.client).attach(letter)
    thread, message = received(hands)
    with pytest.raises(ProtocolError) as refused:
        thread.fetch_file(msgspec.structs.replace(message.post, **change))
    assert refused.value.code == code


def test_a_server_that_lost_the_file_says_so(hands, letter):
    hands.thread(hands.client).attach(letter)
    thread, message = received(hands)
    missing = msgspec.structs.replace(message.post, hash=b64(bytes(32)))
    with pytest.raises(ProblemError) as refused:
        thread.fetch_file(missing)
    assert refused.value.slug == "not-found"


# Attack 41: name and kind are the sealed post's alone, whatever the server says of the blob.
def test_what_a_server_says_of_name_and_kind_is_ignored(hands, network, letter):
    hands.thread(hands.client).attach(letter)
    thread = hands.thread(hands.take(hands.practice.clinician, network, "other"))

    def rename(request, go_on):
        answer = go_on()
        if is_download(request):
            answer.headers["Content-Disposition"] = 'attachment; filename="evil.html"'
            answer.headers["Content-Type"] = "text/html"
        return answer

    network.meet = rename
    (message,) = thread.read()[-1:]
    assert thread.read_file(message) == CONTENT
    assert (message.post.name, message.post.mime) == (NAME, "application/pdf")


def test_no_name_or_kind_is_in_any_request(thread, network, letter):
    thread.attach(letter)
    for request in network.seen:
        sent = request.url.raw_path + request.content + repr(request.headers).encode()
        for secret in (NAME, "letter", "brother", "application/pdf"):
            assert secret.encode() not in sent


def test_nothing_of_a_waiting_file_lies_open_on_the_device(hands, thread, network, letter):
    network.meet = gone
    with pytest.raises(Unreachable):
        thread.attach(letter)
    stored = b"".join(
        path.read_bytes() for path in (hands.folder / "device").rglob("*") if path.is_file()
    )
    assert CONTENT[:64] not in stored
    assert NAME.encode() not in stored

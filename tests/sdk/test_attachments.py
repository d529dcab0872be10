"""Files from one person to another: sealed, interrupted, swapped, and under hostile names."""

from __future__ import annotations

import re
import secrets

import httpx2
import msgspec
import pytest

from meantime.protocol.blobs import CONTENT_MAX
from meantime.protocol.encoding import b64
from meantime.protocol.errors import ProtocolError
from meantime.protocol.files import KEY_BYTES
from meantime.sdk.downloads import safe_name, save
from meantime.sdk.errors import FileTooLarge, ProblemError, StrangeAnswer, Unreachable
from meantime.wire.blobs import PART_BYTES, BlobProgress
from tests.sdk.networks import answering, gone, lossy

CONTENT = secrets.token_bytes(700_000)
PART = re.compile(r"/api/spaces/[^/]+/blobs/[^/]+/parts/\d+")
NAME = "letter to my brother.pdf"


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / NAME
    path.write_bytes(CONTENT)
    return path


def is_part(request):
    return PART.fullmatch(request.url.path) is not None


def is_download(request):
    return request.method == "GET" and "/blobs/" in request.url.path


def received(hands):
    """Return the one file that the clinician sees, and the thread it is in."""
    thread = hands.thread(hands.clinician)
    (message,) = thread.files()
    return thread, message


def test_a_file_reaches_the_other_person_with_its_name_and_kind(hands, letter):
    entry_id = hands.thread(hands.client).attach(letter)
    thread, message = received(hands)
    assert (message.id, message.text, message.post.mime) == (entry_id, NAME, "application/pdf")
    assert message.attention == 1
    assert thread.read_file(message) == CONTENT


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536])
def test_files_of_all_sizes_arrive_whole(hands, tmp_path, size):
    path = tmp_path / "file"
    path.write_bytes(CONTENT[:size])
    hands.thread(hands.client).attach(path)
    thread, message = received(hands)
    assert thread.read_file(message) == CONTENT[:size]


def test_whoever_sends_and_fetches_is_told_how_far_it_is(hands, letter):
    sent, fetched = [], []
    hands.thread(hands.client).attach(letter, progress=lambda *step: sent.append(step))
    thread, message = received(hands)
    thread.read_file(message, lambda *step: fetched.append(step))
    for steps in (sent, fetched):
        assert steps == sorted(steps)
        assert len(steps) > 2
        assert steps[-1][0] == steps[-1][1] > len(CONTENT)


def test_a_broken_upload_goes_on_with_the_part_that_was_missing(hands, thread, network, letter):
    def after_one_part(request, go_on):
        if is_part(request) and sum(map(is_part, network.seen)) > 1:
            raise httpx2.ConnectError("the line broke")
        return go_on()

    network.meet = after_one_part
    with pytest.raises(Unreachable):
        thread.attach(letter)
    letter.unlink()  # what was sealed is kept here
    assert thread.files() == []
    network.meet = lambda _, go_on: go_on()
    network.seen.clear()
    again = hands.take(hands.practice.client, network)  # as after the program was killed
    again.send()
    numbers = [r.url.path.rpartition("/")[2] for r in network.seen if is_part(r)]
    assert numbers == ["1", "2"]
    reader, message = received(hands)
    assert reader.read_file(message) == CONTENT


def test_a_line_that_loses_much_delivers_one_file_once(hands, thread, network, letter):
    network.meet = lossy(seed=4, share=0.3)
    thread.attach(letter)
    network.meet = lambda _, go_on: go_on()
    reader, message = received(hands)
    assert reader.read_file(message) == CONTENT
    thread.send_files()
    assert len(hands.thread(hands.clinician).files()) == 1


def test_a_file_waits_without_a_connection_and_texts_go_before_it(hands, thread, network, letter):
    network.meet = gone
    with pytest.raises(Unreachable):
        thread.attach(letter)
    network.meet = lambda _, go_on: go_on()
    thread.write("Before the file.")
    assert hands.thread(hands.clinician).files() == []
    hands.take(hands.practice.client, network).send()
    assert [m.text for m in hands.thread(hands.clinician).messages()][-2:] == [
        "Before the file.",
        NAME,
    ]


def test_a_file_that_its_author_gives_up_goes_nowhere(hands, thread, network, letter):
    network.meet = gone
    with pytest.raises(Unreachable):
        thread.attach(letter)
    network.meet = lambda _, go_on: go_on()
    (waiting,) = thread.attachments.waiting()
    thread.discard(waiting)
    thread.send_files()
    assert hands.thread(hands.clinician).files() == []


def test_a_server_that_damages_every_upload_is_not_believed_for_ever(thread, network, letter):
    def never_done(request, go_on):
        if is_part(request):
            return answering(200, BlobProgress(received=0, is_stored=False))
        return go_on()

    network.meet = never_done
    with pytest.raises(StrangeAnswer):
        thread.attach(letter)


def test_a_file_damaged_on_its_way_is_brought_again(hands, thread, network, letter):
    damaged: list[httpx2.Request] = []

    def damage_once(request, go_on):
        if is_part(request) and not damaged:
            damaged.append(request)
            url, headers = request.url, request.headers
            network.meet = lambda _, go_on: go_on()
            wrong = httpx2.Request("PUT", url, headers=headers, content=bytes(PART_BYTES))
            return network.handle_request(wrong)
        return go_on()

    network.meet = damage_once
    thread.attach(letter)
    assert damaged
    reader, message = received(hands)
    assert reader.read_file(message) == CONTENT


def test_a_file_that_is_too_large_is_not_kept(thread, tmp_path):
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(CONTENT_MAX + 1)
    with pytest.raises(FileTooLarge):
        thread.attach(path)
    assert thread.attachments.waiting() == []


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


def test_a_file_is_saved_under_the_name_that_its_sender_gave(hands, letter, tmp_path):
    hands.thread(hands.client).attach(letter)
    thread, message = received(hands)
    place = thread.save_file(message, tmp_path)
    assert (place.name, place.read_bytes()) == ("letter to my brother (2).pdf", CONTENT)


def test_a_message_that_is_no_file_is_not_read_as_one(hands):
    thread = hands.thread(hands.client)
    with pytest.raises(ProtocolError) as refused:
        thread.read_file(thread.messages()[0])
    assert refused.value.code == "post"


def test_a_file_is_saved_beside_others_and_never_over_them(tmp_path):
    places = [save(content, NAME, tmp_path) for content in (b"one", b"two", b"three")]
    assert [place.name for place in places] == [
        NAME,
        "letter to my brother (2).pdf",
        "letter to my brother (3).pdf",
    ]
    assert [place.read_bytes() for place in places] == [b"one", b"two", b"three"]
    assert {place.stat().st_mode & 0o777 for place in places} == {0o600}
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("photo.jpg", "photo.jpg"),
        ("../../.bashrc", "_.._.bashrc"),
        ("/etc/passwd", "_etc_passwd"),
        ("C:\\Windows\\x.exe", "C__Windows_x.exe"),
        (".profile", "profile"),
        ("a\0b\nc.txt", "abc.txt"),
        ("report\u202egpj.exe", "reportgpj.exe"),
        ("nul.txt", "_nul.txt"),
        ("", "file"),
        ("...", "file"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("señal de médico.png", "señal de médico.png"),
    ],
)
def test_a_name_cannot_steer_where_a_file_goes(name, safe):
    assert safe_name(name) == safe

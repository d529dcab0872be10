"""Files as they are saved: under hostile names, and never over another."""

from __future__ import annotations

import pytest

from meantime.protocol.errors import ProtocolError
from meantime.sdk.downloads import safe_name, save
from tests.sdk.letters import CONTENT, NAME, received


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

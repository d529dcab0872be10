"""The commands, walked as people would: a practice, a colleague, a client, messages."""

import re
import secrets

import pytest

from meantime import sdk
from meantime.server.practices.service import make_setup_code
from tests.cli.walks import CODE, WORDS, find

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def test_people_write_to_each_other(anna, jo):
    assert "Sent" in jo.run("threads", "write", typed=(WORDS, "A small step today."))
    listed = anna.run("threads", "list", typed=(WORDS,))
    assert "Jo" in listed
    assert "A small step today." in anna.run("threads", "read", typed=(WORDS,))
    anna.run("threads", "write", "1", typed=(WORDS, "Well done."))
    shown = jo.run("threads", "read", typed=(WORDS,)).partition("A small step today.")[2]
    assert re.match(r"\s+Anna Weiss .*\s+Well done\.", shown)


def test_a_file_goes_from_one_to_the_other(anna, jo, tmp_path):
    drawing = tmp_path / "the river.png"
    drawing.write_bytes(bytes(range(256)) * 700)
    assert "No files yet." in anna.run("files", "list", typed=(WORDS,))
    assert "Sent" in jo.run("files", "send", str(drawing), typed=(WORDS,))
    listed = re.sub(r"\s+", " ", anna.run("files", "list", typed=(WORDS,)))
    assert "the river.png 179 kB Jo" in listed
    assert "File: the river.png (179 kB)." in anna.run("threads", "read", typed=(WORDS,))
    for name in ("the river.png", "the river (2).png"):
        into = tmp_path / "saved"
        into.mkdir(exist_ok=True)
        anna.run("files", "save", "1", "--into", str(into), typed=(WORDS,))
        assert (into / name).read_bytes() == drawing.read_bytes()
    assert "No such file" in anna.run("files", "save", "2", typed=(WORDS,), fails=True)


def test_people_compare_digits(anna, jo):
    def digits(terminal, answer):
        shown = terminal.run("verify", typed=(WORDS, answer), fails=answer != "y")
        return find(r"(?:\d{5} ){5}\d{5}", shown), shown

    ours, said = digits(anna, "y")
    theirs, warned = digits(jo, "n")
    assert ours == theirs
    assert "Verified" in said
    assert "telephone" in warned


def test_an_urgent_message_shows_where_help_is(jo):
    shown = jo.run("threads", "write", "--urgent", typed=(WORDS, "Please call."))
    assert "emergency number" in shown
    assert "Sent" in shown


def test_devices_and_locks(jo):
    assert "(this one)" in jo.run("devices", "list", typed=(WORDS,))
    assert "No such device" in jo.run("devices", "revoke", "none", typed=(WORDS,), fails=True)
    shown = jo.run("locks", "list", typed=(WORDS,))
    assert "password" in shown
    assert "recovery" in shown
    jo.run("locks", "password", typed=(WORDS, WORDS, "two birds on a wire"))
    assert find(
        CODE, jo.run("locks", "recovery-code", typed=("two birds on a wire", "two birds on a wire"))
    )
    told = jo.run("threads", "list", typed=(WORDS,), fails=True)
    assert "do not fit together" in told


def test_whoever_forgot_the_password_comes_back_with_the_code(anna, terminal, logins):
    link = find(CODE, anna.run("client", "invite", typed=(WORDS, "Jo Kim", "Anna Weiss", "LMFT")))
    jo = terminal("jo")
    code = find(CODE, jo.run("join", typed=(link, "Jo", logins["jo"], WORDS)).split("Recovery")[1])
    new_code = find(CODE, jo.run("locks", "recover", typed=(code, "two birds on a wire")))
    assert "Anna Weiss" in jo.run("threads", "list", typed=("two birds on a wire",))
    assert new_code != code
    assert "do not fit together" in jo.run("locks", "recover", typed=(code, WORDS), fails=True)


def test_a_recovery_code_is_shown_whatever_becomes_of_the_ladder(
    world, terminal, logins, monkeypatch
):
    def lost(*_):
        raise sdk.Unreachable("no signal")

    owner, code = terminal("olga"), world.server.write(make_setup_code)
    who = ("Olga Brandt", "PsyD", logins["olga"], WORDS, "nobody")
    with monkeypatch.context() as patched:
        patched.setattr(sdk.Person, "set_ladder", lost)
        typed = (code, "Elm Street", "+1 555 0100", "1 Elm Street", *who)
        shown = owner.run("practice", "found", typed=typed, fails=True)
    assert find(CODE, shown.partition("Recovery code")[2])
    assert "choose it with `meantime ladder set --night`" in re.sub(r"\s+", " ", shown)
    owner.run("ladder", "set", "--night", "nobody", typed=(WORDS,))


def test_what_fails_is_told_in_plain_words_with_a_way_to_help(olga, terminal, logins):
    told = [
        terminal("x").run("join", typed=("0000-0000",), fails=True),
        olga.run("--login", logins["jo"], "threads", "list", typed=(WORDS,), fails=True),
        terminal("y").run(
            "practice", "found", typed=("no", *"abcdef", WORDS, "nobody"), fails=True
        ),
    ]
    for words in told:
        assert "emergency" in words
        assert "Traceback" not in words
    assert "does not read right" in told[0]
    assert "do not fit together" in told[1]
    assert "set-up code is not known" in told[2]


def test_a_used_link_is_the_sign_of_a_thief(anna, jo, terminal):
    assert jo
    shown = anna.run("client", "invite", typed=(WORDS, "Kim", "Anna Weiss", "LMFT"))
    code = find(CODE, shown)
    login = f"{secrets.token_hex(4)}@example.org"
    terminal("kim").run("join", typed=(code, "Kim", login, WORDS))
    told = terminal("late").run("join", typed=(code,), fails=True)
    assert "was used on" in told
    assert "call your therapist" in told

"""The demo: everybody is let in, time moves, and in the end nothing is left."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from os import environ

import httpx2
import msgspec
import pytest

from meantime import sdk
from meantime.demo.hours import zone_here
from meantime.demo.people import PEOPLE, WORDS
from meantime.demo.story import read_story
from tests.running import NO_TLS, poll

pytestmark = pytest.mark.xdist_group("demo")  # one demo for all of them, in this order


@contextmanager
def opened(tmp_path):
    """Run the demo in a folder for all that it may leave; yield its address."""
    command = [sys.executable, "-m", "meantime", "demo", "--port", "0"]
    demo = subprocess.Popen(  # noqa: S603  our own program
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**environ, "TMPDIR": str(tmp_path)},
    )
    assert demo.stdout
    try:
        first = demo.stdout.readline()
        assert " is open: http://localhost:" in first, first + demo.stdout.read()
        yield first.rpartition(" ")[2].strip()
    finally:
        demo.send_signal(signal.SIGINT)
        rest, _ = demo.communicate(timeout=30)
    assert demo.returncode == 0, rest
    assert "Traceback" not in rest


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Yield a folder for the demo and its address, one demo for all tests here."""
    folder = tmp_path_factory.mktemp("demo")
    with opened(folder) as url:
        yield folder, url
    assert list(folder.iterdir()) == []


@pytest.fixture
def api(place):
    """Yield a client of the demo's own routes, as its own page has one."""
    _, url = place
    with httpx2.Client(
        base_url=f"{url}/api/demo", headers={"Origin": url}, verify=NO_TLS, trust_env=False
    ) as client:
        yield client


def ask(api, path):
    return msgspec.json.decode(api.get(path).raise_for_status().content)


def enter(place, tmp_path, short):
    """Return one of the made-up people, signed in with the password."""
    _, url = place
    somebody = next(each for each in PEOPLE if each.short == short)
    return sdk.connect(url, somebody.newcomer.login, WORDS, tmp_path / "device")


def test_everybody_has_an_own_address_and_is_told_their_own_words(place, api):
    _, url = place
    people = ask(api, "/")["people"]
    assert len({person["origin"] for person in people}) == len(PEOPLE) == 7
    for person in people:
        host = person["origin"].removeprefix("http://")
        told = api.get("/words", headers={"Host": host}).json()
        assert told["password"] == WORDS
        assert host.startswith(told["login"].partition("@")[0])
    assert api.get("/words", headers={"Host": url.removeprefix("http://")}).status_code == 404


def test_a_client_reads_weeks_of_letters_with_their_trail(place, tmp_path):
    with enter(place, tmp_path, "maya") as maya:
        (thread,) = maya.threads()
        messages = thread.read()
        assert thread.marks()
        assert len({person.name for person in thread.people().by_id.values()}) >= 4
    (corrected,) = [message for message in messages if message.earlier]
    assert "at two" in corrected.text
    assert "at three" in corrected.earlier[0]
    (urgent,) = [message for message in messages if message.attention == 3]
    answer = next(message for message in messages if message.re == urgent.id)
    assert answer.at - urgent.at < 15 * 60_000
    assert messages[-1].at - messages[0].at > 30 * 24 * 3_600_000


def test_a_message_was_taken_back_and_one_waits_to_be_shown(place, tmp_path):
    with enter(place, tmp_path, "daniel") as daniel:
        (thread,) = daniel.threads()
        assert [message.is_withdrawn for message in thread.read()].count(True) == 1
    with enter(place, tmp_path, "lucia") as lucia:
        (thread,) = lucia.threads()
        assert not any("recordatorio" in message.text for message in thread.read())
    with enter(place, tmp_path, "ana") as ana:
        texts = [message.text for thread in ana.threads() for message in thread.read()]
        assert any("recordatorio" in text for text in texts)


def test_hours_are_set_and_what_waits_is_due_by_them(place, tmp_path):
    with enter(place, tmp_path, "imani") as imani:
        assert imani.hours().set_by == "practice"
        assert imani.hours().frame.zone == imani.practice().details.zone
        waiting = imani.waiting()
        dues = [one.due_at.astimezone() for one in waiting]
        assert [
            (one.attention, at.weekday(), at.hour) for one, at in zip(waiting, dues, strict=True)
        ] == [
            (2, 2, 18),
            (1, 1, 18),
        ]
    with enter(place, tmp_path, "ana") as ana:
        kept = ana.hours()
        assert (kept.set_by, [each.kind for each in kept.frame.closures]) == (
            "clinician",
            ["vacation", "vacation"],
        )
        assert len(ana.waiting()) == 2
    with enter(place, tmp_path, "tom") as tom:
        shown = tom.threads()[0].boundary()
        assert shown.is_open
        assert shown.reads_at.astimezone().hour == 12


def test_a_cover_is_arranged_and_not_served_yet(place, tmp_path):
    with enter(place, tmp_path, "ana") as ana:
        threads = {thread.id for thread in ana.threads()}
        (ahead,) = [each for each in ana.cover().stretches if each.clinician_id == ana.id]
        timed = {each.space_id for each in ana.terms() if each.seat_id == ahead.acting}
        assert threads <= timed
    with enter(place, tmp_path, "imani") as imani:
        assert imani.id == ahead.acting
        assert not threads & {thread.id for thread in imani.threads()}


@pytest.mark.parametrize(
    ("told", "zone"),
    [("Asia/Tokyo", "Asia/Tokyo"), (":Europe/Madrid", "Europe/Madrid"), ("EWT4", "Etc/GMT+9")],
)
def test_the_demo_s_practice_lives_in_this_computer_s_zone_if_it_says_one(monkeypatch, told, zone):
    monkeypatch.setenv("TZ", told)
    assert zone_here("Etc/GMT+9") == zone


def test_no_letter_lies_in_the_open(place):
    folder, _ = place
    files = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    assert sum(map(len, files)) > 500_000
    lines = [line for moment in read_story() for line in moment.text.splitlines() if line]
    assert len(lines) > 60
    names = [somebody.name for somebody in PEOPLE]
    assert [word for word in lines + names if any(word.encode() in file for file in files)] == []


def test_time_moves_and_what_waited_leaves(api):
    now = ask(api, "/clock")["now"]
    waiting = [each for each in ask(api, "/")["notices"] if each["state"] == "waiting"]
    assert [each["to"] for each in waiting] == ["Lucía Marín"]
    for _ in range(3):
        moved = api.post("/clock", json={"minutes": 24 * 60})
        assert moved.status_code == 200
    assert ask(api, "/clock")["now"] > now
    assert not [each for each in ask(api, "/")["notices"] if each["state"] == "waiting"]


@pytest.mark.parametrize("path", ["/clock", "/start", "/forgetting"])
def test_a_page_from_elsewhere_changes_nothing(api, path):
    for origin in ("http://localhost:1", "http://evil.localhost", ""):
        answer = api.post(path, json={"minutes": 1}, headers={"Origin": origin})
        assert answer.status_code == 403


@pytest.mark.parametrize("minutes", [0, -60, 20_000])
def test_time_neither_goes_back_nor_runs_away(api, minutes):
    assert api.post("/clock", json={"minutes": minutes}).status_code == 422


def test_starting_over_brings_back_the_end_of_the_story(place, api, tmp_path):
    moved = api.post("/clock", json={"minutes": 24 * 60})  # a new start stands earlier again
    before = msgspec.json.decode(moved.raise_for_status().content)
    with enter(place, tmp_path, "tom") as tom:
        tom.threads()[0].sync().write("Not for the record.")
    assert api.post("/start").status_code == 202
    poll(lambda: run_of(api) not in {"", before["run"]}, 30)
    assert ask(api, "/clock")["now"] < before["now"]
    with enter(place, tmp_path / "other", "tom") as tom:
        assert tom.threads()[0].read()[-1].text.startswith("Something I did not say")


def run_of(api):
    """Return which run of the demo answers, "" while none does."""
    try:
        return ask(api, "/clock")["run"]
    except httpx2.TransportError:
        time.sleep(0.05)
        return ""

"""The demo's time moves on, and its story can start over; nobody else moves it."""

from __future__ import annotations

import msgspec
import pytest

from tests.cli.demos import ask, enter, run_of
from tests.running import poll

pytestmark = [
    pytest.mark.xdist_group("demo"),  # one demo for all of them, in this order
    pytest.mark.real_passwords,
]


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

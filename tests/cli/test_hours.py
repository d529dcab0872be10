"""Hours at a terminal: shown, set from a file, told to a client before they write."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest

from meantime.cli.hours import clock, written
from meantime.cli.promises import promised
from meantime.wire.boundaries import Boundary, Closure, Frame, ReplyWithin
from tests.cli.walks import WORDS, find

on_sqlite = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things

AT = datetime(2027, 3, 8, 14, tzinfo=UTC)  # a Monday, 9:00 in New York
AWAY = Closure(
    id="a",
    starts_on=date(2027, 3, 1),
    ends_on=date(2027, 3, 7),
    kind="vacation",
    name="closure.vacation",
)
VACATION = "vacation, Mon 01 Mar 2027 to Sun 07 Mar 2027"
TOLD = Boundary(
    zone="America/New_York",
    is_set=True,
    is_open=False,
    opens_at=AT,
    reads_at=AT + timedelta(hours=7),
    answer_by=AT + timedelta(days=1, hours=9),
    closed_for=AWAY,
    moved_by=[AWAY],
    holds_until=AT,
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "hours.json"


def words(shown):
    return re.sub(r"\s+", " ", shown)


def printed(terminal, *more):
    return json.loads(terminal.run("hours", "show", "--json", *more, typed=(WORDS,)))


@on_sqlite
def test_the_practice_s_hours_are_set_from_what_was_printed(olga, anna, jo, file):
    shown = words(olga.run("hours", "show", "--practice", typed=(WORDS,)))
    assert "Set by nobody yet" in shown
    told = words(jo.run("threads", "when", typed=(WORDS,)))
    assert "No hours have been set here yet" in told
    frame = printed(olga, "--practice")
    frame["hours"][0] = [[540, 720], [780, 1500]]
    file.write_text(json.dumps(frame), encoding="utf-8")
    olga.run("hours", "set", str(file), "--practice", typed=(WORDS,))
    shown = words(anna.run("hours", "show", typed=(WORDS,)))
    assert "Monday 09:00-12:00, 13:00-01:00 the next day 09:00, 16:00" in shown
    assert "Sunday closed" in shown
    assert "Time zone: America/New_York." in shown
    assert "by the end of business day 2" in shown
    assert "No days away." in shown
    assert "Set by the practice" in shown
    assert "does not allow this" in words(
        anna.run("hours", "set", str(file), "--practice", typed=(WORDS,), fails=True)
    )


@on_sqlite
def test_a_client_reads_who_reads_when_with_the_zone_and_where_help_is(anna, jo, file):
    file.write_text(json.dumps(printed(anna)), encoding="utf-8")
    assert "Set by you." in anna.run("hours", "set", str(file), typed=(WORDS,))
    for terminal in (anna, jo):
        told = words(terminal.run("threads", "when", typed=(WORDS,)))
        find(r"Anna Weiss reads next: \w{3} \d\d \w{3} \d{4} (09|16):00\.", told)
        find(r"A message sent now has an answer by: \w{3} \d\d \w{3} \d{4} 18:00\.", told)
        assert "All times are those of America/New_York." in told
        assert "emergency number" in told
    assert "does not allow this" in words(jo.run("hours", "show", typed=(WORDS,), fails=True))
    assert "Set by nobody yet" in words(anna.run("hours", "drop", typed=(WORDS,)))


@on_sqlite
def test_what_is_written_in_closed_time_meets_an_automatic_reply_and_help(anna, jo, file):
    frame = printed(anna)
    far = (datetime.now(UTC).weekday() + 3) % 7  # no zone brings that day here
    frame["hours"] = [[[540, 600]] if day == far else [] for day in range(7)]
    frame["windows"] = [[540] if day == far else [] for day in range(7)]
    file.write_text(json.dumps(frame), encoding="utf-8")
    anna.run("hours", "set", str(file), typed=(WORDS,))
    sent = words(jo.run("threads", "write", typed=(WORDS, "It came back.")))
    assert "Nobody reads now. If somebody is in danger" in sent
    shown = words(jo.run("threads", "read", typed=(WORDS,)))
    find(r"It came back\. Automatic .* This is an automatic reply\.", shown)
    assert "988" in shown


@on_sqlite
def test_what_is_wrong_in_a_file_is_told_line_by_line(anna, file):
    frame = printed(anna) | {"zone": "Mars/Olympus", "reply_within": {"unit": "days", "n": 0}}
    file.write_text(json.dumps(frame), encoding="utf-8")
    lines = anna.run("hours", "set", str(file), typed=(WORDS,), fails=True).splitlines()
    assert "zone: must be an IANA time zone" in lines
    assert "reply_within: is out of range" in lines
    for text in ("no JSON", "{}", '{"zone": 1}'):
        file.write_text(text, encoding="utf-8")
        told = words(anna.run("hours", "set", str(file), fails=True))
        assert "does not have the shape of hours" in told
    assert printed(anna)["zone"] == "America/New_York"


def test_while_somebody_is_away_it_says_why_and_until_when():
    told = list(promised(TOLD, "Anna Weiss"))
    assert told == [
        f"Away now ({VACATION}). Open again: Mon 08 Mar 2027 09:00.",
        "Anna Weiss reads next: Mon 08 Mar 2027 16:00.",
        "A message sent now has an answer by: Tue 09 Mar 2027 18:00.",
        f"Later because of: {VACATION}.",
        "Usual in seven days: about 5 messages of a client.",
        "Usual length of a message: up to about 1500 characters.",
        "All times are those of America/New_York.",
    ]


def test_what_is_printed_has_a_line_for_each_day_and_reads_back():
    frame = Frame(
        zone="Europe/Madrid",
        hours=[[(540, 720)], *[[] for _ in range(6)]],
        windows=[[540], *[[] for _ in range(6)]],
        reply_within=ReplyWithin(unit="hours", n=8),
        closures=[AWAY],
    )
    text = written(frame)
    assert len(text.splitlines()) == 2 + 2 * 9 + 3 + 3
    assert json.loads(text)["closures"][0]["ends_on"] == "2027-03-07"


@pytest.mark.parametrize(
    ("minute", "shown"),
    [(0, "00:00"), (1439, "23:59"), (1440, "24:00"), (1441, "00:01 the next day")],
)
def test_a_minute_is_shown_as_a_clock_shows_it(minute, shown):
    assert clock(minute) == shown

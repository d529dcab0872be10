"""A conversation that holds one of each that goes on between sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from meantime.content.measures import measures
from meantime.protocol.checkin_posts import CheckIn, CheckInAnswer
from meantime.protocol.homework_posts import Field, Homework, HomeworkAnswer, Row, Value
from meantime.protocol.journal_posts import JournalTag
from meantime.protocol.measure_posts import MeasureDraft, MeasureSeen, MeasureValue
from meantime.protocol.moment_posts import Moment
from meantime.protocol.posts import Amend, Text
from meantime.sdk.own_spaces import own_space

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sdk.office import Office

PHQ9: Final = measures().measures[0]
ANSWERS: Final = {item.id: 1 for item in PHQ9.items if item.scored}
URGE: Final = Moment(
    at=1_804_633_200_000,
    zone="America/Chicago",
    text="The bottle stood there.",
    feelings=["lonely", "ashamed"],
    intensity=0,
    urge="to drink",
    urge_strength=7,
    instead="I rang my sister.",
    tags=["evening"],
)
TASK: Final = Homework(
    homework="walks",
    title="Walk",
    zone="America/New_York",
    text="Ten minutes, before noon.",
    fields=[Field(id="how", kind="scale", label="How was it?", low="bad", high="good")],
    due="2027-03-08",
    repeats=[1, 3, 5],
)
MOOD: Final = CheckIn(ask="How are you?", kind="slider", low="bad", high="good")
SLEEP: Final = CheckIn(ask="Did you sleep?", kind="choice", options=["Yes", "No"])


def fill(office: Office, file: Path) -> None:
    """Let Anna ask for all that there is, and Jo answer, change their mind and take things back."""
    _moments(office, file)
    _homework(office)
    _check_ins(office)
    _measures(office)


def _moments(office: Office, file: Path) -> None:
    hers, theirs = office.jo.moments, office.theirs
    kept = hers.keep(URGE, [file]).id
    old = office.jo.keep("Before there were moments.").id
    hers.change(old, Moment(at=URGE.at, zone=URGE.zone, intensity=3))  # no words of any kind
    gone = hers.keep(msgspec.structs.replace(URGE, text="Not this one.")).id
    hers.remove(gone)
    hers.bring(kept, hers.list()[0].moment, theirs)
    sent = hers.send(kept, msgspec.structs.replace(URGE, text="It is better."), theirs)
    theirs.post(msgspec.structs.replace(URGE, text="It is well.", of=kept), re=sent)
    theirs.post(msgspec.structs.replace(URGE, at=-1), re=sent)  # no instant: it changes nothing
    own_space(office.jo.connection, "journal").post(JournalTag(tag="evening", name="night"))


def _homework(office: Office) -> None:
    anna, theirs = office.anna.thread(office.case.id), office.theirs
    given = anna.post(TASK, attention=1)
    theirs.sync()
    done = HomeworkAnswer(
        homework="walks",
        of=given,
        state="done",
        day="2027-03-08",
        values=[
            Value(id="how", value="0"),
            Value(id="steps", rows=[Row("To the gate", 9, 0), Row("Further", before=4, after=-1)]),
        ],
        hard=0,
        helped=10,
        text="It rained.",
    )
    theirs.post(done)
    taken = theirs.post(HomeworkAnswer(homework="walks", of=given, state="stuck", day="2027-03-10"))
    theirs.post(Amend(text=""), re=taken)
    theirs.post(HomeworkAnswer(homework="walks", of=given, state="seen", day="2027-03-12"))
    theirs.post(Text(text="Does the dog count?", about="walks"), attention=1)
    anna.sync().post(msgspec.structs.replace(TASK, gone=1))


def _check_ins(office: Office) -> None:
    anna, theirs = office.anna.thread(office.case.id), office.theirs
    mood, sleep, words = (
        anna.post(each, attention=1)
        for each in (MOOD, SLEEP, CheckIn(ask="Anything else?", kind="words"))
    )
    never = anna.post(MOOD, attention=1, show_at=anna.now_ms() + 3_600_000)
    anna.withdraw(never)
    theirs.sync().post(CheckInAnswer(of=mood, value=0, text="So so."))
    again = theirs.post(CheckInAnswer(of=sleep, value=1))
    theirs.post(Amend(text="Not at all."), re=again)
    theirs.post(CheckInAnswer(of=words, text="No."))
    theirs.post(CheckInAnswer(of=never, value=4, text="Asked by nobody."))


def _measures(office: Office) -> None:
    anna = office.anna.thread(office.case.id)
    (ask,), (later,) = anna.ask_measure(PHQ9), anna.ask_measure(PHQ9)
    theirs = office.theirs.sync()
    told = theirs.tell_urgent(PHQ9, {"phq9.9": 1}, ask)
    done = theirs.answer_measure(PHQ9, ANSWERS, ask)
    theirs.post(Amend(text=""), re=told)  # counts for nothing
    draft = MeasureDraft(
        of="",
        measure="phq9",
        version=PHQ9.version,
        locale="en",
        answers=[MeasureValue("phq9.1", 0)],
    )
    own_space(office.jo.connection, "journal").post(draft)
    anna.sync()
    anna.take_back_ask(next(each for each in anna.measured().asked if each.id == later))
    assert office.case.chart
    office.case.chart.post(MeasureSeen(of=done))

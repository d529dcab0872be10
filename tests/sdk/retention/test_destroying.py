"""The end of a record: gone at the server and on devices, proven by a certificate, once."""

from datetime import date, timedelta

import pytest

from meantime.protocol.posts import Event
from meantime.protocol.record_posts import Certificate, Ending
from meantime.sdk.directory import find_directory
from meantime.sdk.errors import ProblemError, Unreachable
from meantime.sdk.retention import destroying
from meantime.sdk.retention.destroying import destroy
from meantime.sdk.retention.errors import StillKept
from meantime.sdk.retention.table import RetentionTable
from meantime.server.spaces.tables import entries
from tests.sdk.retention.ended import ADULT, Ended


@pytest.fixture
def ended(office, letter):
    """Return a client's record, with a file, whose end was asked for more than a week ago."""
    office.theirs.attach(letter)
    ended = Ended(office)
    ended.plan()
    return ended


def readable(space):
    return [type(each.post).__name__ for each in space.opened() if each.post]


def certificates(ended):
    return RetentionTable(ended.owner.connection).certificates()


def test_what_is_gone_is_gone_on_every_device_and_certified_without_a_name(ended):
    jo, anna, thread_id = ended.office.jo, ended.office.anna, ended.office.case.id
    assert "Text" in readable(jo.thread(thread_id))
    assert "Text" in readable(anna.thread(thread_id))
    with ended.record() as record:
        ends = {of: space.state.seq for of, space in record.spaces.items()}
        said = destroy(record)
        assert record.standing().destroyed_at
    assert (said.about, said.by, said.rule) == (thread_id, ended.owner.id, ADULT)
    assert (said.ended_on, said.destroy_on) == ("2020-02-29", "2025-03-02")
    assert date.fromisoformat(said.backups_until) - date.fromisoformat(said.on) == timedelta(35)
    assert {part.purpose: part.upto for part in said.spaces} == ends
    assert [part.files for part in said.spaces] == [1, 0, 0]
    assert all(part.posts > 0 and 0 < part.first_at <= part.last_at for part in said.spaces)
    assert certificates(ended) == [said]
    assert "Jo Kim" not in str(said)
    for person in (jo, anna):
        thread = person.thread(thread_id)
        assert readable(thread) == ["Event", "Purpose"]
        assert {message.fault for message in thread.messages() if message.fault} == {"destroyed"}


def test_a_hold_set_after_the_word_of_it_keeps_server_and_devices_whole(ended, monkeypatch):
    monkeypatch.setattr(destroying, "_say_again", lambda record, *_: record.hold("A lawyer."))
    with ended.record() as record:
        with pytest.raises(ProblemError) as refused:
            destroy(record)
        assert refused.value.problem.code == "held"
    thread = ended.office.jo.thread(record.id)
    assert any(isinstance(each.post, Event) for each in thread.opened())
    assert "Said before." in [message.text for message in thread.messages()]
    assert certificates(ended) == []


def test_killed_after_each_step_it_goes_on_from_another_device_and_is_certified_once(
    ended, monkeypatch
):
    http, steps = type(ended.owner.connection.http), [0]
    send = http.post

    def killed_after_one(self, path, *args, **kwargs):
        answer = send(self, path, *args, **kwargs)
        if path.endswith(("/entries", "/destruction")):
            steps[0] += 1
            raise Unreachable("The process is gone.")
        return answer

    said = None
    while said is None:
        with ended.record(device=f"device {steps[0] % 2}") as record, monkeypatch.context() as kill:
            kill.setattr(http, "post", killed_after_one)
            try:
                said = destroy(record)
            except Unreachable:
                assert steps[0] < 20
    assert steps[0] == 11  # three events, their purposes, the desk's rule, three orders, the end
    directory = find_directory(ended.owner.connection)
    assert sum(isinstance(each.post, Certificate) for each in directory.opened()) == 1
    assert (said.rule, said.ended_on) == (ADULT, "2020-02-29")
    assert [part.files for part in said.spaces] == [1, 0, 0]


def test_who_comes_back_after_it_was_destroyed_is_kept_from_then_on(ended):
    with ended.record() as record:
        destroy(record)
        assert record.facts().ended_on == date(2020, 2, 29)
    ended.office.theirs.sync()
    ended.office.theirs.write("I am back, after all these years.")
    with ended.record() as record:
        assert record.facts().ended_on == record.today()
        record.keep(["state.adult"])
        assert record.standing().destroy_on > record.today()
        with pytest.raises(StillKept) as early:
            record.plan()
        assert early.value.refusal == "early"


def test_a_server_that_withholds_a_message_makes_no_record_end_sooner(office):
    ended = Ended(office)
    with ended.record() as record:
        record.keep(["state.adult"])
    thread = office.case.thread
    thread.post(Ending(ending="returned", on="2026-06-01"))
    posted = thread.state.seq

    def withhold(unit):
        here = entries.update().filter_by(space_id=thread.id, seq=posted - 1)
        unit.db.execute(here.values(body=None))

    office.hands.world.server.write(withhold)
    with ended.record(device="a new one") as record:
        assert record.facts().ended_on == record.today()


def test_who_writes_or_comes_back_meanwhile_keeps_it(ended):
    ended.office.theirs.sync()
    ended.office.theirs.write("I am back.")
    with ended.record() as record:
        with pytest.raises(ProblemError) as refused:
            destroy(record)
        assert refused.value.problem.code == "in_use"
        thread = ended.office.case.thread
        assert thread
        thread.post(Ending(ending="discharged", on="2026-01-31"))
        record.spaces["thread"].sync()
        with pytest.raises(StillKept) as early:
            destroy(record)
        assert early.value.refusal == "early"
    assert certificates(ended) == []

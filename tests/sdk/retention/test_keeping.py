"""How long a record is kept, by the practice's own rules, and what holds it."""

from datetime import date

import pytest

from meantime.protocol.record_posts import Ending, Hold, Keeping, Retention
from meantime.sdk.directory import find_directory
from meantime.sdk.retention.errors import NoSuchHold, NoSuchRule, StillKept
from meantime.sdk.retention.table import RetentionTable, template
from tests.sdk.retention.ended import ADULT, EMPTY, MINOR, Ended


@pytest.fixture
def ended(office):
    return Ended(office)


def kept(record):
    """Return what keeps a record from its end."""
    with pytest.raises(StillKept) as refused:
        record.plan()
    return refused.value.refusal


def test_the_template_has_no_number_that_somebody_could_take_for_law():
    assert {(rule.years, rule.age, rule.on) for rule in template().rules} == {(-1, -1, "")}
    assert template().names.keys() == {rule.rule for rule in template().rules}


def test_the_table_is_said_once_and_by_the_practice_alone(ended):
    RetentionTable(ended.owner.connection).change([ADULT, MINOR, EMPTY])
    directory = find_directory(ended.office.anna.connection)
    assert sum(isinstance(each.post, Retention) for each in directory.opened()) == 1
    directory.post(Retention(rules=[]))  # by a colleague
    assert RetentionTable(ended.office.anna.connection).show() == [ADULT, MINOR, EMPTY]
    with ended.record() as record:
        for rules in (["board"], ["state.adult", "nothing"]):
            with pytest.raises(NoSuchRule):
                record.keep(rules)


def test_the_day_counts_from_the_discharge_and_is_said_once(ended):
    with ended.record() as record:
        decision = record.keep(["state.adult"])
        assert (decision.destroy_on, decision.rule) == (date(2025, 3, 2), "state.adult")
        assert record.standing().destroy_on == date(2025, 3, 2)
        assert record.decision() == decision
        record.keep(["state.adult"])
        said = [o.post for o in record.desk.opened() if isinstance(o.post, Keeping)]
        day = {"ended_on": "2020-02-29", "destroy_on": "2025-03-02"}
        assert said == [Keeping(rules=["state.adult"], rule="state.adult", **day)]
        thread = ended.office.case.thread
        assert thread
        thread.post(Ending(ending="returned", on="2020-06-01"))
        record.spaces["thread"].sync()
        assert record.facts().ended_on == record.today()  # the last that anybody wrote
        assert kept(record) == "early"


def test_who_was_a_minor_is_kept_by_their_birth_date_which_the_server_never_gets(office):
    ended = Ended(office)
    with ended.record() as record:
        decision = record.keep(["state.adult", "state.minor"])
        assert (decision.destroy_on, decision.lack) == (None, "no_birth_date")
        assert record.standing().destroy_on is None
        assert kept(record) == "unknown"
    with Ended(office, birth_date="2014-05-20").record() as record:
        decision = record.keep(["state.adult", "state.minor"])
        assert (decision.destroy_on, decision.rule) == (date(2035, 5, 21), "state.minor")
        assert kept(record) == "early"


def test_a_hold_beats_a_day_that_has_come_until_it_is_released(ended, monkeypatch):
    with ended.record() as record:
        record.keep(["state.adult"])
        record.plan()
        first, second = record.hold("A lawyer wrote."), record.hold("A board asks.")
        assert record.standing().planned_at is None
        assert kept(record) == "held"
        record.release(first)
        assert (record.standing().is_held, record.holds()) == (True, [second])
        with pytest.raises(NoSuchHold):
            record.release(first)
        colleague_says(ended, second)
        record.desk.sync()
        assert record.holds() == [second]
        record.release(second, "The case is closed.")
        assert not record.standing().is_held
        record._hold(is_held=True)  # noqa: SLF001  a process ended before it wrote why
        assert kept(record) == "held"
        record.free()
        record.plan()
        record.cancel()
        assert record.standing().planned_at is None
        monkeypatch.setattr("time.time", lambda: 0.0)  # this computer's is far behind
        assert kept(record) == "clock"


def colleague_says(ended, hold):
    """Say in the desk, as somebody who sits there, what only the practice may say."""
    desk = ended.office.case.desk
    desk.post(Hold(hold=hold.hold, on="2027-01-01", gone=1))
    desk.post(Hold(hold="other", on="2027-01-01", why="Mine."))
    desk.post(Keeping(rules=[], ended_on="1990-01-01", destroy_on="1990-01-02"))

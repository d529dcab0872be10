"""What members sealed to the practice has to open: checked, an alarm until it is mended."""

import pytest

from meantime import sdk
from meantime.protocol import flows
from meantime.protocol.errors import ProtocolError
from meantime.protocol.record_posts import RecordsCheck
from meantime.protocol.reseating import readable_generations
from meantime.sdk import records_check
from meantime.sdk.directory import find_directory
from meantime.sdk.mending import mend
from meantime.sdk.progress import unseen
from meantime.sdk.records_check import check_records, said_checks
from meantime.wire.records import Custody
from tests.sdk.networks import answering
from tests.sdk.rubbish import seal_rubbish
from tests.sdk.test_leaving import promoted


def alarms(person):
    found = said_checks(person.connection).alarms
    return {alarm.space: (alarm.code, alarm.gens) for alarm in found.values()}


def test_a_check_of_sound_records_is_said_in_the_directory(office, olga, spaces):
    seen = []
    found = olga.custody.check(lambda done, whole: seen.append((done, whole)))
    assert (found.of, found.checked, found.broken) == (len(spaces), len(spaces), {})
    assert seen[-1] == (len(spaces), len(spaces))
    said = said_checks(office.anna.connection)  # all staff see it
    assert (said.by, said.checked, said.of, said.alarms) == (olga.id, 4, 4, {})
    assert said.at > 0


def test_rubbish_is_an_alarm_until_a_member_mends_it(office, olga):
    thread = office.theirs.id
    gen = seal_rubbish(office.anna, thread)
    found = olga.custody.check()
    assert found.broken.keys() == {thread}
    assert alarms(olga) == {thread: ("commit", (gen,))}
    assert alarms(office.sam) == alarms(olga)
    assert mend(office.sam.connection) == 0  # who does not sit there has no key
    assert alarms(olga) != {}
    assert mend(office.anna.connection) == 1
    assert mend(office.anna.connection) == 0  # it is mended already
    again = check_records(olga.connection, unseen, sample=0)
    assert (again.sound, alarms(olga)) == ({thread}, {})
    assert olga.custody.health().checks.checked == 1


def test_nobody_but_the_practice_silences_an_alarm(office, olga):
    gen = seal_rubbish(office.anna, office.theirs.id)
    olga.custody.check()
    lie = RecordsCheck(by=olga.id, checked=4, of=4, sound=[office.theirs.id])
    find_directory(office.anna.connection).post(lie)
    assert alarms(olga) == {office.theirs.id: ("commit", (gen,))}
    assert said_checks(olga.connection).checked == 4
    assert said_checks(olga.connection).at != 0


def test_a_log_that_was_tampered_with_is_not_called_sound(office, olga, spaces):
    broken = office.theirs.id

    def lying(request, go_on):
        if request.method == "GET" and request.url.path.endswith(f"/spaces/{broken}/entries"):
            return answering(200, {"pin": "", "entries": [], "head_seq": 3})
        return go_on()

    olga.network.meet = lying
    found = olga.custody.check()
    assert (found.checked, found.broken[broken].code) == (len(spaces), "chain")
    assert alarms(olga) == {broken: ("chain", ())}


def test_what_an_earlier_key_opens_is_sealed_to_the_newest_on_the_way(
    office,
    olga,
    monkeypatch,
):
    def all_but_the_first(state, old):
        return readable_generations(state, old)[1:]

    monkeypatch.setattr(flows, "readable_generations", all_but_the_first)
    assert olga.custody.rotate().is_whole
    found = olga.custody.check()
    assert (found.broken, found.checked, alarms(olga)) == ({}, 4, {})
    assert office.theirs.sync().messages()


def test_a_sample_is_looked_at_once_a_day(olga, monkeypatch, hands):
    monkeypatch.setattr(records_check, "SAMPLE", 2)
    first = olga.custody.check_if_due()
    assert (first.checked, first.of) == (2, 4)
    assert olga.custody.check_if_due() is None
    hands.world.clock.advance(records_check.OFTEN)
    olga = hands.take(hands.practice.owner, device="tomorrow")
    assert olga.custody.check_if_due().checked == 2


def test_while_something_is_broken_every_look_has_it(office, olga):
    seal_rubbish(office.anna, office.theirs.id)
    olga.custody.check()
    found = olga.custody.check_if_due()
    assert found.broken.keys() == {office.theirs.id}


def test_a_custodian_sees_how_the_records_stand(office, olga):
    health = olga.custody.health()
    assert (health.is_at_risk, health.rotating, health.leavers) == (True, 0, {})
    assert (health.overdue, health.unattended, health.checks.at) == ([], [], 0)
    olga.custody.say_code_stored()
    stored = olga.custody.health().custodians[olga.id].stored
    assert stored
    assert not olga.custody.health().is_at_risk
    promoted(office, office.sam)
    assert office.sam.custody.health().custodians.keys() == {olga.id, office.sam.id}
    olga.dismiss(office.anna.id)
    assert olga.custody.health().unattended == [office.theirs.id]


def test_an_unfinished_walk_is_seen_from_any_device(office, olga, monkeypatch):
    monkeypatch.setattr(sdk.rotation, "go_on", lambda *_: None)
    olga.custody.rotate()
    assert olga.custody.health().rotating == 4
    monkeypatch.undo()
    assert olga.custody.finish_rotation().is_whole
    assert olga.custody.health().rotating == 0
    sdk.sharing.unseat(olga.space(olga.connection.practice_id), [office.anna.id])
    assert olga.custody.health().leavers == {office.anna.id: 4}


@pytest.mark.parametrize("person", ["anna", "jo"])
def test_nobody_but_a_custodian_checks_or_is_told(office, person):
    who = getattr(office, person)
    with pytest.raises((ProtocolError, sdk.SdkError)):
        who.custody.check()
    with pytest.raises(sdk.ProblemError) as refused:
        who.connection.http.get("/custody", Custody)
    assert refused.value.slug == "not-permitted"

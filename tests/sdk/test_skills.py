"""My skills: a list in the thread that both sides see and keep."""

import pytest

from meantime.protocol.errors import ProtocolError
from meantime.protocol.reply_posts import Skill
from tests.sdk.office import Office

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


@pytest.fixture
def desk(hands, network):
    return Office(hands, network)


def names(thread):
    return [skill.name for skill in thread.sync().skills()]


def test_either_side_puts_a_skill_on_the_list_and_takes_it_off(desk):
    hers = desk.anna.thread(desk.case.id)
    breathing = hers.add_skill("Box breathing", "Four in, four out.")
    desk.theirs.sync().add_skill("A walk")
    assert names(hers) == names(desk.theirs) == ["Box breathing", "A walk"]
    desk.theirs.change_skill(breathing, "Breathing")
    assert names(hers) == ["Breathing", "A walk"]
    hers.remove_skill(hers.skills()[0])
    assert names(desk.theirs) == ["A walk"]
    hers.change_skill(breathing, "Breathing")
    assert names(desk.theirs) == ["A walk", "Breathing"]


def test_a_skill_notifies_nobody_and_is_no_message(desk):
    before = [m.id for m in desk.theirs.sync().messages()]
    waiting = [each.entry_id for each in desk.anna.waiting()]
    desk.theirs.add_skill("A walk")
    assert [m.id for m in desk.theirs.messages()] == before
    assert [each.entry_id for each in desk.anna.waiting()] == waiting


def test_who_only_reads_along_puts_nothing_on_the_list(desk):
    desk.case.share(desk.sam.id, "observer")
    watcher = desk.sam.thread(desk.case.id)
    with pytest.raises(ProtocolError):
        watcher.post(Skill(skill="s", name="Not theirs"))
    assert names(desk.theirs) == []

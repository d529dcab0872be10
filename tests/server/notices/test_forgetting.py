"""Old notices and messages are forgotten; what waits or was not come by for stays."""

from datetime import timedelta

from sqlalchemy import select

from meantime.server.kit.outbox.posting import NewMessage, post_message
from meantime.server.kit.outbox.queries import mark_sent, take
from meantime.server.kit.outbox.tables import outbox
from meantime.server.notices.forgetting import forget
from meantime.server.notices.service import list_notices
from tests.server.swept import swept

DAYS_31 = timedelta(days=31)


def of(practice, person):
    found = practice.world.server.read(list_notices, practice.id)
    return [each.fate.state for each in found if each.seat_id == person.id]


def forgotten(world):
    """Forget until there is nothing to forget: other tests have left theirs on this server too."""
    while world.server.write(forget):
        pass


def test_a_notice_is_forgotten_a_month_after_somebody_came_by_and_no_sooner(world):
    practice = world.practice()
    practice.care.post(practice.client, attention=1)
    swept(world)
    practice.care.fetch(practice.clinician)
    practice.care.post(practice.clinician, attention=1)
    swept(world)
    world.clock.advance(timedelta(days=29))
    forgotten(world)
    assert of(practice, practice.clinician) == ["left"]
    world.clock.advance(timedelta(days=2))
    forgotten(world)
    assert of(practice, practice.clinician) == []
    assert "left" in of(practice, practice.client)


def test_a_message_is_forgotten_a_month_after_it_was_sent(world):
    practice = world.practice()

    def settle(unit):
        post_message(unit, NewMessage(practice.id, "test", "seat", "waiting"))
        post_message(unit, NewMessage(practice.id, "test", "seat", "waiting"))
        message, _ = take(unit, "test", 2, unit.now)
        mark_sent(unit, message)

    world.server.write(settle)

    def left(unit):
        mine = select(outbox.c.state).where(outbox.c.practice_id == practice.id)
        return list(unit.db.scalars(mine))

    forgotten(world)
    assert sorted(world.server.read(left)) == ["sent", "waiting"]
    world.clock.advance(DAYS_31)
    forgotten(world)
    assert world.server.read(left) == ["waiting"]

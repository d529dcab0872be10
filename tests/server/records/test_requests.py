"""Requests about a record over HTTP: noted, extended once, answered, reminded of; and attacked."""

from datetime import UTC, datetime, timedelta

import pytest

from meantime.protocol.encoding import b64
from meantime.server.kit.audit import events
from meantime.server.notices.tables import notices
from tests.server.spaces.refusals import refused
from tests.server.swept import forget_what_waits, swept
from tests.world import ok

START = datetime(2031, 1, 31, 3, tzinfo=UTC)  # the evening of the 30th in New York
NOON = datetime(2031, 3, 1, 17, tzinfo=UTC)  # of the day on which it is due
DAY = timedelta(days=1)


class Asked:
    """A client who has asked for their record."""

    def __init__(self, world):
        world.server.write(forget_what_waits)
        world.clock.set(START)
        self.world, self.practice = world, world.practice()
        self.thread, self.client = self.practice.care, self.practice.client
        self.clinician, self.owner = self.practice.clinician, self.practice.owner
        self.id = self.thread.post(self.client, "A copy, please.").id
        self.noted = ok(self.note())

    @property
    def path(self):
        return f"/spaces/{self.thread.id}/record-requests"

    def note(self, by=None, id_="", **said):
        body = {"kind": "access", **said}
        return (by or self.client).api.put(f"{self.path}/{id_ or self.id}", json=body)

    def extend(self, until, by=None, answer_id=""):
        who = by or self.clinician
        said = {"until": until, "answer_id": answer_id or self.thread.post(who, "Later.").id}
        return who.api.put(f"{self.path}/{self.id}/extension", json=said)

    def answer(self, state, by=None, answer_id=""):
        who = by or self.clinician
        said = {"state": state, "answer_id": answer_id or self.thread.post(who, "So.").id}
        return who.api.put(f"{self.path}/{self.id}/answer", json=said)

    def show(self, by=None):
        return next(
            each
            for each in ok((by or self.client).api.get(self.path))["requests"]
            if each["id"] == self.id
        )

    def go_to(self, at):
        self.world.clock.set(at)
        for person in (self.owner, self.clinician, self.client, self.practice.seat):
            person.sign_in()

    def told(self, person):
        def read(unit):
            mine = notices.select().filter_by(seat_id=person.id, entry_id=self.id)
            return len(unit.db.execute(mine).all())

        return self.world.server.read(read)


@pytest.fixture
def asked(world):
    made = Asked(world)
    yield made
    world.server.write(forget_what_waits)


def test_a_request_has_the_day_on_which_the_server_had_it_in_the_practice_s_zone(asked):
    assert (asked.noted["asked_on"], asked.noted["due_on"]) == ("2031-01-30", "2031-03-01")
    assert (asked.noted["state"], asked.noted["is_overdue"]) == ("open", False)
    assert (
        ok(asked.note(asked_on="2030-12-01", kind="amendment")) == asked.noted
    )  # what is kept stays
    asked.go_to(START + 3 * DAY)
    late = asked.thread.post(asked.client, "Another.").id
    asked.go_to(START + 5 * DAY)  # the phone was off; anybody who can read it says so
    found = ok(asked.note(asked.clinician, late, kind="amendment", asked_on="2031-01-01"))
    assert (found["asked_on"], found["asked_by"]) == ("2031-02-02", asked.client.id)


def test_what_the_team_notes_has_the_day_that_they_say(asked):
    noted = asked.thread.post(asked.practice.seat, "She called.").id
    found = ok(asked.note(asked.practice.seat, noted, kind="accounting", asked_on="2031-01-20"))
    assert (found["asked_on"], found["due_on"]) == ("2031-01-20", "2031-03-21")
    ahead = asked.thread.post(asked.clinician, "He called.").id
    assert ok(asked.note(asked.clinician, ahead, asked_on="2031-05-01"))["asked_on"] == "2031-01-30"


def test_it_is_extended_once_and_in_time(asked):
    why = {}
    for until in ("2031-03-01", "2031-04-01"):
        why[until] = refused(asked.extend(until), 409, "request-settled")["code"]
    assert why == {"2031-03-01": "early", "2031-04-01": "late"}
    letter = asked.thread.post(asked.clinician, "We need until then.").id
    for _ in range(2):  # the same again changes nothing
        found = ok(asked.extend("2031-03-31", answer_id=letter))
        assert (found["due_on"], found["is_extended"]) == ("2031-03-31", True)
    assert refused(asked.extend("2031-03-30"), 409, "request-settled")["code"] == "extended"


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (datetime(2031, 3, 2, 4, 59, tzinfo=UTC), ""),  # 23:59 of the day in New York
        (datetime(2031, 3, 2, 5, 0, tzinfo=UTC), "late"),
    ],
)
def test_the_day_ends_at_midnight_of_the_practice(asked, at, code):
    asked.go_to(at)
    assert asked.show()["is_overdue"] is bool(code)
    answer = asked.extend("2031-03-31")
    assert answer.json().get("code", "") == code


def test_an_answer_ends_it_and_only_a_denial_is_looked_at_again(asked):
    letter = asked.thread.post(asked.clinician, "Not now.").id
    for _ in range(2):
        assert ok(asked.answer("denied", answer_id=letter))["state"] == "denied"
    assert ok(asked.answer("granted", asked.practice.seat))["state"] == "granted"
    assert refused(asked.answer("denied"), 409, "request-settled")["code"] == "settled"
    assert refused(asked.extend("2031-03-20"), 409, "request-settled")["code"] == "settled"
    refused(asked.answer("withdrawn"), 403, "not-permitted")
    assert asked.told(asked.client) == 2
    assert ok(asked.owner.api.get("/record-requests"))["requests"] == []


def test_who_asked_takes_it_back_and_nobody_answers_it_then(asked):
    assert ok(asked.answer("withdrawn", asked.client))["state"] == "withdrawn"
    assert refused(asked.answer("granted"), 409, "request-settled")["code"] == "settled"


def test_an_accounting_is_not_denied(asked):
    asked.id = asked.thread.post(asked.client, "To whom?").id
    ok(asked.note(kind="accounting"))
    refused(asked.answer("denied"), 422, "malformed")
    assert ok(asked.answer("granted"))["state"] == "granted"


def test_an_answer_is_one_that_stands_in_the_thread_by_who_answers(asked):
    other = asked.thread.post(asked.practice.seat, "By another.").id
    for answer_id in (asked.id, other, b64(bytes(16))):
        refused(asked.answer("granted", answer_id=answer_id), 409, "answer-missing")
        refused(asked.extend("2031-03-20", answer_id=answer_id), 409, "answer-missing")
    assert asked.show()["state"] == "open"


def test_the_team_and_the_custodians_are_reminded_and_it_is_listed_as_overdue(asked):
    def told():
        return [asked.told(each) for each in (asked.clinician, asked.owner, asked.client)]

    swept(asked.world)
    assert told() == [0, 0, 0]
    mornings = (  # at nine in New York: the next one, a week before, as it is overdue; no more
        (datetime(2031, 1, 31, 14, tzinfo=UTC), 1),
        (datetime(2031, 2, 22, 14, tzinfo=UTC), 2),
        (datetime(2031, 3, 2, 14, tzinfo=UTC), 3),
        (datetime(2031, 4, 20, 14, tzinfo=UTC), 3),
    )
    for number, (at, count) in enumerate(mornings):
        asked.go_to(at - timedelta(minutes=1))
        swept(asked.world)
        assert told() == [min(count, number)] * 2 + [0]
        asked.go_to(at)
        swept(asked.world)
        assert told() == [count, count, 0]
    (listed,) = ok(asked.owner.api.get("/record-requests"))["requests"]
    assert (listed["id"], listed["is_overdue"]) == (asked.id, True)
    assert ok(asked.clinician.api.get("/record-requests"))["requests"] == [listed]


def test_of_what_is_answered_nobody_is_reminded(asked):
    ok(asked.answer("granted"))
    asked.go_to(NOON + 2 * DAY)
    swept(asked.world)
    assert (asked.told(asked.clinician), asked.told(asked.owner)) == (0, 0)


def test_who_is_not_of_the_thread_sees_and_does_nothing(asked):
    others = asked.world.practice()
    colleague = asked.practice.hire()
    second = asked.practice.admit(asked.practice.found(colleague), colleague)
    for person in (others.client, others.owner, colleague, second, asked.owner):
        refused(person.api.get(asked.path), 404, "not-found")
        refused(asked.note(person), 404, "not-found")
        for act, said in (("extension", {"until": "2031-03-20"}), ("answer", {"state": "granted"})):
            body = {**said, "answer_id": asked.id}
            answer = person.api.put(f"{asked.path}/{asked.id}/{act}", json=body)
            refused(answer, 404, "not-found")
    assert ok(colleague.api.get("/record-requests"))["requests"] == []
    assert ok(others.owner.api.get("/record-requests"))["requests"] == []
    refused(asked.client.api.get("/record-requests"), 403, "not-permitted")
    assert asked.show()["state"] == "open"


def test_a_client_does_not_answer_or_extend_it_themself(asked):
    for state in ("granted", "part", "denied"):
        refused(asked.answer(state, asked.client), 403, "not-permitted")
    refused(asked.extend("2031-03-20", asked.client), 403, "not-permitted")
    noted = asked.thread.post(asked.clinician, "She called.").id
    refused(asked.note(asked.client, noted), 404, "not-found")
    ok(asked.note(asked.clinician, noted))
    asked.id = noted
    refused(asked.answer("withdrawn", asked.client), 403, "not-permitted")
    assert ok(asked.answer("withdrawn", asked.practice.seat))["state"] == "withdrawn"


def test_who_reads_along_has_no_part_in_it(asked):
    observer = asked.practice.hire()
    asked.practice.seat_in(asked.thread, asked.clinician, observer, "observer")
    refused(observer.api.get(asked.path), 403, "not-permitted")
    refused(asked.note(observer), 403, "not-permitted")
    refused(asked.note(id_=b64(bytes(16))), 404, "not-found")


def test_every_step_is_audited_without_a_word_of_content(asked):
    ok(asked.extend("2031-03-20"))
    ok(asked.answer("part"))

    def actions(unit):
        return {row.action for row in unit.db.execute(events.select().filter_by(subject=asked.id))}

    done = {"request.noted", "request.extended", "request.part"}
    assert asked.world.server.read(actions) == done

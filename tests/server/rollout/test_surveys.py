"""Rounds of surveys: the server counts who has answered, and nothing of what."""

import secrets
from datetime import timedelta

import pytest
from sqlalchemy import select

from meantime.protocol.encoding import b64
from meantime.server.rollout.tables import survey_answers
from tests.server.accounts.people import audited
from tests.server.rollout.rolling import NO_POST, refusal
from tests.world import ok

CLIENTS, THERAPISTS = "survey.client.pilot", "survey.therapist.pilot"


def ask(desk, survey_id=CLIENTS, person=None, days=14, **said):
    closes_at = desk.world.clock.now() + timedelta(days=days)
    body = {
        "id": b64(secrets.token_bytes(16)),
        "survey_id": survey_id,
        "closes_at": closes_at.isoformat(),
        **said,
    }
    return (person or desk.owner).api.post("/surveys", json=body)


def answer(person, round_):
    return person.api.put(f"/surveys/{round_['id']}/answered")


def rounds(person):
    return ok(person.api.get("/surveys"))["rounds"]


def admit(desk, count):
    return [desk.practice.admit(desk.thread(), desk.clinician) for _ in range(count)]


def test_staff_see_how_many_were_asked_and_have_answered_and_clients_their_own(desk):
    first, second = admit(desk, 2)
    round_ = ok(ask(desk))
    assert (round_["asked"], round_["answered"]) == (2, 0)
    told = ok(answer(first, round_))
    assert (told["has_answered"], told["asked"], told["answered"]) == (True, None, None)
    assert [each["has_answered"] for each in rounds(first) + rounds(second)] == [True, False]
    (shown,) = rounds(desk.clinician)
    assert (shown["asked"], shown["answered"], shown["has_answered"]) == (2, 1, False)


def test_nobody_counts_twice_and_of_when_the_day_alone_is_kept(desk):
    (client,) = admit(desk, 1)
    round_ = ok(ask(desk))
    ok(answer(client, round_))
    assert ok(answer(client, round_))["has_answered"] is True
    assert rounds(desk.owner)[0]["answered"] == 1

    def kept(unit):
        mine = select(survey_answers).filter_by(practice_id=desk.practice.id)
        return [row._asdict() for row in unit.db.execute(mine)]

    (row,) = desk.world.server.read(kept)
    assert row == {
        "practice_id": desk.practice.id,
        "round_id": round_["id"],
        "seat_id": client.id,
        "answered_on": row["answered_on"],
    }
    assert row["answered_on"].isoformat() == desk.day(0)
    noted = [each for each in audited(desk.world, desk.practice.id) if "survey" in each[0]]
    assert noted == [("survey.opened", round_["id"])]


def test_a_round_opened_twice_is_one(desk):
    round_ = ok(ask(desk))
    admit(desk, 1)
    assert ok(ask(desk, id=round_["id"])) == round_
    assert len(rounds(desk.owner)) == 1


def test_clinicians_answer_theirs_and_clients_never_see_it(desk):
    (client,) = admit(desk, 1)
    round_ = ok(ask(desk, THERAPISTS))
    assert round_["asked"] == 1
    assert rounds(client) == []
    assert refusal(answer(client, round_)) == (404, "not-found")
    assert ok(answer(desk.clinician, round_))["answered"] == 1
    of_clients = ok(ask(desk))
    assert refusal(answer(desk.clinician, of_clients)) == (404, "not-found")


def test_whom_messaging_is_not_for_is_not_asked(desk):
    threads = [desk.thread() for _ in range(2)]
    stays, leaves = (desk.practice.admit(each, desk.clinician) for each in threads)
    ok(desk.decide(threads[1], "not_now"))
    round_ = ok(ask(desk))
    assert round_["asked"] == 1
    assert refusal(answer(leaves, round_)) == (404, "not-found")
    ok(answer(stays, round_))


def test_a_late_answer_counts(desk):
    (client,) = admit(desk, 1)
    round_ = ok(ask(desk, days=1))
    desk.world.clock.advance(timedelta(days=2))
    client.sign_in()
    desk.owner.sign_in()
    ok(answer(client, round_))
    assert rounds(desk.owner)[0]["answered"] == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"survey_id": "survey.nothing"}, "survey_id"),
        ({"days": -1}, "closes_at"),
        ({"days": 93}, "closes_at"),
        ({"closes_at": "2027-01-01T00:00:00"}, "closes_at"),
        ({"id": "x"}, "id"),
    ],
)
def test_what_is_no_round_is_malformed(desk, said, field):
    refused = ask(desk, **said)
    assert refusal(refused) == (422, "malformed")
    assert field in str(refused.json()["fields"])
    assert rounds(desk.owner) == []


def test_custodians_ask_and_another_practice_knows_nothing_of_it(desk):
    (client,) = admit(desk, 1)
    for person in (desk.clinician, client):
        assert refusal(ask(desk, person=person)) == (403, "not-permitted")
    round_ = ok(ask(desk))
    theirs = desk.world.practice()
    assert rounds(theirs.client) == rounds(theirs.owner) == []
    for who in (theirs.client, theirs.clinician):
        assert refusal(answer(who, round_)) == (404, "not-found")
    assert refusal(answer(client, {"id": NO_POST})) == (404, "not-found")
    assert refusal(desk.practice.seat.api.get("/surveys")) == (403, "not-permitted")


def test_feedback_is_seen_once_everybody_has_answered(desk):
    desk.begin("pilot")
    first, second = admit(desk, 2)
    round_ = ok(ask(desk))
    ok(answer(first, round_))
    feedback = desk.task("p2.feedback")
    assert (feedback["done"], feedback["evidence"]["count"], feedback["evidence"]["of"]) == (
        False,
        1,
        2,
    )
    ok(desk.tick("p2.feedback"))  # two reminders were sent
    assert desk.task("p2.feedback")["by"] == "person"
    ok(answer(second, round_))
    assert desk.task("p2.feedback")["by"] == "system"

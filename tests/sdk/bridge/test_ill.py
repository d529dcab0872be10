"""A record system that is ill, refuses or dies: nothing twice, nothing lost, nothing hidden."""

from contextlib import suppress

import httpx2
import pytest

from meantime.sdk.bridge.errors import Away, TokenRefused
from tests.sdk.bridge.bridged import AT_ONCE, text_of

pytestmark = [
    pytest.mark.xdist_group("record system"),  # one of its processes for all of them
]


class Killed(BaseException):
    """The process ends here."""


class Deadly(httpx2.BaseTransport):
    """Ends the process at the request of this number, before it leaves or after it was answered."""

    def __init__(self, number, *, after):
        self.left = number
        self.after = after
        self.real = httpx2.HTTPTransport()

    def handle_request(self, request):
        self.left -= 1
        if self.left == 0 and not self.after:
            raise Killed
        answer = self.real.handle_request(request)
        if self.left == 0:
            answer.read()
            raise Killed
        return answer


@pytest.mark.parametrize("after", [False, True])
def test_killed_at_any_request_it_goes_on_and_nothing_is_there_twice(made, system, after):
    note = made.sign("n1")
    made.add(note)
    made.sign("n2", "Slept well.")
    number = 0
    while True:
        number += 1
        system.reset()
        made.forget()
        try:
            made.run(real=Deadly(number, after=after))
        except Killed:
            made.run()
            texts = sorted(text_of(each) for each in system.documents())
            assert texts == [
                "And dreamt.",
                "Data\nSlept badly.\n\nAddendum\nAnd dreamt.",
                "Data\nSlept well.",
            ]
        else:
            break
    assert number > 8


@pytest.mark.parametrize("on", ["POST DocumentReference", "GET DocumentReference", "POST token"])
def test_an_answer_that_was_lost_makes_nothing_twice(made, system, on):
    made.sign("n1")
    system.fail(on, "lose")
    assert len(made.run().sent) == 1
    assert len(system.documents()) == 1


def test_a_server_without_conditional_create_gets_nothing_twice(made, system):
    system.set(knows_conditions=False)
    made.sign("n1")
    system.fail("POST DocumentReference", "lose")
    made.run()
    assert len(system.documents()) == 1


def test_a_server_that_says_little_is_asked_again(made, system):
    system.set(says_little=True)
    note = made.sign("n1")
    system.fail("POST DocumentReference", "lose")
    made.run()
    made.add(note)
    assert len(made.run().sent) == 2
    assert [each["docStatus"] for each in system.documents()] == ["amended", "final"]


def test_a_change_whose_answer_was_lost_is_made_once(made, system):
    note = made.sign("n1")
    made.run()
    made.add(note)
    system.fail("PUT DocumentReference", "lose")
    outcome = made.run()
    assert (len(outcome.sent), outcome.refused) == (2, {})
    assert system.documents()[0]["meta"]["versionId"] == "2"


def test_what_somebody_changed_there_stays_and_is_listed(made, system):
    note = made.sign("n1")
    made.run()
    state = system.state()
    (place,) = (each for each in state["resources"] if each.startswith("DocumentReference"))
    state["resources"][place]["description"] = "Filed by hand"
    state["resources"][place]["meta"]["versionId"] = "2"
    system.set(resources=state["resources"])
    made.add(note)
    outcome = made.run()
    assert "somebody has changed" in outcome.refused[note.hash]
    assert system.documents()[0]["description"] == "Filed by hand"
    assert len(outcome.sent) == 1  # the addendum


def test_a_refusal_is_listed_and_tried_again_only_when_something_changed(made, system):
    refused, other = made.sign("n1"), made.sign("n2", "Slept well.")
    system.fail("POST DocumentReference", "refuse")
    outcome = made.run()
    assert outcome.sent == [other.hash]
    assert outcome.refused[refused.hash] == "422: No room for <b>this</b>.\ufffd"
    system.forget_asked()
    assert list(made.run().refused) == [refused.hash]
    assert system.asked("POST") == 0
    assert made.run(is_retrying=True).sent == [refused.hash]


def test_an_addendum_waits_for_its_note(made, system):
    note = made.sign("n1")
    made.add(note)
    system.fail("POST DocumentReference", "refuse")
    assert max(made.run().refused.values()) == "its note was not taken"
    assert len(made.run(is_retrying=True).sent) == 2


@pytest.mark.parametrize("status", [429, 503, 500, 502])
def test_later_means_later(made, system, status):
    made.sign("n1")
    system.fail("POST DocumentReference", status, headers={"Retry-After": "0"})
    assert len(made.run().sent) == 1


@pytest.mark.parametrize("wait", ["900", "Wed, 21 Oct 2099 07:28:00 GMT"])
def test_who_asks_for_long_is_left_alone_that_long(made, system, wait):
    made.sign("n1")
    system.fail("POST DocumentReference", 429, headers={"Retry-After": wait})
    with pytest.raises(Away) as away:
        made.run()
    assert away.value.after >= 900
    assert system.asked("POST DocumentReference") == 1
    assert len(made.run().sent) == 1


def test_a_server_that_stays_ill_is_left_after_some_tries(made, system):
    made.sign("n1")
    system.fail("GET DocumentReference", 500, times=99)
    with pytest.raises(Away):
        made.run()
    assert system.asked("GET DocumentReference") == len(AT_ONCE) + 1


def test_a_token_that_ended_too_early_is_renewed_once(made, system):
    made.sign("n1")
    system.fail("GET DocumentReference", 401)
    assert len(made.run().sent) == 1
    assert system.asked("POST token") == 2
    made.sign("n2")
    system.fail("GET DocumentReference", 401, times=2)
    outcome = made.run()
    assert next(iter(outcome.refused.values())).startswith("401")


def test_who_is_not_let_in_hears_why_and_no_secret(made, system):
    made.sign("n1")
    system.fail("POST token", 401, says={"error": "invalid_client", "hint": "a secret"})
    with pytest.raises(TokenRefused) as refused:
        made.run()
    assert "invalid_client" in str(refused.value)
    assert "secret/+" not in str(refused.value)


@pytest.mark.parametrize("on", ["POST token", "GET Patient", "POST DocumentReference"])
def test_no_redirect_is_followed(made, system, on):
    made.sign("n1")
    system.fail(on, 307, headers={"Location": f"{system.url}/elsewhere"})
    with suppress(TokenRefused):
        made.run()
    assert "elsewhere" not in str(system.state()["asked"])
    assert system.documents() == []


def test_a_record_system_that_dies_after_it_stored_has_one(made, system):
    made.sign("n1")
    system.fail("POST DocumentReference", "die")
    with pytest.raises(Away):
        made.run()
    system.wait_for_death()
    system.start()
    assert len(made.run().sent) == 1
    assert len(system.documents()) == 1


@pytest.mark.parametrize("said", [{}, {"resourceType": "Bundle"}, [], {"entry": 7}, "x"])
def test_an_answer_of_no_shape_is_believed_in_nothing(made, system, said):
    made.sign("n1")
    system.fail("GET Patient", 200, says=said)
    assert "no patient there" in made.run().skipped


def test_an_id_that_is_a_path_is_no_id(made, system):
    made.sign("n1")
    evil = {"resourceType": "Patient", "id": "../../_reset"}
    system.fail("GET Patient", 200, says={"entry": [{"resource": evil}]})
    assert "no patient there" in made.run().skipped

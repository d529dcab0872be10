"""Requests about a record through the SDK: asked, answered, disagreed with; disclosures told of."""

from datetime import timedelta
from typing import Any

import httpx2
import pytest

from meantime.protocol.request_posts import (
    Disclosed,
    RecordAnswer,
    RecordRequest,
    RecordStatement,
)
from meantime.sdk.disclosures import (
    NotDisclosed,
    disclose,
    disclosures_of,
    release_accounting,
)
from meantime.sdk.errors import ProblemError, Unreachable
from meantime.sdk.reaching import reach_case
from meantime.sdk.record_requests import (
    AnswerLacks,
    answer,
    ask,
    disagree,
    open_requests,
    requests_of,
    tell_server,
    today_in,
)
from meantime.sdk.spaces import Space
from meantime.wire.problems import ProblemSlug
from tests.sdk.hands import honest

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
ACCURATE: Any = {"outcome": "denied", "ground": "accurate", "text": "It is what you said in May."}


@pytest.fixture
def today(office):
    return today_in(office.anna.connection)


def asked(office, today, **more):
    post = RecordRequest(on=today.isoformat(), **{"kind": "access", "text": "All of it.", **more})
    return ask(office.theirs.sync(), post)


def hers(office):
    """Return the thread as its clinician has it now."""
    return office.case.thread


def standing(thread):
    (request,) = requests_of(thread.sync())
    return request


def test_a_client_asks_is_denied_on_a_ground_disagrees_and_is_replied_to(office, today):
    message = office.theirs.messages()[-1].id
    request_id = asked(office, today, kind="amendment", of=message, text="It was in June.")
    (waiting,) = open_requests(office.anna.connection)
    assert (waiting.id, waiting.kind, waiting.state) == (request_id, "amendment", "open")
    assert waiting.due_on == today + timedelta(60)
    answer(hers(office), RecordAnswer(of=request_id, **ACCURATE))
    disagree(office.theirs.sync(), request_id, "I said June.")
    disagree(hers(office), request_id, "The notes of that day say May.")
    request = standing(office.theirs)
    assert (request.state, request.item) == ("denied", message)
    assert [each.is_client for each in request.statements] == [True, False]
    assert list(open_requests(office.owner.connection)) == []


def test_the_practice_s_own_seat_answers_what_a_representative_asked_for_on_the_phone(
    office, today
):
    post = RecordRequest(kind="access", on=today.isoformat(), how="phone", by="Her mother")
    request_id = ask(hers(office), post)
    with reach_case(office.owner.connection, office.case.id) as case:
        assert case.thread
        answer(case.thread, RecordAnswer(of=request_id, outcome="granted"))
    assert standing(office.theirs).state == "granted"


LACKING = [  # what is answered, and what is wrong with it
    ({"outcome": "denied", "text": "No."}, "ground"),
    ({"outcome": "denied", "ground": "accurate", "text": "No."}, "ground"),
    ({"outcome": "denied", "ground": "danger"}, "text"),
    ({"outcome": "extended", "text": "Wait.", "exception": "manner"}, "early"),
    ({"outcome": "extended", "text": "Wait.", "until": 30}, "early"),
    ({"outcome": "extended", "text": "Wait.", "until": 61, "exception": "manner"}, "late"),
    ({"outcome": "extended", "text": "Wait.", "until": 60}, "exception"),
    ({"outcome": "withdrawn"}, "withdrawn"),
]


@pytest.mark.parametrize(("said", "what"), LACKING)
def test_what_would_not_count_is_not_sent(office, today, said, what):
    request_id = asked(office, today)
    days = said.get("until")
    until = {"until": (today + timedelta(days)).isoformat()} if days else {}
    with pytest.raises(AnswerLacks) as refused:
        answer(hers(office), RecordAnswer(of=request_id, **{**said, **until}))
    assert refused.value.what == what
    assert standing(office.theirs).state == "asked"


def test_it_is_extended_once_and_the_second_counts_for_nobody(office, today):
    request_id = asked(office, today)
    later: Any = {
        "outcome": "extended",
        "text": "The archive is elsewhere.",
        "exception": "infeasible",
    }
    for days in (45, 50):
        post = RecordAnswer(of=request_id, until=(today + timedelta(days)).isoformat(), **later)
        if days == 45:
            answer(hers(office), post)
            continue
        with pytest.raises(AnswerLacks, match="extended"):
            answer(hers(office), post)
        hers(office).post(post)  # by a program of their own
    request = standing(office.theirs)
    assert (request.state, request.due_on) == ("extended", today + timedelta(45))
    (kept,) = open_requests(office.owner.connection)
    assert (kept.due_on, kept.is_extended) == (today + timedelta(45), True)


def test_a_client_answers_nothing_and_states_nothing_before_there_is_an_answer(office, today):
    request_id = asked(office, today)
    granted = RecordAnswer(of=request_id, outcome="granted")
    with pytest.raises(AnswerLacks, match="team"):
        answer(office.theirs, granted)
    with pytest.raises(AnswerLacks, match="denied"):
        disagree(office.theirs, request_id, "No.")
    office.theirs.post(granted)  # by a program of their own
    office.theirs.post(RecordStatement(of=request_id, text="No."))
    request = standing(hers(office))
    assert (request.state, request.statements) == ("asked", ())
    answer(office.theirs, RecordAnswer(of=request_id, outcome="withdrawn"))
    assert standing(hers(office)).state == "withdrawn"


def test_a_colleague_without_the_thread_sees_no_request_and_answers_none(office, today):
    asked(office, today)
    assert list(open_requests(office.sam.connection)) == []
    stranger = Space(office.sam.connection, office.case.id)
    with pytest.raises(ProblemError) as refused:
        tell_server(stranger)
    assert refused.value.slug == ProblemSlug.NOT_FOUND


@pytest.mark.parametrize("lost", ["/record-requests/", "/answer"])
def test_what_broke_off_is_told_to_the_server_later(office, today, network, lost):
    request_id = "" if lost != "/answer" else asked(office, today)

    def cut(request, go_on):
        if request.method == "PUT" and lost in request.url.path:
            raise httpx2.ConnectError("no signal")
        return go_on()

    network.meet = cut
    post = RecordRequest(kind="access", on=today.isoformat(), how="paper")
    granted = RecordAnswer(of=request_id or "none", outcome="granted")
    with pytest.raises(Unreachable):
        answer(hers(office), granted) if request_id else ask(hers(office), post)
    network.meet = honest
    tell_server(hers(office).sync())
    waiting = list(open_requests(office.owner.connection))
    assert [each.state for each in waiting] == ([] if request_id else ["open"])


def told(kind, on):
    return Disclosed(on, f"Recipient of {kind}", "Notes", "Asked for", kind, "A paper")


def test_the_accounting_has_exactly_what_is_accountable(office, today):
    for kind, days in (("treatment", 3), ("court", 2), ("abuse_report", 1)):
        disclose(office.case, told(kind, (today - timedelta(days)).isoformat()))
    request_id = asked(office, today, kind="accounting")
    release_accounting(office.case, request_id)
    request = standing(office.theirs)
    accounting = request.answers[-1].post.accounting
    assert [each.kind for each in accounting.disclosures] == ["court", "abuse_report"]
    assert accounting.until == request.asked_on.isoformat()
    assert len(disclosures_of(office.case)) == 3


def test_a_disclosure_has_a_kind_that_there_is_and_a_day_that_has_come(office, today):
    tomorrow = (today + timedelta(1)).isoformat()
    for said in (told("court", tomorrow), told("gossip", today.isoformat())):
        with pytest.raises(NotDisclosed):
            disclose(office.case, said)
    assert disclosures_of(office.case) == []

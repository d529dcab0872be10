"""The queue of F6: nothing is lost, nothing is stored twice, and each sender's order is kept."""

import msgspec
import pytest

from meantime import sdk
from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Text
from meantime.wire.problems import ProblemSlug
from meantime.wire.spaces import Appended, Entry
from tests.sdk.hands import honest, texts
from tests.sdk.networks import answering, gone, is_append


def test_a_row_is_signed_on_the_one_before_it(hands, thread):
    head = thread.state.head
    for n in range(3):
        thread.queue(Text(text=f"{n}"))
    for row in thread.outbox.rows():
        assert row.entry().header["prev"] == head
        assert row.entry().verify_signature(hands.practice.client.account.card)
        head = row.entry().hash


def test_what_is_written_without_a_server_goes_out_later_in_order(network, thread):
    network.meet = gone
    for n in range(3):
        with pytest.raises(sdk.Unreachable):
            thread.write(f"{n}")
    network.meet = honest
    thread.send()
    assert texts(thread) == ["0", "1", "2"]
    assert thread.outbox.rows() == []


def test_a_lost_answer_stores_nothing_twice(network, thread):
    lost: list[object] = []

    def lose_one_answer(request, go_on):
        answer = go_on()
        if is_append(request) and not lost:
            answer.read()
            lost.append(request)
            return gone(request, go_on)
        return answer

    network.meet = lose_one_answer
    thread.write("Once.")
    assert texts(thread) == ["Once."]


def test_a_row_keeps_its_id_and_its_seal_when_somebody_was_quicker(hands, thread):
    thread.queue(Text(text="Mine."))
    (before,) = thread.outbox.rows()
    hands.thread(hands.clinician).write("Theirs.")
    thread.send()
    stored = thread.log.find(before.draft.id)
    assert stored.body == before.entry().body
    assert stored.seq == before.entry().seq + 1


def test_a_row_is_sealed_again_when_the_generation_has_moved(hands, thread):
    thread.queue(Text(text="Mine."))
    (before,) = thread.outbox.rows()
    hands.rotate()
    thread.send()
    stored = thread.log.find(before.draft.id)
    assert stored.gen == before.entry().gen + 1
    assert stored.body != before.entry().body
    assert texts(thread) == ["Mine."]


def test_somebody_elses_entry_under_my_id_makes_the_row_take_another(hands, network, thread):
    foreign = hands.practice.care.entries[-1]
    told: list[object] = []

    def lie_once(request, go_on):
        if is_append(request) and not told:
            told.append(request)
            stored = Entry(**foreign.wire)
            return answering(
                200, Appended(seq=1, received_at=hands.world.clock.now(), stored=stored)
            )
        return go_on()

    network.meet = lie_once
    first = thread.queue(Text(text="A question."))
    thread.queue(Text(text="To it."), re=first)
    thread.send()
    question, addition = thread.read()[-2:]
    assert question.id != first
    assert (addition.re, addition.text) == (question.id, "To it.")


def test_my_own_entry_from_another_space_does_not_pass_for_mine_here(hands, network, thread):
    elsewhere = hands.take(hands.practice.client, device="other")
    mine = hands.thread(elsewhere).write("Said before.")
    stored = Entry(**hands.thread(elsewhere).log.find(mine).wire)
    network.meet = lambda request, go_on: (
        answering(200, Appended(seq=1, received_at=hands.world.clock.now(), stored=stored))
        if is_append(request)
        else go_on()
    )
    with pytest.raises(sdk.StrangeAnswer):
        thread.write("Kept.")
    assert [row.draft.post["text"] for row in thread.outbox.rows()] == ["Kept."]


def test_a_server_that_says_it_had_my_entry_before_must_show_it(hands, network, thread):
    def lie(request, go_on):
        if not is_append(request):
            return go_on()
        stored = msgspec.json.decode(request.content, type=Entry)
        return answering(200, Appended(seq=1, received_at=hands.world.clock.now(), stored=stored))

    network.meet = lie
    with pytest.raises(sdk.StrangeAnswer):
        thread.write("Kept.")
    network.meet = honest
    thread.send()
    assert texts(thread) == ["Kept."]


@pytest.mark.parametrize(
    ("status", "slug"),
    [(503, ProblemSlug.UNAVAILABLE), (413, ProblemSlug.TOO_LARGE), (500, ProblemSlug.INTERNAL)],
)
def test_a_refusal_keeps_the_row(network, thread, status, slug):
    problem = {"type": f"/problems/{slug}", "title": "No", "status": status}
    network.meet = lambda *_: answering(status, problem)
    with pytest.raises(sdk.ProblemError) as refused:
        thread.write("Kept.")
    assert refused.value.slug == slug
    network.meet = honest
    thread.send()
    assert texts(thread) == ["Kept."]


def test_a_server_that_only_says_moved_is_not_asked_for_ever(network, thread):
    problem = {"type": "/problems/head-moved", "title": "Moved", "status": 409, "head_seq": 99}
    network.meet = lambda request, go_on: answering(409, problem) if is_append(request) else go_on()
    with pytest.raises(sdk.StrangeAnswer):
        thread.write("Kept.")
    assert len(thread.outbox.rows()) == 1


@pytest.mark.parametrize(
    ("marks", "code"),
    [({"re": "A" * 22}, "re"), ({"show_at": 2**45}, "show"), ({"attention": 4}, "fields")],
)
def test_what_every_verifier_would_refuse_is_not_queued(thread, marks, code):
    with pytest.raises(ProtocolError) as refused:
        thread.queue(Text(text="Never mind."), **marks)
    assert refused.value.code == code
    assert thread.outbox.rows() == []


def test_a_row_that_was_refused_can_be_given_up_for_those_behind_it(network, thread):
    problem = {"type": "/problems/too-large", "title": "No", "status": 413}
    network.meet = lambda request, go_on: answering(413, problem) if is_append(request) else go_on()
    refused = thread.queue(Text(text="Too long."))
    thread.queue(Text(text="Short."))
    with pytest.raises(sdk.ProblemError):
        thread.send()
    thread.discard(refused)
    network.meet = honest
    thread.send()
    assert texts(thread) == ["Short."]

"""Files from one person to another, over lines that break."""

from __future__ import annotations

import httpx2
import pytest

from meantime.protocol.blobs import CONTENT_MAX
from meantime.sdk.errors import FileTooLarge, StrangeAnswer, Unreachable
from meantime.wire.blobs import PART_BYTES, BlobProgress
from tests.sdk.letters import CONTENT, NAME, is_part, received
from tests.sdk.networks import answering, gone, lossy


def test_a_file_reaches_the_other_person_with_its_name_and_kind(hands, letter):
    entry_id = hands.thread(hands.client).attach(letter)
    thread, message = received(hands)
    assert (message.id, message.text, message.post.mime) == (entry_id, NAME, "application/pdf")
    assert message.attention == 1
    assert thread.read_file(message) == CONTENT


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536])
def test_files_of_all_sizes_arrive_whole(hands, tmp_path, size):
    path = tmp_path / "file"
    path.write_bytes(CONTENT[:size])
    hands.thread(hands.client).attach(path)
    thread, message = received(hands)
    assert thread.read_file(message) == CONTENT[:size]


def test_whoever_sends_and_fetches_is_told_how_far_it_is(hands, letter):
    sent, fetched = [], []
    hands.thread(hands.client).attach(letter, progress=lambda *step: sent.append(step))
    thread, message = received(hands)
    thread.read_file(message, lambda *step: fetched.append(step))
    for steps in (sent, fetched):
        assert steps == sorted(steps)
        assert len(steps) > 2
        assert steps[-1][0] == steps[-1][1] > len(CONTENT)


def test_a_broken_upload_goes_on_with_the_part_that_was_missing(hands, thread, network, letter):
    def after_one_part(request, go_on):
        if is_part(request) and sum(map(is_part, network.seen)) > 1:
            raise httpx2.ConnectError("the line broke")
        return go_on()

    network.meet = after_one_part
    with pytest.raises(Unreachable):
        thread.attach(letter)
    letter.unlink()  # what was sealed is kept here
    assert thread.files() == []
    network.meet = lambda _, go_on: go_on()
    network.seen.clear()
    again = hands.take(hands.practice.client, network)  # as after the program was killed
    again.send()
    numbers = [r.url.path.rpartition("/")[2] for r in network.seen if is_part(r)]
    assert numbers == ["1", "2"]
    reader, message = received(hands)
    assert reader.read_file(message) == CONTENT


def test_a_line_that_loses_much_delivers_one_file_once(hands, thread, network, letter):
    network.meet = lossy(seed=4, share=0.3)
    thread.attach(letter)
    network.meet = lambda _, go_on: go_on()
    reader, message = received(hands)
    assert reader.read_file(message) == CONTENT
    thread.send_files()
    assert len(hands.thread(hands.clinician).files()) == 1


def test_a_file_waits_without_a_connection_and_texts_go_before_it(hands, thread, network, letter):
    network.meet = gone
    with pytest.raises(Unreachable):
        thread.attach(letter)
    network.meet = lambda _, go_on: go_on()
    thread.write("Before the file.")
    assert hands.thread(hands.clinician).files() == []
    hands.take(hands.practice.client, network).send()
    assert [m.text for m in hands.thread(hands.clinician).messages()][-2:] == [
        "Before the file.",
        NAME,
    ]


def test_a_file_that_its_author_gives_up_goes_nowhere(hands, thread, network, letter):
    network.meet = gone
    with pytest.raises(Unreachable):
        thread.attach(letter)
    network.meet = lambda _, go_on: go_on()
    (waiting,) = thread.attachments.waiting()
    thread.discard(waiting)
    thread.send_files()
    assert hands.thread(hands.clinician).files() == []


def test_a_server_that_damages_every_upload_is_not_believed_for_ever(thread, network, letter):
    def never_done(request, go_on):
        if is_part(request):
            return answering(200, BlobProgress(received=0, is_stored=False))
        return go_on()

    network.meet = never_done
    with pytest.raises(StrangeAnswer):
        thread.attach(letter)


def test_a_file_damaged_on_its_way_is_brought_again(hands, thread, network, letter):
    damaged: list[httpx2.Request] = []

    def damage_once(request, go_on):
        if is_part(request) and not damaged:
            damaged.append(request)
            url, headers = request.url, request.headers
            network.meet = lambda _, go_on: go_on()
            wrong = httpx2.Request("PUT", url, headers=headers, content=bytes(PART_BYTES))
            return network.handle_request(wrong)
        return go_on()

    network.meet = damage_once
    thread.attach(letter)
    assert damaged
    reader, message = received(hands)
    assert reader.read_file(message) == CONTENT


def test_a_file_that_is_too_large_is_not_kept(thread, tmp_path):
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(CONTENT_MAX + 1)
    with pytest.raises(FileTooLarge):
        thread.attach(path)
    assert thread.attachments.waiting() == []

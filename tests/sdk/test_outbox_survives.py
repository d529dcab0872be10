"""The queue outlives a killed writer, a second process and a bad network."""

import subprocess
import sys
from threading import Thread

import pytest

from meantime import sdk
from meantime.protocol.posts import Text
from tests.sdk.hands import texts
from tests.sdk.networks import lossy

PLANTED = "wisteria under the kitchen window"

KILLED_AFTER_QUEUEING = """
import os, signal, sys
from pathlib import Path
from meantime import sdk
from meantime.protocol.keys import Account
from meantime.protocol.posts import Text
account = Account(bytes.fromhex(sys.stdin.readline().strip()))
url, folder, space = sys.argv[1:]
thread = sdk.connect_by_key(url, account, Path(folder)).thread(space)
thread.queue(Text(text="Written just before."))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_writer_that_is_killed_keeps_what_it_had_queued(hands, tmp_path):
    account, care = hands.practice.client.account, hands.practice.care
    ended = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", KILLED_AFTER_QUEUEING, hands.world.server.origin, tmp_path, care.id],
        input=account.secret.hex(),
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == -9
    with sdk.connect_by_key(hands.http(), account, tmp_path) as again:
        again.send()
        assert texts(again.thread(care.id)) == ["Written just before."]


def test_two_processes_share_one_queue_and_one_order(hands):
    devices = [hands.take(hands.practice.client) for _ in range(2)]  # the same folder
    here, there = (hands.thread(device) for device in devices)
    for n in range(20):
        here.queue(Text(text=f"{n}"))
    senders = [Thread(target=thread.send) for thread in (here, there)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert texts(here) == texts(there) == [f"{n}" for n in range(20)]
    assert here.outbox.rows() == []


def test_no_sentence_lies_open_on_the_device(hands, thread):
    thread.write(f"{PLANTED} one")
    thread.queue(Text(text=f"{PLANTED} two"))
    hands.thread(hands.clinician).read()
    kept = [path for path in hands.folder.rglob("*") if path.is_file()]
    assert any(path.name == "meantime.db" for path in kept)
    for path in kept:
        content = path.read_bytes()
        assert b"wisteria" not in content
        assert hands.practice.client.account.secret not in content
        assert hands.practice.client.login.encode() not in content


@pytest.mark.timeout(300)  # some 15 seconds of work, most of it waiting for the disk
def test_600_posts_over_a_bad_network_are_each_there_once_and_in_order(hands):
    threads = []
    for seed, person in enumerate((hands.practice.clinician, hands.practice.client)):
        network = hands.between()
        threads.append(hands.thread(hands.take(person, network)))
        network.meet = lossy(seed, 0.2)

    def write(thread, rotates):
        for n in range(300):
            if rotates and n == 150:
                until_heard(hands.rotate)
            thread.queue(Text(text=f"{n}"))
            until_heard(thread.send)

    writers = [
        Thread(target=write, args=(threads[0], True)),
        Thread(target=write, args=(threads[1], False)),
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    fresh = hands.thread(hands.take(hands.practice.client, device="fresh"))
    stored = [m for m in fresh.read() if m.text.isdecimal()]
    assert len({message.id for message in stored}) == len(stored) == 600
    for role in ("clinician", "client"):
        assert [m.text for m in stored if m.role == role] == [f"{n}" for n in range(300)]
    gens = {r.entry.gen for r in fresh.log.entries() if r.entry.id in {m.id for m in stored}}
    assert len(gens) == 2


def until_heard(act):
    while True:
        try:
            return act()
        except sdk.Unreachable:
            continue

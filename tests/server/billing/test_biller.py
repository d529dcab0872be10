"""What a biller sees: money. Every other way in answers them nothing of what people write."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from meantime.protocol.encoding import b64
from meantime.server.kit.audit import events
from tests.server.billing.books import MARCH, OWED, bill, enter, listed, order, statement
from tests.server.spaces.refusals import refused
from tests.server.test_attacks import SIGNED_OUT, operations
from tests.world import ok

ELSEWHERE = b64(bytes(32))
MONEY = {
    "/billing/accounts",
    "/billing/ageing",
    "/billing/runs",
    "/billing/settings",
    "/billing/statements",
    "/disputes",
    "/spaces/{space_id}/estimates",
    "/spaces/{space_id}/fees",
    "/spaces/{space_id}/replies",
    "/spaces/{space_id}/statements",
    "/spaces/{space_id}/statements/{month}/{currency}",
}

MARCH_31 = {"after": "2031-03-01T00:00:00Z", "until": "2031-04-01T00:00:00Z"}
# What must be asked for some days, or there is nothing to be refused.
SPANS = dict.fromkeys(("/spaces/{space_id}/appointments", "/spaces/{space_id}/slots"), MARCH_31)


@pytest.fixture
def biller(billed):
    bill(billed)
    hired = billed.hire("biller")
    billed.chart = billed.practice.found(billed.clinician, "team", "chart")
    billed.chart.post(billed.clinician)
    return hired


def reads(world):
    return sorted(path for method, path in operations(world) if method == "GET")


def filled(path, space_id):
    values = {"space_id": space_id, "month": MARCH, "currency": "USD", "version": "1"}
    return re.sub(r"{(\w+)}", lambda found: values.get(found[1], ELSEWHERE), path)


def test_of_threads_and_charts_a_biller_reads_money_and_nothing_else(billed, biller):
    seen = {
        (path, space is billed.thread): biller.api.get(
            filled(path, space.id), params=SPANS.get(path)
        ).status_code
        for path in reads(billed.world)
        if "{space_id}" in path
        for space in (billed.thread, billed.chart)
    }
    assert ("/spaces/{space_id}/entries", True) in seen
    assert {place for place, status in seen.items() if status == 200} == {
        (path, True) for path in MONEY if "{space_id}" in path
    }
    assert set(seen.values()) == {200, 404}


def test_nothing_that_a_biller_reads_names_a_client_or_what_they_wrote(billed, biller):
    entries = {entry.id for space in (billed.thread, billed.chart) for entry in space.entries}
    for path in reads(billed.world):
        if "{space_id}" in path or path in MONEY | {"/events", "/openapi.json"}:
            continue
        answer = biller.api.get(filled(path, billed.thread.id))
        if answer.status_code == 200:
            assert billed.client.id not in answer.text, path
            assert not any(id_ in answer.text for id_ in entries), path


def test_whatever_a_biller_asks_to_be_done_in_a_thread_is_refused(billed, biller):
    may = {
        "/spaces/{space_id}/estimates/{post_id}",
        "/spaces/{space_id}/statements/{month}/{currency}/ledger/{entry_id}",
    }
    for method, path in set(operations(billed.world)) - SIGNED_OUT:
        if method != "GET" and "{space_id}" in path and path not in may:
            answer = biller.api.request(method, filled(path, billed.thread.id), json={})
            assert answer.status_code in {403, 404, 422}, (method, path, answer.text)
    entry = billed.thread.write(billed.clinician)
    sent = biller.api.post(f"{billed.path}/entries", json=entry.wire)
    assert sent.status_code in {403, 404}


def test_a_biller_says_neither_what_costs_something_nor_what_becomes_of_a_dispute(billed, biller):
    (item,) = (line["item"] for line in statement(billed)["lines"])
    later = billed.reply()
    post = billed.say(billed.clinician)
    assert billed.charge(later, by=biller, charge_id=post).status_code in {403, 404}
    dispute = f"{billed.path}/disputes/{item}"
    ok(billed.client.api.put(dispute, json={"post_id": billed.say(billed.client)}))
    said = {"post_id": billed.say(billed.clinician), "outcome": "withdrawn"}
    assert biller.api.put(f"{dispute}/answer", json=said).status_code in {403, 404}
    ok(enter(billed, "credit", OWED, by=biller, item=item))
    assert statement(billed)["summary"]["balance"] == 0


def test_who_is_no_biller_any_more_sees_nothing(billed, biller):
    assert listed(billed, biller)
    assert billed.owner.api.put(f"/staff/{biller.id}", json={"permissions": []}).is_success
    refused(biller.api.get(f"{billed.path}/statements"), 404, "not-found")
    refused(biller.api.get("/billing/ageing"), 404, "not-found")


def test_each_look_and_each_entry_is_in_the_audit(billed, biller):
    listed(billed, biller)
    ok(enter(billed, "payment", 1, by=biller))
    done = billed.world.server.read(actions, billed.practice.id, biller.id)
    assert {"billing.read", "ledger.payment"} <= set(done)


def actions(unit, practice_id, seat_id):
    found = select(events.c.action).filter_by(practice_id=practice_id, seat_id=seat_id)
    return list(unit.db.execute(found).scalars())


PEOPLE = {
    "client": (200, 404, 404),
    "clinician": (200, 404, 404),
    "owner": (200, 200, 200),
    "biller": (200, 200, 200),
    "staff": (404, 404, 404),
    "front desk": (404, 404, 404),
    "supervisor": (404, 404, 404),
    "observer": (404, 404, 404),
    "other client": (404, 404, 404),
    "another practice's owner": (404, 200, 404),  # of their own, where nothing is
}


def test_of_money_everybody_sees_what_is_theirs(billed, biller):
    practice = billed.practice
    people = {
        "client": billed.client,
        "clinician": billed.clinician,
        "owner": billed.owner,
        "biller": biller,
        "staff": practice.hire(),
        "front desk": billed.hire("front_desk"),
        "supervisor": billed.hire("supervisor"),
        "observer": practice.hire(),
        "other client": practice.admit(practice.found(billed.clinician), billed.clinician),
        "another practice's owner": billed.world.practice().owner,
    }
    practice.seat_in(billed.thread, billed.clinician, people["observer"], "observer")
    own = [
        f"{billed.path}/statements",
        f"{billed.path}/statements/{MARCH}/USD",
        f"{billed.path}/estimates",
    ]
    all_ = ["/billing/statements", "/billing/ageing", "/billing/accounts", "/billing/runs"]
    seen = {
        name: tuple({person.api.get(path).status_code for path in paths} for paths in (own, all_))
        for name, person in people.items()
    }
    assert seen == {name: ({own}, {books}) for name, (own, books, _) in PEOPLE.items()}
    for name, (_, books, entered) in PEOPLE.items():
        assert enter(billed, "payment", 1, by=people[name]).status_code == entered, name
        assert order(billed, by=people[name]).status_code == books, name
    assert ok(people["another practice's owner"].api.get("/billing/ageing"))["rows"] == []

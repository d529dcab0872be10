"""How a practice bills, time that was confirmed, payers that are not told; all of it is noted."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from meantime.server.kit.audit import events
from tests.server.billing.billed import SETTINGS
from tests.server.spaces.refusals import refused
from tests.world import ok

A_POST = "A" * 22


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("currency", "XXQ"),
        ("tax", 10_001),
        ("run_day", 29),
        ("run_day", 0),
        ("due_days", -1),
        ("codes", {"other": "X"}),
        ("codes", {"reply": "<b>"}),
        ("next_number", 1),
    ],
)
def test_what_is_no_setting_is_malformed(billed, field, value):
    said = {**SETTINGS, field: value}
    refused(billed.owner.api.put("/billing/settings", json=said), 422, "malformed")
    assert ok(billed.owner.api.get("/billing/settings")) == SETTINGS


def test_what_was_set_is_kept(billed):
    said = {**SETTINGS, "currency": "KWD", "tax": 500, "codes": {"reply": "OWN-1", "month": "M"}}
    for _ in range(2):
        ok(billed.owner.api.put("/billing/settings", json=said))
    assert ok(billed.clinician.api.get("/billing/settings")) == said
    assert billed.fees()["currency"] == "KWD"


def test_a_clinician_s_own_time_is_kept_changed_and_forgotten(billed):
    path = f"{billed.path}/minutes/{A_POST}"
    kept = ok(billed.clinician.api.put(path, json={"on": "2031-03-14", "seconds": 90}))
    assert kept == {"id": A_POST, "on": "2031-03-14", "seconds": 90, "by": billed.clinician.id}
    ok(billed.clinician.api.put(path, json={"on": "2031-03-13", "seconds": 300}))
    assert billed.fees(billed.clinician)["seconds"] == 300
    assert billed.fees()["seconds"] is None
    cover = billed.hire("clinician")
    billed.practice.seat_in(billed.thread, billed.clinician, cover, "clinician")
    for answer in (
        cover.api.put(path, json={"on": "2031-03-14", "seconds": 1}),
        cover.api.delete(path),
    ):
        refused(answer, 403, "not-permitted")
    for _ in range(2):
        assert billed.clinician.api.delete(path).status_code == 204
    assert billed.fees(billed.clinician)["seconds"] == 0


@pytest.mark.parametrize(
    ("id_", "on", "seconds"),
    [
        ("short", "2031-03-14", 90),
        ("A" * 21 + ".", "2031-03-14", 90),
        (A_POST, "2031-03-15", 90),  # tomorrow
        (A_POST, "2031-02-29", 90),
        (A_POST, "2031-03-14", -1),
        (A_POST, "2031-03-14", 86_401),
    ],
)
def test_what_is_no_time_is_malformed(billed, id_, on, seconds):
    said = {"on": on, "seconds": seconds}
    answer = billed.clinician.api.put(f"{billed.path}/minutes/{id_}", json=said)
    refused(answer, 422, "malformed")


def self_pay(billed, by, *, is_on=True):
    said = {"is_on": is_on, "post_id": billed.say(by)}
    return by.api.put(f"{billed.path}/self-pay", json=said)


def test_from_the_day_on_which_a_client_says_so_no_payer_is_told(billed):
    billed.agree()
    before = billed.reply()
    ok(billed.charge(before))
    billed.go_to(billed.world.clock.now() + timedelta(days=1))
    ok(self_pay(billed, billed.clinician))
    after = billed.reply()
    ok(billed.charge(after))
    kept = {each["item"]: each["is_self_pay"] for each in billed.fees()["charges"]}
    assert kept == {before: False, after: True}
    refused(self_pay(billed, billed.clinician, is_on=False), 403, "not-permitted")
    assert billed.fees()["is_self_pay"] is True
    ok(self_pay(billed, billed.client, is_on=False))
    assert billed.fees()["is_self_pay"] is False


def test_what_a_client_paid_themselves_is_kept_from_payers_after_they_end_that(billed):
    billed.agree()
    ok(self_pay(billed, billed.client))
    own = billed.reply()
    billed.go_to(billed.world.clock.now() + timedelta(days=1))
    ok(self_pay(billed, billed.client, is_on=False))
    theirs = billed.reply()
    ok(billed.charge(own, theirs))  # both are charged once it has ended
    kept = {each["item"]: each["is_self_pay"] for each in billed.fees()["charges"]}
    assert kept == {own: True, theirs: False}
    ok(self_pay(billed, billed.client))
    assert billed.fees()["is_self_pay"] is True


@pytest.mark.parametrize("month", ["0001-01-01", "9999-12-31", "1969-12-01", "2031-02-30", "x"])
def test_what_is_no_month_is_malformed(billed, month):
    answer = billed.clinician.api.get(f"{billed.path}/replies", params={"month": month})
    refused(answer, 422, "malformed")


def test_whatever_staff_do_or_read_about_money_is_noted(billed):
    plan = billed.agree()
    reply = billed.reply()
    ok(billed.charge(reply))
    billed.take_back(reply)
    biller = billed.hire("biller")
    billed.fees(biller)
    billed.fees()

    def read(unit):
        mine = select(events.c.action, events.c.subject, events.c.seat_id)
        return unit.db.execute(mine.where(events.c.practice_id == billed.practice.id)).all()

    noted = {(row.action, row.subject, row.seat_id) for row in billed.world.server.read(read)}
    assert {
        ("fee_plan.offered", plan["id"], billed.clinician.id),
        ("fee_plan.agreed", plan["id"], billed.client.id),
        ("charge.taken_back", reply, billed.clinician.id),
        ("billing.read", billed.thread.id, biller.id),
    } <= noted
    assert "charge.confirmed" in {action for action, _, _ in noted}
    assert ("billing.read", billed.thread.id, billed.client.id) not in noted

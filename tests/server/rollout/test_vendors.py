"""Who else touches what a practice keeps, and what goes out by those who have signed nothing."""

import secrets
from datetime import date, timedelta

import pytest

from meantime.protocol.encoding import b64
from meantime.server.notices.mail import SAID, words
from meantime.server.notices.service.ways import KINDS
from meantime.server.rollout.rules.vendors import is_in_force, wrong_days
from tests.server.accounts.people import audited
from tests.server.rollout.rolling import NO_POST, refusal
from tests.world import ok

DAY = date(2026, 3, 1)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


def new_id():
    return b64(secrets.token_bytes(16))


def note(desk, vendor_id=None, person=None, **said):
    body = {"kind": "host", "note_id": desk.reason(), **said}
    return (person or desk.owner).api.put(f"/vendors/{vendor_id or new_id()}", json=body)


def vendors(desk, person=None):
    return ok((person or desk.owner).api.get("/vendors"))


def test_a_vendor_is_noted_by_its_kind_and_the_days_of_its_agreement(desk):
    vendor_id, named = new_id(), desk.reason()
    days = {"signed_on": desk.day(-30), "expires_on": desk.day(335)}
    ok(note(desk, vendor_id, note_id=named, **days))
    (kept,) = vendors(desk, desk.clinician)["vendors"]
    assert kept == {
        "id": vendor_id,
        "kind": "host",
        "note_id": named,
        **days,
        "in_force": True,
        "changed_by": desk.owner.id,
        "changed_at": kept["changed_at"],
    }
    ok(note(desk, vendor_id, signed_on=desk.day(-400), expires_on=desk.day(-1)))
    (kept,) = vendors(desk)["vendors"]
    assert (kept["id"], kept["in_force"]) == (vendor_id, False)
    noted = [each for each in audited(desk.world, desk.practice.id) if "vendor" in each[0]]
    assert noted == [("vendor.noted", vendor_id)] * 2


def test_an_agreement_runs_out_as_its_last_local_day_ends(desk):
    ok(note(desk, signed_on=desk.day(-1), expires_on=desk.day(0)))
    assert vendors(desk)["vendors"][0]["in_force"] is True
    desk.world.clock.advance(timedelta(days=1))
    desk.owner.sign_in()
    assert vendors(desk)["vendors"][0]["in_force"] is False


@pytest.mark.parametrize(
    ("signed", "expires", "holds"),
    [
        (None, None, False),
        (DAY, None, True),
        (DAY, DAY, True),
        (BEFORE, AFTER, True),
        (BEFORE, BEFORE, False),
        (AFTER, None, False),
    ],
)
def test_an_agreement_holds_from_its_first_day_to_its_last(signed, expires, holds):
    assert is_in_force(signed, expires, DAY) is holds


@pytest.mark.parametrize(
    ("signed", "expires", "wrong"),
    [
        (None, None, {}),
        (DAY, None, {}),
        (BEFORE, BEFORE, {}),
        (AFTER, None, {"signed_on": "ahead"}),
        (None, AFTER, {"expires_on": "unsigned"}),
        (DAY, BEFORE, {"expires_on": "order"}),
    ],
)
def test_days_that_no_agreement_has(signed, expires, wrong):
    assert wrong_days(signed, expires, DAY) == wrong


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"note_id": NO_POST}, "note_id"),
        ({"note_id": ""}, "note_id"),
        ({"signed_on": "2199-01-01"}, "signed_on"),
        ({"signed_on": "0001-01-01"}, "signed_on"),
        ({"expires_on": "2027-01-01"}, "expires_on"),
        ({"kind": "lawyer"}, "kind"),
    ],
)
def test_what_is_no_vendor_is_malformed(desk, said, field):
    answer = note(desk, **said)
    assert refusal(answer) == (422, "malformed")
    assert field in str(answer.json()["fields"])
    assert vendors(desk)["vendors"] == []


@pytest.mark.parametrize("vendor_id", ["x", "A" * 21, "A" * 43])
def test_an_id_that_is_none_is_malformed(desk, vendor_id):
    assert refusal(note(desk, vendor_id)) == (422, "malformed")


def test_custodians_note_and_drop_staff_look_and_nobody_else_sees_any(desk):
    vendor_id = new_id()
    ok(note(desk, vendor_id))
    client = desk.practice.admit(desk.thread(), desk.clinician)
    theirs = desk.world.practice().owner
    assert refusal(note(desk, person=desk.clinician)) == (403, "not-permitted")
    for person, wanted in (
        (desk.clinician, (403, "not-permitted")),
        (client, (403, "not-permitted")),
        (theirs, (404, "not-found")),
    ):
        assert refusal(person.api.delete(f"/vendors/{vendor_id}")) == wanted
    assert refusal(client.api.get("/vendors")) == (403, "not-permitted")
    assert ok(theirs.api.get("/vendors"))["vendors"] == []
    assert desk.owner.api.delete(f"/vendors/{vendor_id}").status_code == 204
    assert vendors(desk)["vendors"] == []
    assert refusal(desk.owner.api.delete(f"/vendors/{vendor_id}")) == (404, "not-found")


def test_a_way_out_carries_the_same_words_for_everybody_signed_for_or_not(desk):
    assert [(each["kind"], each["in_force"]) for each in vendors(desk)["channels"]] == [
        ("mail", False),
        ("push", False),
    ]
    ok(note(desk, kind="mail", signed_on=desk.day(0)))
    mail, push = vendors(desk)["channels"]
    assert (mail["in_force"], push["in_force"]) == (True, False)
    assert mail["carries"] == push["carries"] == list(KINDS) == list(SAID)
    for kind in mail["carries"]:
        for locale in ("en", "es"):
            assert "{" not in words(kind, locale)


def test_agreements_are_seen_once_everybody_has_signed_who_touches_more_than_notices(desk):
    ok(desk.tick("p1.agreements"))
    assert desk.task("p1.agreements")["by"] == "person"  # nobody else touches anything
    ok(note(desk, kind="push"))
    assert desk.task("p1.agreements")["by"] == "person"
    storage = new_id()
    ok(note(desk, storage, kind="storage"))
    assert desk.task("p1.agreements")["done"] is False
    ok(note(desk, signed_on=desk.day(-1)))
    agreements = desk.task("p1.agreements")
    assert (agreements["done"], agreements["evidence"]["count"]) == (False, 1)
    ok(note(desk, storage, kind="storage", signed_on=desk.day(0)))
    agreements = desk.task("p1.agreements")
    assert (agreements["by"], agreements["evidence"]["of"]) == ("system", 2)

"""Notices that really leave by Web Push, to a service that opens and checks them."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.running import poll, running, settings_for
from tests.server.notices.outboxes import attempts
from tests.server.notices.push_service import claims_of, push_service
from tests.server.swept import swept
from tests.world import World, ok

BACKOFF = timedelta(minutes=2)


@pytest.fixture
def service():
    with push_service() as service:
        yield service


@pytest.fixture
def practice(database, new_database, tmp_path):
    """Return a practice whose server reaches push services on this machine."""
    settings = settings_for(tmp_path / "data", new_database(database))
    with running(replace(settings, to_loopback=True)) as server:
        world = World(server, database)
        yield world.practice()
        world.close()


def turn_on(person, browser):
    answer = person.api.put("/notices/push", json=browser.device)
    assert answer.status_code == 204, answer.text


def turn_off(person, browser):
    body = {"endpoint": browser.device["endpoint"]}
    assert person.api.post("/notices/push/ends", json=body).status_code == 204


def renew(person, browser, was=""):
    body = {"device": browser.device, "was": was}
    return ok(person.api.post("/notices/push/renewals", json=body))["is_on"]


def devices(person):
    return ok(person.api.get("/notices/choices"))["devices"]


def test_a_device_gets_one_of_two_words_sealed_for_it_and_signed_by_the_server(practice, service):
    browser = service.browser()
    turn_on(practice.clinician, browser)
    practice.care.post(practice.client, text="The lighthouse.", attention=1)
    service.wait_for(1)
    practice.care.post(practice.client, attention=3)
    (path, headers, body), (_, _, urgent) = service.wait_for(2)
    assert path == browser.path
    assert {browser.open(body).strip(), browser.open(urgent).strip()} == {"waiting", "urgent"}
    assert len(body) == len(urgent)
    claims, key = claims_of(headers)
    assert claims["aud"] == service.url
    assert 0 < claims["exp"] - time.time() <= 24 * 3600
    assert key == ok(practice.client.api.get("/notices/push"))["key"]


def test_each_device_is_told_until_it_is_turned_off(practice, service):
    phone, desk = service.browser(), service.browser()
    for browser in (phone, desk, desk):
        turn_on(practice.clinician, browser)
    assert devices(practice.clinician) == 2
    turn_off(practice.client, phone)  # nobody turns off another person's
    turn_off(practice.clinician, desk)
    practice.care.post(practice.client, attention=3)
    swept(practice.world)
    assert [path for path, _, _ in service.wait_for(1)] == [phone.path]


def test_a_device_that_is_signed_out_is_told_no_more(practice, service):
    person, lost = practice.clinician, practice.clinician.sign_in_id
    turn_on(person, service.browser())
    person.sign_in()
    assert devices(person) == 1
    assert person.api.delete(f"/sign-ins/{lost}").status_code == 204
    assert devices(person) == 0


def test_a_device_goes_with_its_sign_in_that_ran_out_long_ago(practice, service):
    turn_on(practice.clinician, service.browser())
    practice.world.clock.advance(timedelta(days=200))
    practice.clinician.sign_in()
    assert devices(practice.clinician) == 0


def test_a_device_moves_to_another_endpoint_and_sign_in_only_for_whom_it_tells(practice, service):
    old, new = service.browser(), service.browser()
    turn_on(practice.clinician, old)
    assert not renew(practice.client, old)
    assert not renew(practice.client, new, was=old.device["endpoint"])
    lost = practice.clinician.sign_in_id
    practice.clinician.sign_in()
    assert renew(practice.clinician, new, was=old.device["endpoint"])
    practice.clinician.api.delete(f"/sign-ins/{lost}")
    assert devices(practice.clinician) == 1
    assert not renew(practice.clinician, old)
    assert (devices(practice.client), devices(practice.clinician)) == (0, 1)


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(practice, service, status):
    service.answers = [status]
    turn_on(practice.clinician, service.browser())
    practice.care.post(practice.client, attention=3)
    poll(lambda: devices(practice.clinician) == 0, 20)
    assert [each.state for each in attempts(practice.world)] == ["failed"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_is_not_taken_for_now_is_sent_later(practice, service, status):
    service.answers = [status]
    turn_on(practice.clinician, service.browser())
    practice.care.post(practice.client, attention=3)
    poll(lambda: any(each.last_error for each in attempts(practice.world)), 20)
    practice.world.clock.advance(BACKOFF)
    assert len(service.wait_for(2)) == 2


@pytest.mark.parametrize("status", [301, 307, 400])
def test_nobody_is_led_elsewhere_or_asked_again_for_nothing(practice, service, status):
    service.answers = [status]
    turn_on(practice.clinician, service.browser())
    practice.care.post(practice.client, attention=3)
    poll(lambda: [each.state for each in attempts(practice.world)] == ["failed"], 20)
    assert len(service.got) == 1
    assert devices(practice.clinician) == 1


def test_nobody_has_more_devices_than_ten_and_the_newest_stay(practice, service):
    browsers = [service.browser() for _ in range(12)]
    for browser in browsers:
        turn_on(practice.client, browser)
        practice.world.clock.advance(timedelta(seconds=1))
    assert devices(practice.client) == 10
    assert renew(practice.client, browsers[-1])
    assert not renew(practice.client, browsers[0])


def test_a_test_notice_goes_to_devices_where_no_mail_leaves(practice, service):
    assert practice.client.api.post("/notices/test").status_code == 422
    browser = service.browser()
    turn_on(practice.client, browser)
    assert practice.client.api.post("/notices/test").status_code == 204
    [(_, _, body)] = service.wait_for(1)
    assert browser.open(body).strip() == "waiting"


def test_the_database_holds_no_endpoint_that_can_be_read(practice, service):
    browser = service.browser()
    turn_on(practice.client, browser)
    sealed = practice.world.server.read(
        lambda unit: unit.db.exec_driver_sql(
            "SELECT sealed, endpoint_index FROM push_devices"
        ).all()
    )
    for secret in browser.device.values():
        assert all(secret.encode() not in bytes(value) for row in sealed for value in row)


def test_a_seat_without_an_account_has_no_devices(practice, service):
    answer = practice.seat.api.put("/notices/push", json=service.browser().device)
    assert answer.json()["type"] == "/problems/not-permitted"

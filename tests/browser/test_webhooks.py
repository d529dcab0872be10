"""An owner names a program of theirs; it hears that a client has written, and not a word of it."""

import json
from dataclasses import replace

import pytest
from playwright.sync_api import expect
from standardwebhooks import Webhook

from tests.browser.screens import DESK_ES, PHONE_EN
from tests.browser.test_pages import examine
from tests.running import poll, running, settings_for
from tests.server.notices.receiver import receiver
from tests.world import World

pytestmark = pytest.mark.browser


@pytest.fixture
def world(tmp_path):
    """Yield a world whose server reaches programs on this machine."""
    with running(replace(settings_for(tmp_path / "data"), to_loopback=True)) as server:
        world = World(server, "sqlite")
        yield world
        world.close()


@pytest.fixture
def program():
    with receiver() as program:
        yield program


def go_to_webhooks(screen, staff, who="ruth"):
    staff.sit(screen, who, "/settings")
    screen.link("rollout.to_webhooks").click()
    expect(screen.heading("webhooks.title")).to_be_visible()


def add(screen, program):
    """Name a program, and return the secret that is shown for it."""
    screen.button("webhooks.add").click()
    screen.field("webhooks.url").fill("https://10.0.0.1/hook")
    screen.button("webhooks.save").click()
    expect(screen.field("webhooks.url")).to_have_attribute("aria-invalid", "true")
    screen.field("webhooks.url").fill(program.url)
    screen.button("webhooks.save").click()
    return secret_on(screen)


def secret_on(screen):
    """Return the secret on the page, and put it away."""
    secret = screen.page.get_by_text("whsec_").inner_text()
    examine(screen, "title.webhooks")
    screen.button("webhooks.kept").click()
    expect(screen.page.get_by_text("whsec_")).to_have_count(0)
    return secret


def act(screen, program, key):
    """Press what stands beside a program."""
    screen.page.get_by_role("button", name=f"{screen.words(key)} {program.url}", exact=True).click()


@pytest.mark.long
def test_a_program_hears_that_a_client_has_written(staff, open_screen, program):
    screen = open_screen(**PHONE_EN)
    space_id, maya = staff.admit("Maya Okafor")
    go_to_webhooks(screen, staff)
    expect(screen.text("webhooks.none")).to_be_visible()
    secret = add(screen, program)
    maya.thread(space_id).write("The lighthouse.")
    ((headers, body),) = program.wait_for(1)
    event = Webhook(secret).verify(body, headers)
    assert event["type"] == "message.waiting"
    assert event["data"]["subject"] == space_id
    assert b"lighthouse" not in body
    (hook,) = staff.ruth.webhooks.list()
    poll(lambda: staff.ruth.webhooks.deliveries(hook).deliveries[0].state == "sent", 20)
    act(screen, program, "webhooks.log")
    expect(screen.page.get_by_text(screen.words("webhooks.arrived"), exact=True)).to_be_visible()
    examine(screen, "title.webhooks")


@pytest.mark.long
def test_a_secret_is_renewed_and_a_colleague_sees_none(staff, open_screen, program):
    screen = open_screen(**DESK_ES)
    go_to_webhooks(screen, staff)
    old = add(screen, program)
    act(screen, program, "webhooks.renew")
    screen.button("webhooks.renew").click()
    new = secret_on(screen)
    act(screen, program, "webhooks.test")
    expect(screen.text("webhooks.tested")).to_be_visible()
    ((headers, body),) = program.wait_for(1)
    assert Webhook(old).verify(body, headers) == Webhook(new).verify(body, headers)
    assert json.loads(body)["type"] == "webhook.test"
    act(screen, program, "webhooks.turn_off")
    expect(screen.page.get_by_text(screen.words("webhooks.off"), exact=True)).to_be_visible()
    act(screen, program, "webhooks.remove")
    screen.button("webhooks.remove").click()
    expect(screen.text("webhooks.none")).to_be_visible()
    examine(screen, "title.webhooks")
    other = open_screen(**DESK_ES)
    go_to_webhooks(other, staff, "sam")
    expect(other.text("webhooks.not_yours")).to_be_visible()
    examine(other, "title.webhooks")

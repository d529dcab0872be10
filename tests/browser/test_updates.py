"""A new version of the app is taken when the person says so, and loses nothing being written."""

from base64 import b64encode
from hashlib import sha256

import pytest
from playwright.sync_api import expect

from meantime.server.web_app import PACKED, PLACES, WebApp
from tests.browser import steps
from tests.browser.steps import IMANI, MAYA

pytestmark = pytest.mark.browser

DRAFT = "Half a sentence about the rain"
ICON = "icon.svg"
LOOK_FOR_UPDATES = "async () => (await navigator.serviceWorker.getRegistration()).update()"
SHOWN_ICON = "async () => (await fetch('/icon.svg')).text()"


@pytest.fixture
def push_version(world):
    """Return how to put another version of the app on the server, which differs in its icon."""
    before = world.server.app.state.web_app

    def push(mark):
        world.server.app.state.web_app = WebApp(another_version(mark.encode()))

    yield push
    world.server.app.state.web_app = before


def another_version(mark):
    folder = PLACES[1]
    packed = tuple(PACKED.values())  # what is changed here, the build has not packed
    found = (file for file in folder.rglob("*") if file.is_file() and file.suffix not in packed)
    files = {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}
    icon = files[ICON] + b"<!-- %b -->" % mark
    worker = files["service-worker.js"].replace(integrity(files[ICON]), integrity(icon))
    version = sha256(worker).hexdigest()[:16].encode()
    return files | {ICON: icon, "service-worker.js": with_version(worker, version)}


def integrity(content):
    return b"sha256-" + b64encode(sha256(content).digest())


def with_version(worker, version):
    start = worker.index(b"`", worker.index(b"}],")) + 1
    return worker.replace(worker[start : start + 16], version)


@pytest.mark.long
def test_a_version_pushed_while_somebody_writes_waits_for_their_yes(hands, phone, push_version):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    steps.wait_for_shell(phone)
    phone.page.locator("#message").fill(DRAFT)
    push_version("second")
    phone.page.evaluate(LOOK_FOR_UPDATES)
    expect(phone.text("update.title")).to_be_visible()
    expect(phone.page.locator("#message")).to_have_value(DRAFT)

    phone.page.goto("/help")  # what is loaded anew is still of the version that is in use
    assert "second" not in phone.page.evaluate(SHOWN_ICON)
    expect(phone.text("update.title")).to_be_visible()

    phone.page.goto(f"/threads/{invited.space_id}")
    steps.unlock(phone)
    expect(phone.page.locator("#message")).to_have_value(DRAFT)
    phone.page.locator("#message").press_sequentially(", and more")
    phone.button("update.accept").click()
    steps.unlock(phone)
    expect(phone.page.locator("#message")).to_have_value(f"{DRAFT}, and more")
    assert "second" in phone.page.evaluate(SHOWN_ICON)
    expect(phone.text("update.title")).to_have_count(0)


@pytest.mark.long
def test_somebody_who_says_later_goes_on_with_what_they_have(phone, push_version):
    phone.page.goto("/help")
    steps.wait_for_shell(phone)
    push_version("third")
    phone.page.evaluate(LOOK_FOR_UPDATES)
    phone.button("update.later").click()
    expect(phone.text("update.title")).to_have_count(0)
    phone.page.reload()
    expect(phone.text("update.title")).to_be_visible()
    assert "third" not in phone.page.evaluate(SHOWN_ICON)

"""Files on the screens: picked, sealed, interrupted, sent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from meantime import sdk
from tests.browser import steps
from tests.browser.axe import violations
from tests.browser.filing import LOADED, NAME, PHOTO, card, pick, send, tray
from tests.browser.photos import pdf
from tests.browser.steps import IMANI, MAYA
from tests.running import poll

pytestmark = pytest.mark.browser


@pytest.fixture
def imani(hands, desk, tmp_path):
    """Return a clinician with the SDK, who has joined at the desk and is locked there."""
    login = steps.make_login()
    owner = hands.take(hands.practice.owner, device="owner")
    steps.open_link(desk, owner.invite_staff().code)
    desk.button("join.welcome.next").click()
    steps.choose_locks(desk, login)
    desk.button("join.recovery.submit_staff").click()
    desk.page.wait_for_url(lambda address: "/join" not in address)
    with sdk.connect(hands.http(), login, steps.PASSWORD, tmp_path / "imani") as imani:
        yield imani


def test_a_photo_goes_from_the_client_s_phone_to_the_clinician_and_to_the_sdk(
    imani, phone, desk, world
):
    invited = imani.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    pick(phone)
    expect(tray(phone)).to_contain_text(NAME)
    expect(tray(phone)).to_contain_text(phone.words("files.held"))
    assert violations(phone) == []
    steps.write(phone, "This is her.")
    expect(card(phone)).to_be_visible()
    expect(tray(phone)).to_have_count(0)

    thread = imani.thread(invited.space_id)
    (message,) = thread.files()
    assert (message.text, message.name) == (NAME, MAYA)
    assert thread.read_file(message) == PHOTO

    desk.page.goto(f"/threads/{invited.space_id}")
    steps.unlock(desk)
    card(desk).get_by_role("button", name=re.compile(desk.words("files.show"))).click()
    picture = card(desk).get_by_role("img", name=NAME)
    expect(picture).to_be_visible()
    assert picture.evaluate(LOADED) == 400
    assert violations(desk) == []
    card(desk).get_by_role("button", name=re.compile(desk.words("files.hide"))).click()
    expect(picture).to_have_count(0)
    with desk.page.expect_download() as saved:
        card(desk).get_by_role("button", name=re.compile(desk.words("files.save"))).click()
    assert saved.value.suggested_filename == NAME
    assert saved.value.path().read_bytes() == PHOTO
    assert phone.said == desk.said == []
    folder = world.server.settings.data_dir
    stored = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert len(stored) > len(PHOTO)
    for secret in (NAME, "my-sister", "image/png"):
        assert secret.encode() not in stored
    asked = [request.url for screen in (phone, desk) for request in screen.requests]
    assert not [url for url in asked if "sister" in url]


@pytest.mark.long
def test_a_clinician_sees_a_photo_in_the_review_and_answers_with_a_file(
    hands, imani, desk, tmp_path
):
    invited = imani.invite_client(MAYA, IMANI)
    newcomer = sdk.Newcomer(steps.make_login(), steps.PASSWORD, MAYA)
    path = tmp_path / NAME
    path.write_bytes(PHOTO)
    maya, _ = sdk.knock(hands.http(), invited.code).accept(newcomer, tmp_path / "maya")
    with maya:
        asked = maya.thread(invited.space_id).attach(path)
        desk.page.goto("/review")
        steps.unlock(desk)
        desk.page.get_by_role("link", name=re.compile(MAYA)).first.click()
        shown = desk.page.get_by_role("article").filter(has_text=NAME)
        shown.get_by_role("button", name=re.compile(desk.words("files.show"))).click()
        assert shown.get_by_role("img", name=NAME).evaluate(LOADED) == 400
        pick(desk, "plan.pdf", "application/pdf", pdf())
        expect(tray(desk)).to_contain_text("plan.pdf")
        assert violations(desk) == []
        desk.button("answer.send").click()
        expect(tray(desk)).to_have_count(0)
        thread = maya.thread(invited.space_id)
        poll(lambda: len(thread.sync().files()) == 2, 20)  # it has left the tray, not yet the desk
        answer = thread.files()[-1]
        assert (answer.text, answer.re) == ("plan.pdf", asked)
        assert thread.read_file(answer) == pdf()


@pytest.mark.long
def test_an_upload_that_broke_off_goes_on_after_a_reload(client, phone):
    phone.page.route("**/parts/1", lambda route: route.abort())
    pick(phone)
    expect(tray(phone)).to_contain_text(NAME)
    send(phone)
    expect(tray(phone).get_by_role("progressbar")).to_have_attribute("value", re.compile("[1-9]"))
    phone.page.reload()
    steps.unlock(phone)
    expect(tray(phone)).to_contain_text(NAME)
    assert client.read()[-1].text != NAME
    phone.page.unroute("**/parts/1")
    before = len(phone.requests)
    expect(card(phone)).to_be_visible()
    expect(tray(phone)).to_have_count(0)
    sent = [request.url for request in phone.requests[before:] if "/parts/" in request.url]
    assert not [url for url in sent if url.endswith("/parts/0")]
    client.sync()
    (message,) = client.files()
    assert client.read_file(message) == PHOTO


@pytest.mark.long
def test_a_photo_picked_without_a_connection_is_kept_and_sends_itself(client, phone):
    phone.context.set_offline(True)
    pick(phone)
    expect(tray(phone)).to_contain_text(NAME)
    send(phone)
    expect(tray(phone)).to_contain_text(phone.words("files.kept"))
    phone.context.set_offline(False)
    expect(card(phone)).to_be_visible()
    client.sync()
    assert [message.text for message in client.files()] == [NAME]


@pytest.mark.long
def test_a_file_can_be_taken_out_before_it_is_sent(client, phone):
    pick(phone)
    phone.page.get_by_role("button", name=phone.words("files.remove", name=NAME)).click()
    expect(tray(phone)).to_have_count(0)
    steps.write(phone, "No picture.")
    expect(phone.page.get_by_text("No picture.")).to_be_visible()
    client.sync()
    assert client.files() == []


@pytest.mark.long
def test_a_file_that_is_too_large_is_refused_kindly(client, phone, tmp_path):
    assert client
    large = tmp_path / "film.png"
    with large.open("wb") as file:
        file.truncate(25 * 2**20 + 1)
    phone.page.locator("input[type=file]").set_input_files(large)
    expect(phone.text("files.too_large", name="film.png")).to_be_visible()
    expect(tray(phone)).to_have_count(0)

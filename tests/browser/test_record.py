"""The record in the browser: who opened it, a copy to take home, and its proof without us."""

import json
import re
import zipfile
from typing import Any

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol.posts import Profile
from meantime.sdk.export.every import practice_holdings
from meantime.sdk.export.exporting import Wanted, export_record, verifier
from meantime.sdk.export.subject import case_record, own_record
from meantime.sdk.private_notes import write_private
from tests.browser import steps
from tests.browser.staff import IMANI
from tests.browser.test_pages import examine
from tests.sdk.export.exports import part, read, run_verifier

pytestmark = pytest.mark.browser

WORDS = "It came back tonight."
BYTES = "**/blobs/**"


@pytest.fixture
def letter(tmp_path):
    place = tmp_path / "a letter.txt"
    place.write_text("Dear Imani. " * 9_000)  # two pieces of its seal
    return place


@pytest.fixture
def client(staff, letter):
    """Return a client's thread, in which something was said and a file sent, and their login."""
    invited = staff.imani.add_client(Profile(name="Ada Lind")).invite(IMANI)
    newcomer = sdk.Newcomer(steps.make_login(), steps.PASSWORD, "Ada Lind")
    ada, _ = sdk.knock(staff.http(), invited.code).accept(newcomer, staff.folder / "ada")
    staff.people.append(ada)
    thread = ada.thread(invited.space_id)
    thread.write(WORDS)
    thread.attach(letter)
    ada.keep("For me alone.")
    return ada, thread, newcomer.login


def begin(screen, *, with_keys=True):
    """Read what will be in a copy, and begin to make it."""
    screen.button("export.begin").click()
    if with_keys:
        screen.text("export.more").click()
        screen.page.get_by_label(screen.words("export.keys")).check()
    screen.button("export.make").click()


def download(screen, folder, **wanted):
    """Make a copy on the page of a record; return the unpacked folder."""
    with screen.page.expect_download() as coming:
        begin(screen, **wanted)
    place = folder / coming.value.suggested_filename
    coming.value.save_as(place)
    with zipfile.ZipFile(place) as packed:
        assert packed.testzip() is None
        packed.extractall(folder)
    return folder / place.stem


def said_in(folder):
    """Return a record without what no two exports share; a browser tells milliseconds."""
    told = (folder / "record.json").read_text()
    to_ms = re.sub(
        r"(:\d\d)(?:(\.\d{3})\d{3})?\+00:00", lambda at: f"{at[1]}{at[2] or '.000'}", told
    )
    return json.loads(to_ms) | {"made_at": ""}


def test_a_client_reads_who_exported_and_takes_a_copy_home_that_proves_itself(
    staff, client, phone, tmp_path
):
    ada, thread, login = client
    with practice_holdings(staff.ruth.connection) as holdings:
        export_record(holdings.clients[thread.id].record(), tmp_path / "by Ruth", Wanted())
    phone.page.goto("/record")
    steps.sign_in(phone, login)
    expect(phone.text("exported.keeper_named", name="Ruth Adler")).to_be_visible()
    expect(phone.heading("opened.title")).to_be_visible()
    examine(phone, "title.record")
    folder = download(phone, tmp_path)
    expect(phone.text("export.done")).to_be_visible()
    assert (folder / "verify.py").read_bytes() == verifier()
    code, told = run_verifier(folder)
    assert (code, "1 files are those" in told) == (0, True), told
    assert WORDS in (folder / "record.html").read_text()
    export_record(own_record(ada.connection), tmp_path / "by terminal", Wanted(with_keys=True))
    assert said_in(folder) == said_in(tmp_path / "by terminal")
    place = folder / "log" / f"{thread.id}.jsonl"
    place.write_bytes(place.read_bytes().replace(b'"h":"', b'"h":"A', 1))
    code, told = run_verifier(folder)
    assert (code, "NOT AS IT WAS EXPORTED" in told) == (1, True)
    assert phone.said == []


@pytest.mark.long
def test_a_clinician_exports_the_case_and_its_client_is_told(staff, client, wide, phone, tmp_path):
    _, thread, login = client
    write_private(staff.imani.connection, thread.id, "Rivers and boats.")
    staff.sit(wide, "imani", f"/caseload/{thread.id}")
    wide.link("record.link_of").click()
    expect(wide.page.get_by_role("heading", name="Record of Ada Lind")).to_be_visible()
    examine(wide, "title.record_of")
    folder = download(wide, tmp_path)
    expect(wide.text("exported.you")).to_be_visible()
    assert run_verifier(folder)[0] == 0
    (case,) = staff.imani.caseload()
    export_record(case_record(case), tmp_path / "by terminal", Wanted(with_keys=True))
    ours, theirs = said_in(folder), said_in(tmp_path / "by terminal")
    for one, other in zip(ours["spaces"], theirs["spaces"], strict=True):
        if one["purpose"] != "thread":  # in which the second is announced meanwhile
            assert one == other
    assert "Rivers" not in (folder / "record.json").read_text()
    assert [each["purpose"] for each in read(folder)["spaces"]][1:] == ["thread", "chart", "desk"]
    phone.page.goto(f"/threads/{thread.id}")
    steps.sign_in(phone, login)
    expect(phone.text("exported.who", who=IMANI.name).first).to_be_visible()
    assert wide.said == phone.said == []


@pytest.mark.long
def test_a_custodian_exports_by_the_seat_of_the_practice_in_spanish(staff, client, desk, tmp_path):
    _, thread, _ = client
    staff.sit(desk, "ruth", f"/records/{thread.id}")
    desk.button("export.begin").click()
    expect(desk.text("export.by_practice")).to_be_visible()
    examine(desk, "title.record_of")
    desk.button("export.cancel").click()
    folder = download(desk, tmp_path, with_keys=False)
    assert run_verifier(folder)[0] == 0
    assert not (folder / "log" / "keys.json").exists()
    assert part(folder, "thread")["messages"][-1]["writer"] == "Ruth Adler"
    assert '<html lang="es">' in (folder / "record.html").read_text()
    assert staff.imani.thread(thread.id).messages()[-1].post.by == "Ruth Adler"
    assert desk.said == []


@pytest.mark.long
def test_whoever_only_reads_along_is_told_whom_to_ask(staff, client, wide):
    _, thread, _ = client
    (case,) = staff.imani.caseload()
    case.share(staff.sam.id, "observer", "current")
    staff.sit(wide, "sam", f"/records/{thread.id}")
    expect(wide.text("export.may_not")).to_be_visible()
    expect(wide.button("export.begin")).to_have_count(0)


@pytest.mark.long
def test_a_copy_that_is_cancelled_or_locked_leaves_no_file(client, phone):
    _, _, login = client
    phone.page.goto("/record")
    steps.sign_in(phone, login)
    held: list[Any] = []
    saved: list[Any] = []
    phone.context.route(BYTES, lambda route: held.insert(0, route))  # a file that does not come
    phone.page.on("download", lambda one: saved.insert(0, one))
    begin(phone)
    expect(phone.page.get_by_role("progressbar")).to_be_visible()
    examine(phone, "title.record")
    phone.button("export.cancel").click()
    held.pop().continue_()
    expect(phone.text("export.cancelled")).to_be_visible()
    phone.context.unroute(BYTES)
    begin(phone)
    expect(phone.text("export.done")).to_be_visible()
    assert len(saved) == 1


@pytest.mark.long
def test_without_a_connection_a_client_takes_what_the_device_has_and_it_says_so(
    client, phone, tmp_path
):
    _, thread, login = client
    phone.page.goto(f"/threads/{thread.id}")
    steps.sign_in(phone, login)
    expect(phone.page.get_by_text(WORDS)).to_be_visible()
    steps.wait_for_shell(phone)
    phone.link("bar.settings").click()
    phone.link("record.link").click()
    expect(phone.text("exported.none")).to_be_visible()
    phone.context.set_offline(True)
    folder = download(phone, tmp_path)
    expect(phone.text("export.done_faults")).to_be_visible()
    examine(phone, "title.record")
    assert run_verifier(folder)[0] == 0
    faults = {(each["what"], each["code"]) for each in read(folder)["faults"]}
    assert faults >= {("space", "offline"), ("file", "offline")}
    assert WORDS in (folder / "record.html").read_text()


@pytest.mark.long
def test_without_a_connection_staff_cannot_tell_the_client_and_make_none(staff, client, wide):
    _, thread, _ = client
    staff.sit(wide, "imani", f"/records/{thread.id}")
    expect(wide.text("exported.none")).to_be_visible()
    wide.context.set_offline(True)
    wide.button("export.begin").click()
    expect(wide.text("export.offline_team")).to_be_visible()
    expect(wide.button("export.make")).to_be_disabled()


@pytest.mark.long
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_record_is_printed_light_and_alone(client, open_screen, paper):
    _, _, login = client
    dark = open_screen(viewport={"width": 794, "height": 1100}, locale="en-US", color_scheme="dark")
    dark.page.goto("/record")
    steps.sign_in(dark, login)
    begin(dark)
    expect(dark.text("export.done")).to_be_visible()
    dark.page.evaluate(
        "() => { window.print = () => { window.sheet = document.querySelector('.paper') } }"
    )
    dark.button("export.print").click()
    dark.page.evaluate("document.body.append(window.sheet)")
    dark.page.emulate_media(media="print")
    assert dark.page.locator("main").is_hidden()
    expect(dark.page.locator(".paper").get_by_text(WORDS)).to_be_visible()
    assert dark.page.locator(".paper").evaluate("e => e.scrollWidth <= e.clientWidth")
    assert dark.page.pdf(format=paper)

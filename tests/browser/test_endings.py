"""Endings on screens: a discharge and the life after it, a pause."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime import sdk
from tests.browser import steps
from tests.browser.ending import panel, settled_client, sit_by, unfold, words_of
from tests.browser.test_pages import examine
from tests.server.swept import swept

pytestmark = pytest.mark.browser

UNDO = timedelta(minutes=5, seconds=2)
FAREWELL = "Planted: the bridge is yours to cross now."
WAITING = "Planted: does the rain count?"


@pytest.fixture
def ada(staff):
    return settled_client(staff)


def discharge(staff, screen, thread, reason=""):
    """Say it at the desk of Imani, who takes it back once."""
    staff.sit(screen, "imani", f"/records/{thread}")
    unfold(screen, "endings.discharge")
    words_of(screen).fill(FAREWELL)
    if reason:
        screen.button("endings.discharge_do").click()
        expect(screen.text("endings.reason_missing")).to_be_visible()
        screen.field("endings.reason").fill(reason)
    screen.button("endings.discharge_do").click()
    expect(screen.button("endings.take_back")).to_be_visible()


def pass_time(staff):
    staff.world.clock.advance(UNDO)
    swept(staff.world)


@pytest.mark.long
def test_after_a_discharge_a_client_reads_everything_and_nobody_waits_for_their_words(
    staff, ada, wide, phone
):
    thread, client, login = ada
    client.thread(thread).write(WAITING)
    sit_by(phone, login, thread)
    discharge(staff, wide, thread, reason="We spoke on the phone.")
    wide.button("endings.take_back").click()
    expect(wide.text("endings.taken_back")).to_be_visible()
    unfold(wide, "endings.discharge")
    words_of(wide).fill(FAREWELL)
    wide.field("endings.reason").fill("We spoke on the phone.")
    wide.button("endings.discharge_do").click()
    expect(wide.button("endings.take_back")).to_be_visible()
    expect(phone.page.get_by_text(FAREWELL)).to_have_count(0)

    phone.page.context.set_offline(True)
    steps.write(phone, "Written on the train.")
    pass_time(staff)
    phone.page.context.set_offline(False)
    expect(phone.heading("ended.title")).to_be_visible()
    expect(phone.page.get_by_text(FAREWELL)).to_be_visible()
    expect(phone.page.get_by_text(WAITING)).to_be_visible()
    expect(phone.crisis_help.first).to_be_visible()
    expect(phone.page.locator("#message")).to_have_count(0)
    expect(phone.page.get_by_role("group", name=phone.words("ended.unsent"))).to_contain_text(
        "Written on the train."
    )
    examine(phone, "title.thread")
    phone.link("ended.record").click()
    expect(phone.heading("record.title")).to_be_visible()
    stored = [m.text for m in staff.imani.thread(thread).read() if m.role == "client"]
    assert stored == [WAITING]
    with pytest.raises(sdk.MessagesOff):
        client.thread(thread).write("From another device.")
    client.thread(thread).write("I am not safe.", attention=3)
    assert len(list(staff.imani.alerts.every("open"))) == 1
    assert wide.said == []


@pytest.mark.long
def test_all_that_can_end_is_sound_on_every_screen(staff, ada, screen):
    thread, client, _ = ada
    client.thread(thread).write(WAITING)
    staff.sit(screen, "imani", f"/records/{thread}")
    for key in ("endings.pause", "endings.transfer", "endings.discharge"):
        unfold(screen, key)
    examine(screen, "title.record_of")
    screen.button("endings.hand").click()
    expect(screen.text("endings.to_missing")).to_be_visible()
    screen.button("endings.discharge_do").click()
    expect(screen.text("endings.reason_missing")).to_be_visible()
    examine(screen, "title.record_of")
    assert screen.said == []


@pytest.mark.long
def test_what_was_typed_into_an_ending_is_there_again_and_nobody_has_read_it(staff, ada, wide):
    thread, client, _ = ada
    staff.sit(wide, "imani", f"/records/{thread}")
    unfold(wide, "endings.discharge")
    words_of(wide).fill(FAREWELL)
    wide.page.wait_for_timeout(1_500)  # a pause, on which it is kept
    wide.page.reload()
    steps.unlock(wide)
    expect(words_of(wide)).to_have_value(FAREWELL)
    assert FAREWELL not in str(client.thread(thread).sync().opened())


@pytest.mark.long
def test_a_discharge_ahead_is_told_before_one_writes_and_called_off(staff, ada, wide, phone):
    thread, _, login = ada
    staff.sit(wide, "imani", f"/records/{thread}")
    unfold(wide, "endings.discharge")
    wide.field("endings.last").fill("2031-03-14")
    wide.button("endings.discharge_do").click()
    expect(wide.text("endings.past")).to_have_count(0)
    expect(wide.page.get_by_role("alert")).to_be_visible()  # further off than two years
    last = (staff.world.clock.now() + timedelta(days=20)).date()
    wide.field("endings.last").fill(last.isoformat())
    wide.button("endings.discharge_do").click()
    expect(wide.button("endings.take_back")).to_be_visible()
    pass_time(staff)
    sit_by(phone, login, thread)
    expect(phone.text("ended.leaving_text")).to_be_visible()
    examine(phone, "title.thread")
    with phone.page.expect_response(lambda answer: answer.request.method == "POST"):
        steps.write(phone, "Then I know.")
    wide.page.reload()
    steps.unlock(wide)
    unfold(wide, "endings.call_off")
    wide.button("endings.call_off").click()
    expect(panel(wide)).to_contain_text("Back since")
    expect(phone.text("ended.leaving_text")).to_have_count(0)
    assert staff.imani.thread(thread).sync().agreement.standing().told.later is None


@pytest.mark.long
def test_a_pause_says_until_when_and_goes_on(staff, ada, wide):
    thread, client, _ = ada
    staff.sit(wide, "imani", f"/records/{thread}")
    unfold(wide, "endings.pause")
    last = (staff.world.clock.now() + timedelta(days=5)).date()
    wide.field("endings.until").fill(last.isoformat())
    wide.button("endings.pause").click()
    expect(panel(wide)).to_contain_text("Messages are paused until")
    told = client.thread(thread).sync().agreement.standing()
    assert (told.told.why, told.said.until) == ("paused", last.isoformat())
    assert told.told.later.state == "on"
    wide.button("endings.resume").click()
    expect(wide.text("endings.on")).to_be_visible()
    client.thread(thread).write("I am back.")

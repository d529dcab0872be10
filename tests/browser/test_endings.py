"""Endings on screens: a discharge and the life after it, a client handed over with what waits."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol.posts import Profile
from meantime.protocol.record_posts import Ending
from tests.browser import steps
from tests.browser.staff import IMANI, SAM
from tests.browser.test_pages import examine
from tests.server.swept import swept

pytestmark = pytest.mark.browser

UNDO = timedelta(minutes=5, seconds=2)
FAREWELL = "Planted: the bridge is yours to cross now."
MEET = "Planted: Sam walks with you from here."
WAITING = "Planted: does the rain count?"


@pytest.fixture
def ada(staff):
    """Return the thread of a client who has a login, the client, and that login."""
    case, login = staff.imani.add_client(Profile(name="Ada Lind")), steps.make_login()
    newcomer = sdk.Newcomer(login, steps.PASSWORD, "")
    client, _ = sdk.knock(staff.http(), case.invite(IMANI).code).accept(
        newcomer, staff.folder / "ada"
    )
    staff.people.append(client)
    return case.id, client, login


def panel(screen):
    return screen.page.get_by_role("region", name=screen.words("endings.title"), exact=True)


def words_of(screen):
    """Return the box of the form that stands open."""
    return screen.page.get_by_role("textbox", name=screen.words("endings.words"))


def unfold(screen, key):
    screen.page.locator("summary").get_by_text(screen.words(key), exact=True).click()


def sit_by(screen, login, thread):
    screen.page.goto(f"/threads/{thread}")
    steps.sign_in(screen, login)
    expect(screen.page.get_by_role("log")).to_be_visible()


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


def test_a_client_is_handed_over_with_what_waits_and_reads_who_comes(staff, ada, wide, phone):
    thread, client, login = ada
    client.thread(thread).write(WAITING)
    staff.sit(wide, "imani", f"/records/{thread}")
    expect(panel(wide)).to_contain_text("1 message waits for an answer")
    unfold(wide, "endings.transfer")
    wide.field("endings.to").select_option(label="Sam Ortega, PsyD")
    words_of(wide).fill(MEET)
    wide.button("endings.hand").click()
    expect(panel(wide)).to_contain_text("Handed over to Sam Ortega", timeout=60_000)

    sit_by(phone, login, thread)
    expect(phone.page.get_by_text(MEET)).to_be_visible()
    expect(phone.text("ended.new_name", name=SAM.name)).to_be_visible()
    with phone.page.expect_response(lambda answer: answer.request.method == "POST"):
        steps.write(phone, "Hello, whoever comes.")
    staff.world.clock.advance(timedelta(minutes=2))
    staff.sam.tidy()
    (case,) = staff.sam.caseload()
    assert case.name() == "Ada Lind"
    texts = [m.text for m in case.thread.read() if m.role == "client"]
    assert texts == [WAITING, "Hello, whoever comes."]
    waiting = staff.sam.connection.http.get("/waiting", dict)["waiting"]
    assert len(waiting) == 2
    assert staff.imani.caseload() == []
    seated = case.thread.sync().state.seats
    assert staff.imani.id not in seated
    told = [o.post for o in case.thread.opened() if isinstance(o.post, Ending)]
    assert [(each.text, each.to) for each in told] == [(MEET, staff.sam.id)]
    assert (wide.said, phone.said) == ([], [])


def hand(screen, to="Sam Ortega, PsyD"):
    unfold(screen, "endings.transfer")
    screen.field("endings.to").select_option(label=to)
    words_of(screen).fill(MEET)
    screen.button("endings.hand").click()


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


@pytest.mark.long
def test_a_handing_over_that_broke_off_is_gone_on_with(staff, ada, wide):
    thread, client, _ = ada
    client.thread(thread).write(WAITING)
    staff.sit(wide, "imani", f"/records/{thread}")
    wide.page.context.route("**/api/spaces/*/seats/**", lambda route: route.abort())
    hand(wide)
    expect(wide.text("failure.offline").first).to_be_visible(timeout=60_000)
    wide.page.context.unroute("**/api/spaces/*/seats/**")
    wide.page.reload()
    steps.unlock(wide)
    wide.button("endings.go_on").click()
    expect(wide.page.locator("summary").get_by_text(wide.words("endings.transfer"))).to_be_visible()
    staff.world.clock.advance(timedelta(minutes=2))
    assert staff.imani.caseload() == []
    opened = client.thread(thread).sync().opened()
    assert [o.post.text for o in opened if isinstance(o.post, Ending)] == [MEET]


@pytest.mark.long
def test_a_custodian_hands_over_by_the_practice_s_seat_and_the_heir_sees_what_waits(
    staff, ada, wide, phone
):
    thread, client, _ = ada
    client.thread(thread).write(WAITING)
    staff.sit(wide, "ruth", f"/records/{thread}")
    hand(wide)
    expect(wide.text("endings.handed_done")).to_be_visible(timeout=60_000)
    assert staff.imani.caseload() == []
    staff.sit(phone, "sam", f"/caseload/{thread}")
    expect(phone.heading("endings.handed_to_you")).to_be_visible()
    expect(phone.page.get_by_text("1 message waits for an answer")).to_be_visible()
    examine(phone, "title.client")

"""A client handed over on screens, with what waits."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime.protocol.record_posts import Ending
from tests.browser import steps
from tests.browser.ending import panel, settled_client, sit_by, unfold, words_of
from tests.browser.staff import SAM
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

MEET = "Planted: Sam walks with you from here."
WAITING = "Planted: does the rain count?"


@pytest.fixture
def ada(staff):
    return settled_client(staff)


@pytest.mark.long
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

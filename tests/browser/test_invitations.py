"""Links that lead somewhere else than to a seat, and codes that are none."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime.protocol import flows
from meantime.protocol.codes import join_account, make_code, read_code, write_code
from meantime.protocol.reseating import Move, reseat
from meantime.protocol.spaces import advance
from meantime.protocol.writing import invitation
from tests.browser import steps
from tests.browser.lies import replace
from tests.browser.steps import IMANI, MAYA
from tests.browser.test_pages import examine
from tests.world import DETAILS

pytestmark = pytest.mark.browser

DAY_MS = 24 * 3_600_000


def api_requests(screen):
    """Return the addresses of the API that the screen has asked."""
    return [request.url for request in screen.requests if "/api/" in request.url]


@pytest.mark.long
def test_a_used_link_says_when_and_what_to_do(hands, phone, desk):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    steps.open_link(desk, invited.code)
    expect(desk.heading("join.used.title")).to_be_visible()
    expect(desk.crisis_help).to_be_visible()
    expect(desk.page.get_by_text(DETAILS["phone"])).to_be_visible()
    steps.open_link(phone, invited.code)  # an old link does not sign its own user out
    expect(phone.heading("join.used.title")).to_be_visible()
    phone.page.goto("/")
    expect(phone.heading("lock.title")).to_be_visible()


@pytest.mark.long
def test_a_withdrawn_link_is_not_called_a_used_one(hands, phone):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    me = hands.clinician.connection.account
    hands.clinician.thread(invited.space_id).append_newest(
        lambda state: flows.remove(me, state, [invited.seat_id], hands.world.now_ms)
    )
    steps.open_link(phone, invited.code)
    expect(phone.heading("join.withdrawn.title")).to_be_visible()
    expect(phone.crisis_help).to_be_visible()
    expect(phone.page.get_by_text(DETAILS["phone"])).to_be_visible()
    examine(phone, "title.join")


@pytest.mark.long
def test_an_expired_link_says_until_when_it_could_be_used(hands, phone):
    invited = hands.clinician.invite_client(MAYA, IMANI, days=1)
    hands.world.clock.advance(timedelta(days=2))
    steps.open_link(phone, invited.code)
    expect(phone.heading("join.expired.title")).to_be_visible()
    expect(phone.crisis_help).to_be_visible()
    expect(phone.page.get_by_text(DETAILS["phone"])).to_be_visible()
    examine(phone, "title.join")


@pytest.mark.long
def test_a_link_that_nobody_made_is_not_confirmed(phone):
    steps.open_link(phone, write_code(make_code(), "join"))
    expect(phone.heading("join.unknown.title")).to_be_visible()
    expect(phone.crisis_help).to_be_visible()
    expect(phone.text("failure.call_therapist")).to_be_visible()


def test_a_fake_space_around_the_public_card_of_an_invitation_is_not_opened(hands, phone):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    fake, log = forged_space(hands, join_account(read_code(invited.code, "join")))
    replace(phone, "/spaces", {"next": "", "spaces": [{"id": fake}]})
    replace(phone, f"/spaces/{fake}/entries*", log)
    steps.open_link(phone, invited.code)
    expect(phone.heading("join.unknown.title")).to_be_visible()
    expect(phone.crisis_help).to_be_visible()


@pytest.mark.long
def test_a_recovery_code_pasted_into_the_join_page_is_refused_before_any_request(phone):
    phone.page.goto("/join")
    expect(phone.field("join.code")).to_be_visible()
    phone.page.wait_for_load_state("networkidle")
    before = api_requests(phone)
    phone.field("join.code").fill(write_code(make_code(), "recover"))
    phone.button("join.code_submit").click()
    expect(phone.text("join.recovery_pasted")).to_be_visible()
    phone.field("join.code").fill(write_code(make_code(), "join")[:-1])
    phone.button("join.code_submit").click()
    expect(phone.text("join.mistyped")).to_be_visible()
    assert api_requests(phone) == before


def test_the_code_leaves_the_address_at_once_and_never_the_page(hands, phone):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    login = steps.make_login()
    steps.join(phone, invited.code, login)
    phone.page.go_back()
    phone.page.go_forward()
    visited = phone.page.evaluate("navigation.entries().map((entry) => entry.url)")
    assert not [address for address in visited if "#" in address]
    letters = invited.code.replace("-", "")
    for request in phone.requests:
        sent = f"{request.url} {request.all_headers()} {request.post_data or ''}"
        assert invited.code not in sent
        assert letters not in sent
        assert "referer" not in request.all_headers() or "#" not in request.all_headers()["referer"]
    assert not [line for line in phone.said if invited.code in line]


def forged_space(hands, joiner):
    """Return a space in which somebody offers the seat of `joiner` without knowing its code."""
    stranger, at = hands.practice.clinician.account, hands.world.now_ms
    root = flows.found_space(stranger, "care", hands.practice.secret.card, at)
    state = advance(None, root)
    elsewhere = invitation(joiner, "client", "A" * 43, at + DAY_MS)
    offer = reseat(stranger, state, Move(add=[elsewhere]), at)
    received = {"received_at": "2026-03-01T12:00:00Z"}
    entries = [entry.wire | received for entry in (root, offer)]
    return root.hash, {"pin": "", "entries": entries, "head_seq": 1}

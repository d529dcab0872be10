"""The journey: a client joins by link while the clinician is offline; they compare; they write."""

import pytest
from playwright.sync_api import expect

from meantime import sdk
from tests.browser import steps
from tests.browser.steps import IMANI, MAYA

pytestmark = pytest.mark.browser


def test_a_client_joins_by_link_compares_writes_and_reads_the_answer(hands, phone):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    login = steps.make_login()
    steps.join(phone, invited.code, login)  # nobody of the practice does anything meanwhile
    expect(phone.page.get_by_role("heading", name="Imani Rivera")).to_be_visible()
    expect(phone.page.get_by_text("Your therapist, LCSW")).to_be_visible()
    expect(phone.page.get_by_text("invites you to write here")).to_be_visible()

    phone.link("thread.verify").click()
    thread = hands.clinician.thread(invited.space_id)
    expect(phone.page.locator(".digits span")).to_have_count(6)
    assert steps.read_digits(phone) == thread.digits()
    phone.button("compare.match").click()
    thread.confirm(thread.digits())
    expect(phone.text("compare.done")).to_be_visible()
    phone.link("compare.back").click()
    expect(phone.page.get_by_role("log")).to_be_visible()
    expect(phone.text("thread.unverified")).to_have_count(0)

    steps.write(phone, "It came back tonight.\n\nI wrote it down like you said.")
    expect(phone.page.locator("#message")).to_have_value("")
    expect(phone.page.get_by_text(phone.words("thread.sent"), exact=True)).to_be_visible()
    said = thread.read()[-1]
    assert (said.name, said.text) == (
        MAYA,
        "It came back tonight.\n\nI wrote it down like you said.",
    )
    assert set(thread.marks()) == {said.author}

    thread.reply("Thank you for telling me.")
    expect(phone.page.get_by_text("Thank you for telling me.")).to_be_visible()
    assert phone.said == []


def test_a_clinician_reads_and_answers_at_the_desk(hands, desk, tmp_path):
    login = steps.make_login()
    steps.open_link(desk, hands.take(hands.practice.owner, device="owner").invite_staff().code)
    desk.button("join.welcome.next").click()
    steps.choose_locks(desk, login)
    desk.button("join.recovery.submit_staff").click()
    expect(desk.page.get_by_role("navigation", name=desk.words("desk.main"))).to_be_visible()
    expect(desk.heading("review.no_threads")).to_be_visible()

    imani = sdk.connect(hands.http(), login, steps.PASSWORD, tmp_path / "imani")
    with imani:
        invited = imani.invite_client(MAYA, IMANI)
    maya, _ = sdk.knock(hands.http(), invited.code).accept(
        sdk.Newcomer(steps.make_login(), steps.PASSWORD, ""), tmp_path / "maya"
    )
    with maya:
        thread = maya.thread(invited.space_id)
        thread.write("May I ask something?")
        desk.page.reload()
        steps.unlock(desk)
        desk.page.get_by_role("link", name=MAYA).click()  # her name comes from the desk space
        desk.link("review.whole").click()
        expect(desk.page.get_by_role("log")).to_contain_text("May I ask something?")
        desk.page.get_by_label(desk.words("compose.answer", name="Maya")).fill("Of course.")
        desk.button("compose.send").click()
        sent = desk.page.get_by_text(desk.words("thread.sent"), exact=True)
        expect(sent).to_have_count(2)  # the welcome is hers too
        answer = thread.read()[-1]
        assert (answer.name, answer.text) == ("Imani Rivera", "Of course.")
        assert answer.re == thread.read()[-2].id


def test_a_message_written_without_a_connection_is_kept_and_sends_itself(hands, phone):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    phone.context.set_offline(True)
    steps.write(phone, "No signal here.")
    expect(phone.text("thread.kept")).to_be_visible()
    expect(phone.page.get_by_text(phone.words("thread.sent"), exact=True)).to_have_count(0)
    phone.context.set_offline(False)
    expect(phone.page.get_by_text(phone.words("thread.sent"), exact=True)).to_be_visible()
    assert hands.clinician.thread(invited.space_id).read()[-1].text == "No signal here."


def test_a_draft_survives_a_reload_and_a_reload_locks(hands, phone):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    phone.page.locator("#message").fill("Half a thought")
    expect(phone.text("compose.draft")).to_be_visible()
    phone.page.reload()
    expect(phone.heading("lock.title")).to_be_visible()
    expect(phone.page.get_by_role("log")).to_have_count(0)
    steps.unlock(phone)
    expect(phone.page.locator("#message")).to_have_value("Half a thought")


@pytest.mark.long
def test_the_recovery_code_opens_the_account(hands, phone, desk):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    login = steps.make_login()
    recovery = steps.join(phone, invited.code, login)
    desk.page.goto("/")
    desk.button("sign_in.with_recovery").click()
    desk.field("sign_in.login").fill(login)
    desk.field("sign_in.recovery").fill(recovery.lower().replace("-", " "))
    desk.button("sign_in.submit").click()
    expect(desk.page.get_by_role("heading", name="Imani Rivera")).to_be_visible()


def test_signing_out_clears_the_page_and_ends_the_sign_in(hands, phone):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    phone.link("bar.settings").click()
    phone.button("lock.sign_out").click()
    expect(phone.heading("sign_in.title")).to_be_visible()
    expect(phone.page.get_by_text("Imani Rivera")).to_have_count(0)
    phone.page.reload()
    expect(phone.heading("sign_in.title")).to_be_visible()


def test_an_ended_sign_in_locks_the_page_and_keeps_what_was_written(hands, phone):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    login = steps.make_login()
    steps.join(phone, invited.code, login)

    def end_the_sign_in(route):
        phone.context.clear_cookies()
        route.continue_()

    # With its request, so that nothing else is refused before it.
    phone.context.route("**/entries", end_the_sign_in, times=1)
    steps.write(phone, "Written too late.")
    expect(phone.heading("sign_in.title")).to_be_visible()
    expect(phone.page.get_by_text("Written too late.")).to_have_count(0)
    steps.sign_in(phone, login)
    expect(phone.page.get_by_text("Written too late.")).to_be_visible()
    expect(phone.page.get_by_text(phone.words("thread.sent"), exact=True)).to_be_visible()
    assert hands.clinician.thread(invited.space_id).read()[-1].text == "Written too late."


@pytest.mark.long
def test_help_opens_without_a_connection_and_without_a_sign_in(phone):
    phone.page.goto("/")
    expect(phone.heading("sign_in.title")).to_be_visible()
    phone.page.wait_for_load_state("networkidle")
    phone.context.set_offline(True)
    phone.button("help.button").click()
    expect(phone.crisis_help).to_be_visible()
    phone.page.get_by_role("link", name=phone.words("help.more")).click()
    expect(phone.field("help.country")).to_be_visible()
    phone.field("help.country").select_option("ES")
    expect(phone.page.get_by_role("link", name="Call 024")).to_be_visible()

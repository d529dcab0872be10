"""Urgent messages at the desk: on every page until somebody has written down how it ended."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.wire.safety import AlertPage, Ladder
from tests.browser.staff import SAM
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

PLAIN = "I have a plan to end my life tonight."
# What scrolls is the page's own part; a second bar beside it would move the whole app.
WHOLE_PAGE_STAYS = "document.documentElement.scrollHeight <= innerHeight"
PAGES = ("/review", "/sent", "/calendar", "/caseload", "/team", "/settings", "/settings/hours")


def banner(screen):
    return screen.page.get_by_role("region", name=screen.words("alert.region"))


def go(screen, path):
    """Follow a link within the app: a new load would lose the keys."""
    screen.page.evaluate(
        """path => {
            const link = Object.assign(document.createElement('a'), { href: path });
            document.body.append(link);
            link.click();
            link.remove();
        }""",
        path,
    )
    expect(screen.page).to_have_url(re.compile(f"{re.escape(path)}(/|$)"))


def urgent(staff, name="Ada Lind", text=PLAIN):
    """Return the thread of a new client who has written something urgent."""
    thread, client = staff.admit(name)
    client.thread(thread).write(text, attention=3)
    return thread, client


def alerts_of(person):
    """Return the alerts that somebody sees, as the server tells them."""
    return person.connection.http.get("/alerts", AlertPage).alerts


def test_an_alert_stands_on_every_page_until_how_it_ended_is_in_the_chart(staff, screen):
    urgent(staff)
    staff.sit(screen, "imani")
    expect(banner(screen)).to_contain_text(screen.words("alert.needs_you_who", name="Ada Lind"))
    expect(screen.page.get_by_role("alert")).to_have_text(screen.words("alert.said_one"))
    for path in PAGES:
        go(screen, path)
        expect(screen.page.locator("#main h1")).to_be_visible()  # the page itself, with its alert
        expect(banner(screen)).to_be_visible()
        assert screen.page.evaluate(WHOLE_PAGE_STAYS), path
    banner(screen).get_by_role("link", name=screen.words("alert.open")).click()
    expect(screen.page.locator("mark").first).to_be_visible()
    examine(screen, "title.alerts")
    screen.button("alert.take").click()
    expect(banner(screen)).to_contain_text(screen.words("alert.taken_me"))
    screen.button("closing.submit").click()
    expect(screen.text("closing.no_outcome")).to_be_visible()
    screen.button("closing.add").click()
    screen.field("closing.result", n="1").fill("She answered, and her sister is with her.")
    screen.page.get_by_role("radio", name=re.compile(screen.words("closing.reached"))).first.check()
    screen.page.get_by_label(screen.words("closing.note"), exact=True).fill("Talked for an hour.")
    examine(screen, "title.alerts")
    screen.button("closing.submit").click()
    screen.button("closing.sure_yes").click()
    expect(screen.text("closing.done")).to_be_visible()
    expect(banner(screen)).to_have_count(0)
    [alert] = alerts_of(staff.imani)
    assert (alert.state, alert.outcome) == ("closed", "reached")
    assert screen.said == []


def close_as_false_alarm(screen, note):
    screen.page.get_by_role("radio", name=re.compile(screen.words("closing.false_alarm"))).check()
    screen.page.get_by_label(screen.words("closing.note"), exact=True).fill(note)
    screen.button("closing.submit").click()
    screen.button("closing.sure_yes").click()


@pytest.mark.long
def test_an_alert_that_nobody_takes_goes_on_to_who_is_on_call_and_is_read_by_the_practice(
    staff,
    wide,
):
    default = staff.ruth.ladder().ladder
    on_call = Ladder(steps=default.steps, night="on_call", on_call=[staff.ruth.id])
    staff.ruth.set_ladder(on_call)
    thread, _ = urgent(staff)
    staff.world.clock.advance(timedelta(minutes=20))
    staff.sit(wide, "ruth", "/alerts")
    [alert] = alerts_of(staff.ruth)
    assert alert.state == "open"
    wide.page.get_by_role("main").get_by_role("link").filter(has_text="Nobody").first.click()
    steps_told = wide.page.get_by_role("region", name=wide.words("steps.title"))
    expect(steps_told).to_contain_text(wide.words("steps.on_call"))
    expect(wide.page.get_by_text(PLAIN)).to_have_count(0)  # nothing is opened unasked
    examine(wide, "title.alerts")
    wide.button("access.custodian_open").click()
    expect(wide.page.get_by_text(PLAIN)).to_be_visible(timeout=60_000)
    wide.button("alert.take").click()
    expect(wide.text("alert.taken_me").first).to_be_visible()
    close_as_false_alarm(wide, "It was a line of a song.")
    expect(wide.text("closing.done")).to_be_visible(timeout=60_000)
    [closed] = alerts_of(staff.ruth)
    assert (closed.state, closed.outcome) == ("closed", "false_alarm")
    assert wide.said == []
    assert thread == closed.space_id


@pytest.mark.long
def test_an_alert_that_the_server_drops_is_raised_by_the_app_and_shown_though_it_refuses(
    staff,
    wide,
):
    asked = []
    nothing = json.dumps({"alerts": [], "next": ""})

    def drop(route):
        asked.append(route.request.method)
        if route.request.method == "POST":
            route.fulfill(status=500, body="{}")
        else:
            route.fulfill(content_type="application/json", body=nothing)

    wide.page.route(re.compile(r"/api/(spaces/[\w-]+/)?alerts(\?|$)"), drop)
    thread, _ = urgent(staff)
    staff.sit(wide, "imani", f"/review/{thread}")
    expect(banner(wide)).to_contain_text(wide.words("alert.only_here"))
    assert "POST" in asked
    banner(wide).get_by_role("link", name=wide.words("alert.open")).click()
    expect(wide.page.locator("mark").first).to_be_visible()
    close_as_false_alarm(wide, "A quotation.")
    expect(wide.text("closing.done")).to_be_visible()
    expect(banner(wide)).to_have_count(0)


@pytest.mark.long
def test_what_ended_without_a_connection_is_closed_once_there_is_one(staff, wide):
    urgent(staff)
    staff.sit(wide, "imani")
    banner(wide).get_by_role("link", name=wide.words("alert.open")).click()
    expect(wide.page.locator("mark").first).to_be_visible()
    wide.context.set_offline(True)
    close_as_false_alarm(wide, "A joke between us.")
    expect(wide.text("closing.waits")).to_be_visible()
    assert alerts_of(staff.imani)[0].state == "open"
    wide.context.set_offline(False)
    expect(banner(wide)).to_have_count(0, timeout=60_000)
    assert alerts_of(staff.imani)[0].outcome == "false_alarm"


@pytest.mark.long
def test_the_ladder_names_who_could_not_help_and_says_what_clients_are_told(staff, screen):
    staff.hire(sdk.Inviter("Maximiliana von Hohenstein-Altenburg", "LCSW"))  # fits no phone
    staff.sit(screen, "ruth", "/settings/safety")
    expect(screen.text("ladder.gap_on_call")).to_be_visible()
    nights = screen.page.get_by_role("radio")
    nights.nth(0).check()  # the people on call
    screen.button("ladder.save").click()
    expect(screen.text("ladder.wrong_nobody")).to_be_visible()
    examine(screen, "title.ladder")
    staff.admit("Ada Lind")
    screen.field("ladder.add_person").select_option(label=SAM.name)
    screen.button("ladder.add").click()
    screen.button("ladder.save").click()
    expect(screen.text("ladder.wrong_cannot_read")).to_be_visible()
    screen.page.get_by_role(
        "button", name=screen.words("ladder.remove_person", name=SAM.name)
    ).click()
    nights.nth(2).check()  # nobody
    screen.button("ladder.save").click()
    expect(screen.text("ladder.saved")).to_be_visible()
    assert staff.ruth.ladder().ladder.night == "nobody"
    assert screen.said == []


def test_a_match_is_marked_and_words_of_a_client_are_noticed(staff, screen):
    thread, client = staff.admit("Ada Lind")
    client.thread(thread).write("Some nights I go back to the blue door.", attention=1)
    staff.sit(screen, "imani", f"/caseload/{thread}")
    screen.field("words.text").fill("blue door")
    screen.button("words.add").click()
    expect(screen.page.get_by_role("status").filter(has_text="blue door").first).to_be_visible()
    examine(screen, "title.client")
    go(screen, f"/review/{thread}")
    note = screen.page.get_by_role("region", name=screen.words("match.region"))
    expect(note).to_contain_text(screen.words("match.own_list", words="“blue door”", name="Ada"))
    expect(screen.page.locator("mark")).to_have_text("blue door")
    note.get_by_role("button", name=screen.words("match.false_alarm")).click()
    pressed = note.get_by_role("button", name=screen.words("match.false_alarm"), pressed=True)
    expect(pressed).to_be_visible()
    examine(screen, "title.review")
    go(screen, "/settings/rules")
    counts = screen.page.get_by_role("region", name=screen.words("counts.title"))
    expect(counts.first).to_contain_text(screen.words("counts.own_list"))
    examine(screen, "title.rules")
    assert screen.said == []

"""From nothing to a first client in twenty minutes, and on to the first quarterly review."""

import os
import subprocess
import sys
from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol.posts import Profile
from meantime.sdk.candidacy import Judgement, decide
from tests.browser import steps
from tests.browser.beginning import ADA, OLGA, Client, Start
from tests.browser.policies import editor, section
from tests.browser.screens import PHONE_EN, WIDE
from tests.browser.test_candidacy import card
from tests.browser.test_pages import examine
from tests.browser.test_rollout import DECIDED, begin, phase, verdict
from tests.browser.test_surveys import CLIENTS, choose
from tests.sdk.agreeing import SUITS

pytestmark = pytest.mark.browser


PHONE_ES = PHONE_EN | {"locale": "es-US"}


BEN, OTHERS, ONE_MORE = "Ben Holt", ("Cy Moss", "Dee Ray", "Eli Fox"), "Fay Orr"


HELLO = "Planted: hoy fui a caminar por el río."


NEWS = {"en": "In August nobody reads here.", "es": "En agosto nadie lee aquí."}


SCOPE = "content_scope"  # a section that everybody ticks


@pytest.mark.long
@pytest.mark.timeout(600)  # a long way, on a machine that may have other things to do
def test_a_practice_begins_and_holds_its_first_review(hands, world, open_screen, tmp_path, capsys):
    start = Start(open_screen(**WIDE), world)
    start.found()
    start.set_hours()
    start.choose_night()
    start.check_lines()
    start.publish()
    thread = start.add(ADA)
    start.time.end_leg("decides for a first client")
    code = start.invite()
    start.time.end_leg("invites them")
    with capsys.disabled():
        print(f"\n{start.time.table()}")  # noqa: T201  it is what this test is asked for
    assert start.time.total < 30  # were every word read that any of these pages shows

    start.open("/start")
    start.add(BEN)
    client = Client(open_screen(**PHONE_ES), code)
    expect(client.gate).to_contain_text(client.words("gate.no_consent"))
    client.read()
    client.sign()
    proof = client.keep_proof(tmp_path)
    client.back()
    steps.write(client.screen, HELLO)
    expect(client.page.get_by_text(client.words("thread.sent"), exact=True)).to_be_visible()
    attest(start, thread)
    change(start)
    agree_to_the_difference(client)
    with ExitStack() as people:
        olga = sdk.connect(hands.http(), start.login, steps.PASSWORD, tmp_path / "olga")
        others = fill_the_pilot(start, hands, people.enter_context(olga), tmp_path, people)
        hear_what_they_think(start, client, others)
    review(start)
    assert start.screen.said == client.screen.said == []
    prove_without_a_server(proof)


def attest(start, thread):
    """Say that the two went over it, in a session."""
    start.open(f"/caseload/{thread}")
    start.screen.text("agreed.review_open").click()
    start.screen.field("agreed.review_how").select_option("in_person")
    start.screen.button("agreed.review_sign").click()
    expect(start.screen.text("agreed.review_none")).to_be_hidden()
    expect(card(start.screen)).to_contain_text(start.words("agreed.open"))


def change(start):
    """Publish what clients have to sign again."""
    start.open("/settings/policy")
    mine = editor(start.screen, section(start.screen, SCOPE), "en")
    theirs = mine.locator("xpath=ancestor::details[1]").get_by_label(
        start.words("policy.text_of", language=start.words("policy.es")), exact=True
    )
    for box, words in zip((mine, theirs), NEWS.values(), strict=True):
        box.fill(f"{box.input_value()} {words}")
    expect(start.screen.field("policy.again_yes")).to_be_checked()
    start.screen.field("policy.holds").fill("")  # from now on
    start.screen.button("policy.publish").click()
    expect(start.screen.text("policy.done", version="2")).to_be_visible()
    expect(start.screen.text("policy.brought", count="1")).to_be_visible()


def agree_to_the_difference(client):
    expect(client.gate).to_contain_text(client.words("gate.new_version"))
    client.read()
    expect(client.page.locator("ins", has_text=NEWS["es"])).to_be_visible()
    client.sign()
    client.back()
    expect(client.gate).to_have_count(0)


def fill_the_pilot(start, hands, olga, folder, people):
    """Begin the pilot, fill its five places, and see that a sixth client waits."""
    start.open("/rollout")
    words = start.words("rollout.open_phase", phase=phase(start.screen, 0))
    start.page.get_by_role("button", name=words).click()
    begin(start.screen, 1)
    expect(start.screen.text("places.taken", n="2", most="5")).to_be_visible()
    others = [people.enter_context(join(hands, olga, name, folder)) for name in OTHERS]
    more = olga.add_client(Profile(name=ONE_MORE))
    start.open("/rollout")
    expect(start.screen.text("places.taken", n="5", most="5")).to_be_visible()
    start.open(f"/caseload/{more.id}")
    start.screen.button("client.invite").click()
    expect(start.screen.text("desk.place_first")).to_be_visible()
    examine(start.screen, "title.client")
    return others


def join(hands, olga, name, folder):
    """Take in a client who is offered messages and agrees to them, from Python."""
    case = olga.add_client(Profile(name=name))
    decide(case, Judgement(SUITS))
    newcomer = sdk.Newcomer(steps.make_login(), steps.PASSWORD, "")
    client, _ = sdk.knock(hands.http(), case.invite(OLGA).code).accept(newcomer, folder / name)
    theirs = client.thread(case.id).sync()
    reading = theirs.agreement.read("en")
    theirs.agreement.give(reading, name, reading.ids)
    return client


def hear_what_they_think(start, client, others):
    """Ask all clients; a phone answers, and the others from Python; four are too few to tell."""
    start.open("/rollout/surveys")
    start.screen.field("surveys.clients").check()
    start.screen.button("surveys.ask_now").click()
    start.screen.button("surveys.sure_yes").click()
    expect(start.screen.text("surveys.asked")).to_be_visible()
    client.page.reload()
    steps.unlock(client.screen)
    client.screen.link("survey.answer").click()
    choose(client.screen, CLIENTS, "sv.c.easy", 5)
    client.screen.button("survey.send").click()
    expect(client.screen.button("survey.correct")).to_be_visible()
    for each in others:
        (asked,) = each.surveys.rounds()
        each.surveys.answer(asked, {"sv.c.easy": 4})
    start.page.reload()
    steps.unlock(start.screen)
    expect(start.screen.text("surveys.count", n="4", of="4")).to_be_visible()
    start.screen.link("surveys.report").click()
    expect(start.screen.text("report.too_few", least="5")).to_be_visible()


def review(start):
    """Hold the first quarterly review, and file what was decided."""
    start.open("/rollout/review")
    expect(start.screen.text("quarter.counted")).to_be_visible()
    verdict(start.screen, "policy", "quarter.decided").fill(DECIDED)
    start.screen.button("quarter.file").click()
    expect(start.screen.button("quarter.another")).to_be_visible()


def prove_without_a_server(proof):
    """Check the first consent as somebody would years later: with the file alone."""
    command = [sys.executable, "-m", "meantime", "consent", "verify", str(proof)]
    env = {"PYTHONPATH": os.environ.get("PYTHONPATH", ""), "HOME": str(proof.parent)}
    checked = subprocess.run(command, env=env, capture_output=True, text=True, check=False)  # noqa: S603
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert ADA in checked.stdout

"""Questionnaires on a phone: what cannot wait leaves before the form is done, the rest is kept."""

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.measuring import PHQ9, SCORED, open_form, pick, question
from tests.browser.screens import PHONE_EN, WIDE
from tests.browser.test_alerts import alerts_of, banner, go
from tests.browser.test_pages import examine
from tests.browser.test_safety_plan import join
from tests.measures.test_scoring import OWN

pytestmark = pytest.mark.browser


def test_what_cannot_wait_is_at_the_clinician_s_though_the_form_is_abandoned(
    staff, phone, wide, open_screen
):
    thread = join(staff, phone)
    (ask,) = thread.ask_measure(PHQ9)
    open_form(phone)
    examine(phone, "title.measure")
    expect(phone.page.locator("main")).to_contain_text(
        phone.words(
            "measure.urgent_before", n="9", name=steps.IMANI.name, **{"from": "Several days"}
        )
    )
    pick(phone, 1, 2)
    last = question(phone, 9).get_by_role("radio")
    last.nth(0).focus()
    phone.page.keyboard.press("ArrowDown")  # moving picks nothing: some answers leave at once
    expect(last.nth(1)).to_be_focused()
    assert alerts_of(staff.imani) == []
    phone.page.keyboard.press("Space")
    told = phone.words("measure.told_sent", n="9", name=steps.IMANI.name)
    expect(phone.page.get_by_role("alert").filter(has_text=told)).to_be_visible()
    examine(phone, "title.measure")
    pick(phone, 9, 0)  # takes nothing back
    go(phone, "/between")  # abandoned
    (alert,) = alerts_of(staff.imani)
    staff.sit(wide, "imani")
    banner(wide).get_by_role("link").first.click()
    said = "“Thoughts that you would be better off dead or of hurting yourself in some way”"
    expect(wide.page.locator("main")).to_contain_text(f"{said}: Several days")
    # Another device of theirs goes on from there, and nobody is woken again.
    other = open_screen(**PHONE_EN)
    other.page.goto("/")
    steps.sign_in(other, phone.login)
    open_form(other, key="measure.go_on")
    expect(question(other, 1).get_by_role("radio").nth(2)).to_be_checked()
    for n in range(2, len(SCORED) + 1):
        pick(other, n, 1)
    other.button("measure.send").click()
    expect(other.text("measure.thanks")).to_be_visible()
    expect(other.page.locator("main")).to_contain_text("10 of 27 points")
    assert [each.id for each in alerts_of(staff.imani)] == [alert.id]
    (series,) = thread.sync().measured().series
    (result,) = series.results
    assert (result.of, result.total, [each.value for each in result.urgent]) == (ask, 10, [1])
    go(wide, f"/between/{thread.id}")
    panel = wide.page.get_by_role("region", name=wide.words("measures.panel"), exact=True)
    expect(panel).to_contain_text("10 of 27, Moderate")
    expect(panel).to_contain_text(f"{said}: Several days")
    assert phone.said == other.said == wide.said == []


@pytest.mark.long
def test_without_a_connection_it_waits_and_leaves_by_itself(staff, phone):
    thread = join(staff, phone)
    thread.ask_measure(PHQ9)
    open_form(phone)
    phone.context.set_offline(True)
    pick(phone, 9, 3)
    expect(phone.text("measure.told_kept", n="9")).to_be_visible()
    expect(
        phone.crisis_help.or_(phone.page.get_by_text(phone.words("help.lead"))).first
    ).to_be_visible()
    for n in range(1, len(SCORED)):
        pick(phone, n, 0)
    phone.button("measure.send").click()
    expect(phone.text("measure.thanks_waits")).to_be_visible()
    assert alerts_of(staff.imani) == []
    phone.context.set_offline(False)
    expect(phone.text("measure.thanks")).to_be_visible()
    assert len(alerts_of(staff.imani)) == 1
    (series,) = thread.sync().measured().series
    assert [each.total for each in series.results] == [3]


@pytest.mark.long
def test_a_form_in_spanish_and_one_that_has_no_official_spanish(staff, desk):
    thread = join(staff, desk)
    thread.ask_measure(PHQ9)
    open_form(desk)
    expect(question(desk, 2)).to_contain_text("Se ha sentido decaído(a)")
    desk.button("measure.send").click()
    expect(desk.text("measure.missing")).to_be_visible()
    expect(question(desk, 1)).to_be_focused()
    examine(desk, "title.measure")


@pytest.mark.long
def test_a_practice_s_own_is_added_from_a_file_asked_and_filled_in(staff, phone, wide, open_screen):
    owner = open_screen(**WIDE)
    staff.sit(owner, "ruth")
    go(owner, "/settings/measures")
    file = owner.field("measures.add")
    file.set_input_files({"name": "own.yaml", "mimeType": "", "buffer": b"id: phq9"})
    expect(owner.text("measures.not_read")).to_be_visible()
    own = yaml.safe_dump(OWN).encode()
    file.set_input_files({"name": "own.yaml", "mimeType": "", "buffer": own})
    expect(owner.page.get_by_role("region", name="Sleep")).to_contain_text("Did you sleep?")
    examine(owner, "title.measures")
    owner.button("measures.use").click()
    expect(owner.text("measures.used")).to_be_visible()
    thread = join(staff, phone)
    staff.sit(wide, "imani")
    go(wide, f"/between/{thread.id}")
    panel = wide.page.get_by_role("region", name=wide.words("measures.panel"), exact=True)
    panel.locator("summary").filter(has_text=wide.words("measures.ask")).click()
    wide.field("measures.which").select_option(label="Sleep (en)")
    wide.button("measures.send_ask").click()
    expect(panel).to_contain_text(wide.words("measures.asked"))
    open_form(phone, "Sleep")
    pick(phone, 1, 1)
    phone.button("measure.send").click()
    expect(phone.page.locator("main")).to_contain_text("1 of 1 points")
    expect(panel).to_contain_text("1 of 1, Good")
    examine(wide, "title.between_of")

import pytest
from datetime import timedelta
from playwright.sync_api import expect
from tests.browser import steps
from tests.browser.measuring import PHQ9, SCORED, open_form, pick, question
from tests.browser.screens import PHONE_EN, DESK_ES
from tests.browser.test_alerts import go
from tests.browser.test_safety_plan import join
pytestmark = pytest.mark.browser

def shot(screen, name):
    screen.page.wait_for_timeout(600)
    screen.page.screenshot(path=f"/tmp/mshots/{name}.png", full_page=True)

@pytest.mark.parametrize("look", ["en", "es"])
def test_shots(staff, open_screen, look):
    base = dict(PHONE_EN) if look == "en" else {**PHONE_EN, "locale": "es-US", "color_scheme": "dark"}
    phone = open_screen(**base)
    thread = join(staff, phone)
    (ask,) = thread.ask_measure(PHQ9)
    go(phone, "/between"); shot(phone, f"{look}-between")
    open_form(phone); shot(phone, f"{look}-form")
    pick(phone, 9, 1); phone.page.wait_for_timeout(800); shot(phone, f"{look}-told")
    phone.button("measure.send").click(); shot(phone, f"{look}-missing")
    for n in range(1, 9): pick(phone, n, 2)
    phone.button("measure.send").click()
    expect(phone.text("measure.thanks")).to_be_visible(); shot(phone, f"{look}-done")
    go(phone, f"/threads/{thread.id}"); shot(phone, f"{look}-thread")
    wide = open_screen(**({"viewport": {"width": 1280, "height": 800}, "locale": "en-US"} if look == "en" else DESK_ES))
    (ask,) = thread.ask_measure(PHQ9)
    go(phone, "/between"); open_form(phone)
    for n in range(1, 10): pick(phone, n, 3)
    phone.button("measure.send").click()
    expect(phone.text("measure.thanks")).to_be_visible()
    thread.ask_measure(PHQ9)
    staff.sit(wide, "imani")
    go(wide, f"/between/{thread.id}"); wide.page.wait_for_timeout(1500)
    wide.page.locator("summary").filter(has_text=wide.words("measures.ask")).click()
    shot(wide, f"{look}-staff")
    go(wide, "/review"); shot(wide, f"{look}-review")
    go(wide, f"/threads/{thread.id}"); shot(wide, f"{look}-staff-thread")
    wide.page.get_by_role("region", name=wide.words("alert.region")).get_by_role("link").first.click()
    shot(wide, f"{look}-alert")

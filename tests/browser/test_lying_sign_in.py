"""A server that lies as somebody signs in."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from meantime.protocol.encoding import b64, unb64
from meantime.protocol.keys import make_account
from meantime.protocol.locks import password_output, wrap
from tests.browser import lies, steps
from tests.browser.lies import help_is_at_hand, open_again
from tests.browser.steps import PASSWORD

pytestmark = pytest.mark.browser


ODD_PARAMETERS = [
    {"suite": 0, "server_salt": "A" * 22},
    *(
        pytest.param(odd, marks=pytest.mark.long)
        for odd in (
            {"suite": 2, "server_salt": "A" * 22},
            {"suite": None, "server_salt": "A" * 22},
            {"suite": "1", "server_salt": "A" * 22},
            {"server_salt": "A" * 22},
            {"suite": 1, "server_salt": "A" * 22, "memory": 8 * 1024 * 1024},
        )
    ),
]


@pytest.mark.parametrize("parameters", ODD_PARAMETERS)
def test_weaker_protection_ends_the_sign_in_before_the_password_is_used(phone, parameters):
    lies.replace(phone, "/unlock/begin", parameters, method="POST")
    phone.page.goto("/")
    steps.sign_in(phone, "maya@example.org")
    expect(phone.text("failure.weaker")).to_be_visible()
    help_is_at_hand(phone)
    asked = [urlsplit(request.url).path for request in phone.requests]
    assert "/api/unlock/begin" in asked
    assert "/api/unlock" not in asked


@pytest.mark.long
def test_another_account_behind_my_login_ends_the_sign_in(joined, phone):
    _, login = joined
    salts = []

    def note_salt(answer):
        salts.append(answer["server_salt"])
        return answer

    def other_account(_):
        output = password_output(PASSWORD, login, unb64(salts[-1]), 1)
        return {"wrapped": b64(wrap(output, "password", make_account().secret))}

    lies.change(phone, "/unlock/begin", note_salt, method="POST")
    lies.change(phone, "/unlock", other_account, method="POST")
    open_again(phone)
    expect(phone.text("failure.identity")).to_be_visible()
    help_is_at_hand(phone)
    expect(phone.page.get_by_role("log")).to_have_count(0)


@pytest.mark.usefixtures("joined")
@pytest.mark.long
def test_a_wrapped_secret_that_does_not_open_ends_the_sign_in(phone):
    lies.replace(phone, "/unlock", {"wrapped": b64(bytes(72))}, method="POST")
    open_again(phone)
    expect(phone.text("failure.unreadable_key")).to_be_visible()
    help_is_at_hand(phone)

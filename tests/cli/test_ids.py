"""What people type for an id, whatever it begins with."""

from __future__ import annotations

import pytest

from meantime.cli.devices import revoke
from meantime.cli.staff import introduce


@pytest.mark.parametrize(("command", "name"), [(revoke, "device"), (introduce, "colleague")])
@pytest.mark.parametrize("id_", ["PnM17ee_", "-PnM17ee", "--PnM17e", "_-PnM17e"])
def test_an_id_may_begin_with_a_dash(command, name, id_):
    assert command.make_context("command", [id_]).params[name] == id_


def test_options_are_still_options():
    read = introduce.make_context("introduce", ["-PnM17ee", "--may", "supervisor"]).params
    assert read == {"colleague": "-PnM17ee", "may": ("supervisor",)}

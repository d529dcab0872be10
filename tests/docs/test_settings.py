"""The page of settings and the settings are the same list."""

import re
from pathlib import Path

from meantime.server.settings import PREFIX, READ

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"
ROW = re.compile(rf"^\| `{PREFIX}([A-Z_]+)` \|", re.MULTILINE)


def test_every_setting_has_one_line_on_its_page():
    told = ROW.findall(PAGE.read_text(encoding="utf-8"))
    assert sorted(told) == sorted(name.upper() for name in READ)

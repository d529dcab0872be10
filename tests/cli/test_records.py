"""Records at a terminal: one's own, a client's, everybody's; and checking an export."""

import pytest

from tests.cli.cards import flat
from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def test_a_record_is_exported_and_checked(anna, jo, olga, tmp_path):
    own, case, every = (str(tmp_path / name) for name in ("own", "case", "every"))
    told = flat(jo.run("records", "export", own, typed=(WORDS,)))
    assert "python3 -I verify.py" in told
    assert "EXPORTED" not in told
    told = flat(anna.run("records", "export", case, "--client", "Jo Kim", "--with-keys",
                         typed=("y", WORDS)))  # fmt: skip
    assert "WITH THE KEYS" in told
    assert "(the record was exported)" in flat(jo.run("threads", "read", typed=(WORDS,)))
    olga.run("records", "export", every, "--all", typed=(WORDS,))
    for folder in (own, case, every):
        assert "It holds." in flat(jo.run("records", "check", folder))
    (tmp_path / "case" / "record.json").write_text("{}")
    assert "Not as it was" in flat(jo.run("records", "check", case, fails=True))


def test_what_cannot_be_done_is_said(anna, jo, tmp_path):
    folder = str(tmp_path / "own")
    told = anna.run("records", "export", folder, typed=(WORDS,), fails=True)
    assert "Name a client" in flat(told)
    jo.run("records", "export", folder, typed=(WORDS,))
    told = jo.run("records", "export", folder, typed=(WORDS,), fails=True)
    assert "whole already" in flat(told)
    told = anna.run("records", "export", folder, "--all", "--client", "x", fails=True)
    assert "Either one client" in flat(told)

"""The page of the protocol and the code name the same labels and verdicts."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
LABEL = re.compile(r"""["'](mt1/[a-z/]+)["']""")
RAISED = re.compile(r"""(?:ProtocolError\(\s*|demand\(.*, )["']([a-z0-9]+)["']\)""")


def test_the_code_uses_no_label_that_the_page_lacks():
    rows = [line for line in PAGE.splitlines() if line.startswith("| `mt1/")]
    listed = set(re.findall(r"`(mt1/[a-z/]+)`", "\n".join(rows)))
    assert found_in_code(LABEL) - listed == set()


def test_the_code_raises_no_code_that_the_page_lacks():
    explained = set(re.findall(r"[`\[]([a-z0-9]+)[`\]]", PAGE))
    assert found_in_code(RAISED) - explained == set()


def found_in_code(pattern):
    folders = (ROOT / "src" / "meantime", ROOT / "web" / "src")
    files = [f for folder in folders for kind in ("py", "ts") for f in folder.rglob(f"*.{kind}")]
    found = {hit for file in files for hit in pattern.findall(file.read_text(encoding="utf-8"))}
    assert found
    return found

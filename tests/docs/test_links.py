"""A page can be reached, and what it points to is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("document", PAGES, ids=lambda document: str(document.relative_to(ROOT)))
def test_links_lead_somewhere(document):
    missing = [to for to in links(document) if not (document.parent / to).exists()]
    assert missing == []


def test_every_page_can_be_reached_from_the_readme():
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        seen.add(document)
        targets = {(document.parent / to).resolve() for to in links(document) if to.endswith(".md")}
        waiting += targets - seen - set(waiting)
    assert set(PAGES) - seen == set()


def links(document):
    return LINK.findall(document.read_text(encoding="utf-8"))

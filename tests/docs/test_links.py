"""A page can be reached, and what it points to is there."""

import re
from operator import attrgetter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
PATH = re.compile(r"`((?:src|web|tests|vectors|bench|examples|tools|requirements)/[^`*<> ]*)`")
PLANNED = ROOT / "docs" / "architecture.md"  # also names what is not built yet
BUILT = [page for page in PAGES if page != PLANNED]
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("document", PAGES, ids=attrgetter("stem"))
def test_links_lead_somewhere(document):
    missing = [to for to in links(document) if not (document.parent / to).exists()]
    assert missing == []


@pytest.mark.parametrize("document", BUILT, ids=attrgetter("stem"))
def test_files_that_a_page_names_are_there(document):
    named = PATH.findall(document.read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


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

"""Every refusal has a page that a person can read, and no page is left over."""

from pathlib import Path

import pytest

from meantime.server.kit.problems import Problem
from meantime.wire.problems import ProblemSlug

PAGES = Path(__file__).parents[2] / "docs" / "problems"


@pytest.mark.parametrize("slug", ProblemSlug)
def test_a_problem_has_a_page_that_says_what_to_do(slug):
    page = (PAGES / f"{slug}.md").read_text(encoding="utf-8")
    assert f"`{slug}`, HTTP status " in page
    assert "**What you can do.**" in page
    assert "**In a program.**" in page


def test_no_page_is_left_over():
    assert {page.stem for page in PAGES.glob("*.md")} == {"README", *ProblemSlug}


@pytest.mark.parametrize("slug", ProblemSlug)
def test_the_list_of_problems_names_each(slug):
    assert f"[{slug}]({slug}.md)" in (PAGES / "README.md").read_text(encoding="utf-8")


def test_pages_tell_the_status_that_the_server_sends(every_problem):
    for problem in every_problem:
        page = (PAGES / f"{problem.slug}.md").read_text(encoding="utf-8")
        assert f"`{problem.slug}`, HTTP status {problem.status}\n" in page


@pytest.fixture
def every_problem():
    import meantime.server.main  # noqa: F401, PLC0415  it imports every room, and so their problems

    found = Problem.__subclasses__()
    assert {problem.slug for problem in found} == set(ProblemSlug)
    return found

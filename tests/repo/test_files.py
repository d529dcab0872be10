"""What may never be committed: addresses of package indexes, paths of a machine, promises."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
INDEX = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs\.org|--(extra-)?index-url[ =]\S*http"
)
MACHINE = re.compile(r"(?<![\w.])/((work|farm|root|home/[a-z]+)/|tm[p]/[a-z])")
PROMISE = re.compile(
    r"24/7|\binstantly\b|\binstant (answer|help|messag|repl)|\bmonitored\b|HIPAA.certified",
    re.IGNORECASE,
)
SPOKEN = (
    "README.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "docs/problems/*.md",
    "docs/commands.md",
    "web/src/lib/text/**/*.ts",
    "src/meantime/content/*.yaml",
    "src/meantime/cli/**/*.py",
)
SPARED = {
    "crisis_lines.yaml",  # says when other people's lines answer
    "forbidden_words.yaml",  # says what a policy may not promise
}


def test_no_file_names_a_package_index():
    assert hits(INDEX, committed()) == []


def test_no_file_names_a_path_of_a_machine():
    assert hits(MACHINE, committed()) == []


def test_no_lock_file_says_where_a_package_came_from():
    assert hits(re.compile(r'"resolved": *"http'), [ROOT / "web" / "package-lock.json"]) == []


@pytest.mark.parametrize("where", SPOKEN)
def test_nothing_that_people_read_promises_what_nobody_can_keep(where):
    files = [file for file in ROOT.glob(where) if file.name not in SPARED]
    assert files
    assert hits(PROMISE, files) == []


def committed():
    git = ("git", "-C", ROOT, "ls-files", "-z")
    listed = subprocess.check_output(git, text=True)  # noqa: S603  no input of anybody's
    return [ROOT / name for name in listed.split("\0") if name]


def hits(pattern, files):
    return [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for file in files
        if file.is_file()
        for number, line in enumerate(lines(file), 1)
        if pattern.search(line)
    ]


def lines(file):
    return file.read_bytes().decode("utf-8", errors="ignore").splitlines()

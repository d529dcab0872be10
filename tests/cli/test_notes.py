"""Notes at a terminal: begun, signed, co-signed, added to; a form of the practice's own."""

import pytest

from tests.cli.cards import flat
from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def run(terminal, *command, more=(), **how):
    return flat(terminal.run(*command, typed=(WORDS, *more), **how))


@pytest.mark.usefixtures("jo")
def test_a_summary_is_begun_signed_and_added_to(anna):
    said = ("## Data", "Slept badly.", "## Risk", "Asked; none.")
    told = run(anna, "notes", "summary", "Jo Kim", "--minutes", "4", more=said)
    assert "Minutes: 4, in the seven days from" in told
    assert "Slept badly." in run(anna, "notes", "drafts", "Jo Kim")
    assert "No note was signed." in run(anna, "notes", "list", "Jo Kim")
    assert "Nothing changes it" in run(anna, "notes", "sign", "Jo Kim", "1", "--yes")
    assert "No note is being written." in run(anna, "notes", "drafts", "Jo Kim")
    run(anna, "notes", "addendum", "Jo Kim", "1", more=("She called since.",))
    told = run(anna, "notes", "addendum", "Jo Kim", "2", more=("Hm.",), fails=True)
    assert "No such number." in told
    sheet = run(anna, "notes", "show", "Jo Kim", "1")
    for each in ("Summary of messages", "Signed by Anna Weiss", "Data Slept badly.", "Entry "):
        assert each in sheet
    assert "Addendum: Anna Weiss" in sheet
    assert "do not match" not in sheet
    told = run(anna, "notes", "cosign", "Jo Kim", "1", fails=True)
    assert "Nobody co-signs their own note." in told
    run(anna, "notes", "addendum", "Jo Kim", "1", "--what", "error", more=("Another's.",))
    assert "struck" in run(anna, "notes", "list", "Jo Kim")
    assert run(anna, "notes", "due") == ""


@pytest.mark.usefixtures("jo")
def test_a_heading_that_nobody_knows_is_named_and_a_draft_is_thrown_away(anna):
    told = run(anna, "notes", "write", "Jo Kim", more=("## Mood", "Low."), fails=True)
    assert "There is no heading `Mood`. There are: Data, Assessment, Plan." in told
    run(anna, "notes", "write", "Jo Kim", "--language", "es", more=("## Datos", "Bien."))
    run(anna, "notes", "discard", "Jo Kim", "1")
    told = run(anna, "notes", "sign", "Jo Kim", "1", "--yes", fails=True)
    assert "No such number." in told


@pytest.mark.usefixtures("jo")
def test_the_practice_s_own_form_is_made_of_a_file_and_ended(anna, tmp_path):
    file = tmp_path / "intake.yaml"
    file.write_text("name: Intake\nsections: [{id: why, title: Why now, colour: red}]\nx: 1\n")
    told = run(anna, "notes", "template", "add", str(file), fails=True)
    assert "`x` is not known." in told
    assert "`colour` in section 1 is not known." in told
    file.write_text("name: Intake\nsections: [{id: why, title: Why now}]\n")
    assert "All of the practice can use it" in run(anna, "notes", "template", "add", str(file))
    assert "Why now" in run(anna, "notes", "template", "list")
    run(anna, "notes", "write", "Jo Kim", "--format", "Intake", more=("Referred.",))
    run(anna, "notes", "template", "end", "Intake")
    told = run(anna, "notes", "write", "Jo Kim", "--format", "Intake", more=("x",), fails=True)
    assert "No such format. There are: dap, soap, birp." in told

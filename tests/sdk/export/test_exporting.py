"""What an export has, for a client and a clinician; what is said where something is missing."""

from datetime import timedelta

import msgspec
import pytest
from pypdf import PdfReader

from meantime.protocol.note_posts import Contact
from meantime.protocol.posts import Amend, Profile, Text
from meantime.protocol.record_posts import Ending
from meantime.protocol.reply_posts import Margin
from meantime.sdk.errors import Unreachable
from meantime.sdk.export.errors import AlreadyWhole, MayNotExport, NotAnExport
from meantime.sdk.export.exporting import Wanted, export_record
from meantime.sdk.export.paper import write_paper
from meantime.sdk.export.subject import case_record
from meantime.sdk.private_notes import write_private
from tests.sdk.export.exports import export_case, export_own, exports_said, part, read, run_verifier
from tests.sdk.letters import CONTENT
from tests.sdk.networks import gone

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
ON_PAPER = Wanted("es", formats={"record.pdf": write_paper})


def test_a_clinician_exports_thread_chart_and_desk_and_the_thread_says_so(office, folder, letter):
    thread, chart = office.anna.thread(office.case.id), office.case.chart
    wrong = thread.write("Tusday.")
    thread.correct(wrong, "Tuesday.")
    gone_ = office.theirs.write("Never mind.", attention=2)
    office.theirs.withdraw(gone_)
    thread.sync().attach(letter)
    chart.post(Contact(at=1, way="call", direction="in", text="Rang."))
    chart.post(Margin(of=wrong, text="For us."))
    assert export_case(office, folder) == []
    shown = {each["text"]: each for each in part(folder, "thread")["messages"]}
    assert shown["Tuesday."]["earlier"] == ["Tusday."]
    taken = next(m for m in shown.values() if m["withdrawn"])
    assert (taken["earlier"], taken["attention"]) == (["Never mind."], 2)
    assert part(folder, "chart")["margins"][0]["text"] == "For us."
    assert part(folder, "chart")["readers"] == "team"
    assert part(folder, "chart")["contacts"][0]["text"] == "Rang."
    assert part(folder, "desk")["entries"][-1]["said"]["name"] == "Jo Kim"
    (file,) = read(folder)["files"]
    assert (folder / file["file"]).read_bytes() == CONTENT
    assert exports_said(office) == [office.anna.id]
    code, told = run_verifier(folder)
    assert code == 0, told
    assert "1 files are those" in told
    assert "Anna Weiss, clinician: signed" in told


def test_a_client_takes_home_the_thread_and_the_journal_and_nobody_is_told(office, folder):
    office.jo.keep("For me alone.")
    assert export_own(office.jo, folder) == []
    purposes = {each["purpose"] for each in read(folder)["spaces"]}
    assert purposes == {"thread", "journal"}
    assert "For me alone." in (folder / "record.json").read_text()
    assert "A plan." not in (folder / "record.json").read_text()
    assert exports_said(office) == []
    code, told = run_verifier(folder)
    assert code == 0, told


def test_a_client_sees_nothing_that_was_not_shown_yet(office, folder, world):
    thread = office.anna.thread(office.case.id)
    thread.write("Said on Monday.", show_at=world.now_ms + 60_000)
    hasty = thread.write("Said in haste.", show_at=world.now_ms + 60_000)
    thread.correct(hasty, "Said with care.")
    export_own(office.jo, folder)
    text = (folder / "record.json").read_text()
    assert "Monday" not in text
    assert "haste" not in text
    assert sum("unseen" in row for row in part(folder, "thread")["entries"]) >= 2
    assert run_verifier(folder)[0] == 0


def test_a_client_s_export_tells_of_no_ending_before_they_are_told(office, folder, tmp_path, world):
    thread = office.anna.thread(office.case.id)
    said = Ending(ending="discharged", on="2027-03-31", text="Farewell.")
    thread.post(said, show_at=world.now_ms + 60_000)
    slip = thread.post(msgspec.structs.replace(said, text="A slip."), show_at=world.now_ms + 60_000)
    thread.post(Amend(text=""), re=slip)
    export_own(office.jo, folder)
    assert "Farewell" not in (folder / "record.json").read_text()
    assert "discharged" not in (folder / "record.json").read_text()
    world.clock.advance(timedelta(minutes=2))
    export_own(office.jo, tmp_path / "later")
    text = (tmp_path / "later" / "record.json").read_text()
    assert ("Farewell" in text, "A slip" in text) == (True, False)


def test_psychotherapy_notes_are_in_no_export(office, folder):
    write_private(office.anna.connection, office.case.id, "Rivers and boats.")
    export_case(office, folder)
    purposes = {each["purpose"] for each in read(folder)["spaces"]}
    assert purposes == {"practice", "thread", "chart", "desk"}
    for path in folder.rglob("*"):
        assert path.is_dir() or b"Rivers" not in path.read_bytes()


def test_without_keys_none_are_there_and_the_signatures_are_checked(office, folder):
    export_case(office, folder, Wanted())
    assert not (folder / "log" / "keys.json").exists()
    code, told = run_verifier(folder)
    assert code == 0, told
    assert "There are no keys in this export" in told


def test_the_practices_own_key_is_in_no_export(office, folder):
    export_record(case_record(office.case), folder, Wanted(with_keys=True))
    practice = office.anna.connection.practice_id
    assert practice not in (folder / "log" / "keys.json").read_text()


def test_a_paper_is_made_in_spanish(office, folder):
    export_case(office, folder, ON_PAPER)
    text = "".join(page.extract_text() for page in PdfReader(folder / "record.pdf").pages)
    for words in ("Expediente de Jo Kim", "Said before.", "Solo para el equipo"):
        assert words in text


def test_a_second_export_into_the_folder_changes_nothing(office, folder):
    export_case(office, folder)
    before = (folder / "record.json").read_bytes()
    with pytest.raises(AlreadyWhole):
        export_case(office, folder)
    assert (folder / "record.json").read_bytes() == before
    assert len(exports_said(office)) == 1


def test_a_folder_with_something_else_is_not_touched(office, folder):
    folder.mkdir()
    (folder / "taxes.txt").write_text("Mine.")
    with pytest.raises(NotAnExport):
        export_case(office, folder)
    assert [path.name for path in folder.iterdir()] == ["taxes.txt"]
    assert exports_said(office) == []


def test_whoever_only_reads_along_exports_nothing(office, folder):
    office.case.share(office.sam.id, "observer")
    (case,) = office.sam.caseload()
    with pytest.raises(MayNotExport):
        export_record(case_record(case), folder, Wanted())


def test_of_which_nobody_can_be_told_is_not_made(office, folder, network):
    subject = case_record(office.case)
    network.meet = gone
    with pytest.raises(Unreachable):
        export_record(subject, folder, Wanted())
    assert [path.name for path in folder.iterdir()] == [".export.json"]
    network.meet = lambda _, go_on: go_on()
    export_record(subject, folder, Wanted())
    assert len(exports_said(office)) == 1


def test_a_file_that_the_server_lost_is_named(office, folder, network, letter):
    office.anna.thread(office.case.id).attach(letter)

    def lose(request, go_on):
        if "/blobs/" in request.url.path and request.method == "GET":
            request.url = request.url.copy_with(path=request.url.path[:-4] + "AAAA")
        return go_on()

    network.meet = lose
    (fault,) = export_case(office, folder)
    assert fault["code"] == "not-found"
    assert list((folder / "files").glob("*")) == []
    assert run_verifier(folder)[0] == 0


def test_a_key_that_is_missing_is_named(office, folder):
    office.case.share(office.sam.id, "clinician", "new")
    (case,) = office.sam.caseload()
    faults = export_record(case_record(case), folder, Wanted(with_keys=True))
    assert {fault["code"] for fault in faults} == {"nokey"}
    code, told = run_verifier(folder)
    assert code == 0, told


def test_a_client_who_was_not_invited_yet_has_a_record_too(office, folder):
    case = office.sam.add_client(Profile(name="Max Roe"))
    assert export_record(case_record(case), folder, Wanted(with_keys=True)) == []
    code, told = run_verifier(folder)
    assert code == 0, told


def test_texts_beside_are_whole(office, folder):
    office.case.chart.post(Text(text="Ünïcode \u2028 and \U0001f600."))
    export_case(office, folder)
    assert run_verifier(folder)[0] == 0

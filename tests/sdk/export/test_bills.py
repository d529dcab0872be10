"""Estimates and superbills in an export: papers of their own, and only those that stand."""

import pytest

from meantime.protocol.fee_posts import Billed, Superbill
from meantime.protocol.posts import Amend
from meantime.sdk.export.exporting import Wanted
from meantime.sdk.export.paper import write_paper
from tests.sdk.billing.bills import ANNA, OFFICE, text_of
from tests.sdk.billing.test_estimate_paper import SAID
from tests.sdk.export.exports import export_case, export_own, run_verifier

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
ON_PAPER = Wanted(formats={"record.pdf": write_paper})
BILL = Superbill(
    number="12",
    made_on="2026-12-06",
    currency="USD",
    office=OFFICE.office,
    provider=ANNA,
    client="Jo Kim",
    lines=[Billed(item="i" * 22, on="2026-11-03", code="X0001", amount=1500)],
)


def test_bills_that_stand_are_papers_and_a_client_s_forgery_or_what_was_taken_back_is_none(
    office, tmp_path
):
    thread = office.case.thread
    given = thread.post(SAID)
    gone = thread.post(SAID)
    thread.post(Amend(text=""), re=gone)
    bill = thread.post(BILL)
    office.theirs.sync().post(BILL)
    for folder, export in ((tmp_path / "case", export_case), (tmp_path / "own", export_own)):
        assert export(office.jo if export is export_own else office, folder, ON_PAPER) == []
        found = {path.name for path in (folder / "bills").iterdir()}
        assert found == {f"estimate-{given}.pdf", f"superbill-{bill}.pdf"}
        assert "X0001" in text_of((folder / "bills" / f"superbill-{bill}.pdf").read_bytes())
        assert run_verifier(folder)[0] == 0


def test_an_export_without_paper_has_no_bills(office, tmp_path):
    office.case.thread.post(SAID)
    export_case(office, tmp_path / "case", Wanted())
    assert not (tmp_path / "case" / "bills").exists()

"""An export for other programs as well: checked by them, and by its own verifier."""

import pytest

from meantime.fhir.checking import check_bundle, read_bundle
from meantime.sdk.export.exporting import Wanted
from meantime.sdk.export.fhir import write_fhir
from tests.sdk.export.exports import export_case, export_own, run_verifier

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
NAME = "record.fhir.json"
AS_FHIR = Wanted(formats={NAME: write_fhir})


@pytest.mark.parametrize("is_own", [False, True])
def test_the_bundle_is_good_and_a_part_of_what_is_proven(office, tmp_path, is_own):
    folder = tmp_path / "export"
    export = export_own if is_own else export_case
    faults = export(office.jo if is_own else office, folder, AS_FHIR)
    assert faults == []
    bundle = read_bundle((folder / NAME).read_bytes())
    assert check_bundle(bundle) == []
    assert "Said before." in (folder / NAME).read_text()
    code, _ = run_verifier(folder)
    assert code == 0
    (folder / NAME).write_bytes((folder / NAME).read_bytes().replace(b"Said", b"Sald"))
    code, told = run_verifier(folder)
    assert (code, NAME in told) == (1, True)

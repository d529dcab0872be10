"""What no commit waits for: `run.py test --long` tries it.

CI has 25 minutes on two cores. So each room of the server meets one of the two databases there
and both of them with `--long`; what every room stands on meets both at any time. Of the SDK and
the terminal CI walks what carries a message, a key, a consent or an alert; papers, exports in
every form and each group of commands come with `--long`.
"""

from __future__ import annotations

# Rooms whose tests on a database are left to the step of the other one.
ON_POSTGRES = ["blobs", "boundaries", "practices", "safety"]
ON_SQLITE = ["appointments", "billing", "insights", "notices", "policies", "records", "rollout"]

SDK = [
    "billing",
    "bridge",
    "crisis_snapshot",
    "export/test_between_sessions.py",
    "export/test_bills.py",
    "export/test_every_client.py",
    "export/test_exporting.py",
    "export/test_fhir.py",
    "export/test_requests.py",
    "export/test_stopped.py",
    "export/test_what_is_gone.py",
    "retention",
    "test_candidacy.py",
    "test_carrying.py",
    "test_caseload.py",
    "test_consent_saving.py",
    "test_desk_seats.py",
    "test_discharging.py",
    "test_examples.py",
    "test_fee_disputes.py",
    "test_fee_statements.py",
    "test_fhir_record.py",
    "test_fhir_saving.py",
    "test_guardians.py",
    "test_importing.py",
    "test_matches.py",
    "test_measures.py",
    "test_notes.py",
    "test_outbox_survives.py",
    "test_pausing.py",
    "test_policies.py",
    "test_preparing.py",
    "test_record_requests.py",
    "test_reply_drafts.py",
    "test_reviews.py",
    "test_rollout.py",
    "test_saved_replies.py",
    "test_surveys.py",
    "test_transferring.py",
    "test_vendors.py",
]
COMMANDS = [
    "agenda",
    "agreement",
    "alerts",
    "appointments",
    "billing",
    "bridge",
    "card",
    "card_beside",
    "check_ins",
    "cover",
    "crisis",
    "custody",
    "desk",
    "drafts",
    "emergency",
    "endings",
    "fees",
    "homework",
    "hours",
    "journal",
    "later",
    "marks",
    "measures",
    "model",
    "moment",
    "notes",
    "plan",
    "prepare",
    "private",
    "records",
    "records_fhir",
    "records_keeping",
    "records_requests",
    "redirects",
    "replies",
    "rollout",
    "rule_changes",
    "saved_replies",
]
SERVER = ["billing/test_biller.py", "billing/test_doors.py"]
LATER = [
    *(f"tests/sdk/{path}" for path in SDK),
    *(f"tests/cli/test_{group}.py" for group in COMMANDS),
    *(f"tests/server/{path}" for path in SERVER),
]

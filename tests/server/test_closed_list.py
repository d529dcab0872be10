"""Every column of every table has its line in the closed list of docs/protocol.md, section 8."""

from pathlib import Path

import meantime.server.main  # noqa: F401  brings every table with it
from meantime.server.kit.database import metadata

PAGE = Path(__file__).parents[2] / "docs" / "protocol.md"

# How a line begins: the tables, each with its columns. `practice_id` leads nearly all of them.
CLOSED_LIST = {
    "e-mail, phone": {
        "logins": "practice_id account_id login_index sealed_login",
        "locks": "practice_id account_id kind suite public wrapped set_at",
        "sign_ins": "practice_id id seat_id account_id device address created_at last_seen_at "
        "expires_at revoked_at",
        "append_tokens": "practice_id sign_in_id expires_at",
    },
    "account ids and cards": {
        "accounts": "practice_id id card invited_seat_id created_at",
        "locks": "auth_hash",
        "sign_ins": "token_hash",
        "append_tokens": "token_hash",
        "setup_codes": "code_hash expires_at",
        "used_nonces": "nonce expires_at",
        "throttles": "key failed last_failed_at forgotten_at",
    },
    "practice name": {
        "practices": "practice_id name phone address zone country locale created_at",
    },
    "who is seated where": {
        "spaces": "practice_id id type purpose responsible_id",
        "seats": "practice_id space_id seat_id role card since_seq since_at until_seq until_hash "
        "invited_as invited_until",
        "invitations": "practice_id space_id seat_id invited_as invited_by created_at until "
        "used_at withdrawn_at",
        "staff": "practice_id account_id role permissions since",
    },
    "sealed bodies": {
        "entries": "header body signature",
        "snapshots": "practice_id space_id state",
        "spaces": "head_seq head seats_hash",
    },
    "per entry": {
        "entries": "practice_id space_id seq id received_at author kind gen attention show_at re "
        "size",
    },
    "audit and access log": {
        "audit_events": "practice_id id at seat_id sign_in_id action subject outcome block",
        "audit_blocks": "practice_id number hash",
    },
}
NOT_ABOUT_ANYBODY = {"meta"}  # which shape the tables have


def test_every_column_is_in_the_closed_list_once_and_nothing_else_is():
    listed = [
        f"{table}.{column}"
        for tables in CLOSED_LIST.values()
        for table, columns in tables.items()
        for column in columns.split()
    ]
    there = [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if table.name not in NOT_ABOUT_ANYBODY
    ]
    assert sorted(listed) == sorted(there)


def test_every_line_that_a_column_names_is_on_the_page():
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    for beginning in CLOSED_LIST:
        assert [row for row in rows if row.startswith(f"| {beginning}")], beginning

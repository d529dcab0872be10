"""The closed list: what the server may know, column by column (protocol.md section 8)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import inspect

import meantime.server.main  # noqa: F401  it loads every room's tables
from meantime.server.kit.database import metadata

PAGE = Path(__file__).parents[2] / "docs" / "stored.md"
ROW = re.compile(r"^\| `(\w+)` \| ((?:`\w+` ?)+) \|", re.MULTILINE)

# Asked for before anybody has said which practice it is.
WITHOUT_PRACTICE = {"logins", "meta", "setup_codes", "throttles", "used_nonces"}


def listed():
    return {
        table: re.findall(r"\w+", columns)
        for table, columns in ROW.findall(PAGE.read_text(encoding="utf-8"))
    }


def test_the_tables_are_the_closed_list():
    tables = {name: list(table.columns.keys()) for name, table in metadata.tables.items()}
    assert tables == listed()


def test_the_database_holds_those_tables_and_no_other(world):
    def stored(unit):
        found = inspect(unit.db)
        return {
            name: [column["name"] for column in found.get_columns(name)]
            for name in found.get_table_names()
        }

    assert world.server.read(stored) == listed()


@pytest.mark.parametrize("name", sorted(metadata.tables.keys() - WITHOUT_PRACTICE))
def test_the_practice_leads_every_key(name):
    table = metadata.tables[name]
    keys = [
        list(table.primary_key.columns),
        *(i.columns.values() for i in table.indexes if i.unique),
    ]
    assert {key[0].name for key in keys} == {"practice_id"}

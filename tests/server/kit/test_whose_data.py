"""A demo's data and a practice's never stand in for each other."""

import asyncio
from dataclasses import replace

import pytest

from meantime.server.kit.database import SCHEMA_VERSION, WrongPeople, WrongSchema, meta
from meantime.server.main import database_of, prepare
from tests.running import settings_for


@pytest.fixture
def settings(database, new_database, tmp_path):
    """Yield settings on each database in turn."""
    return settings_for(tmp_path, new_database(database))


@pytest.mark.parametrize("is_demo", [False, True])
def test_only_the_kind_that_made_the_data_opens_them(settings, is_demo):
    made = replace(settings, demo=is_demo)
    asyncio.run(prepare(made))
    with pytest.raises(WrongPeople):
        asyncio.run(prepare(replace(settings, demo=not is_demo)))
    asyncio.run(prepare(made))


def test_data_of_a_newer_version_are_not_touched(settings):
    asyncio.run(prepare(settings))
    database = database_of(settings)
    with database.connect(to_write=True) as db:
        db.execute(meta.update().values(schema_version=SCHEMA_VERSION + 1))
    with pytest.raises(WrongSchema):
        asyncio.run(prepare(settings))

"""A bare database of each kind."""

from __future__ import annotations

import pytest

from meantime.server.kit.postgres import Postgres
from meantime.server.kit.sqlite import Sqlite


@pytest.fixture
def open_database(database, new_database, tmp_path):
    """Return how to reach one database, empty at first."""
    url = new_database(database)
    return lambda: Postgres(url) if url else Sqlite(tmp_path)

"""What CI leaves to `--long` is there, and each room of the server meets a database in CI."""

from pathlib import Path

import pytest

from tools.later import LATER, ON_POSTGRES, ON_SQLITE

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("path", LATER)
def test_what_is_left_for_later_is_there(path):
    assert (ROOT / path).exists()


def test_a_room_is_left_to_one_database_at_most():
    rooms = [*ON_POSTGRES, *ON_SQLITE]
    assert len(set(rooms)) == len(rooms)
    assert all((ROOT / "tests" / "server" / room).is_dir() for room in rooms)

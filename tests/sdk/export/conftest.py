import pytest


@pytest.fixture
def folder(tmp_path):
    """Return where an export goes that is not there yet."""
    return tmp_path / "export"

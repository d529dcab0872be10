"""The log says what went wrong and where, and quotes nobody."""

from __future__ import annotations

import logging

import pytest
import structlog

from meantime.server.kit import problems
from meantime.server.kit.problems import Internal, as_problem
from meantime.server.logs import Bare

PLANTED = "what somebody wrote"


@pytest.fixture
def logged():
    """Yield the list of log entries made from here on."""
    with structlog.testing.capture_logs() as entries:
        yield entries


def failed():
    raise ValueError(PLANTED)


def test_an_unforeseen_error_is_logged_by_its_type_and_place(logged, monkeypatch):
    monkeypatch.setattr(problems, "log", structlog.get_logger())
    with pytest.raises(ValueError, match=PLANTED) as caught:
        failed()
    assert isinstance(as_problem(caught.value), Internal)
    (entry,) = logged
    assert entry["error"] == "ValueError"
    assert entry["at"].startswith(__name__)
    assert PLANTED not in repr(entry)


def test_a_library_s_complaint_is_passed_on_without_its_words(logged):
    library = logging.getLogger("some.library")
    library.propagate = False
    library.addHandler(Bare())
    try:
        failed()
    except ValueError:
        library.exception("it failed for %s", PLANTED)
    (entry,) = logged
    assert (entry["logger"], entry["error"]) == ("some.library", "ValueError")
    assert PLANTED not in repr(entry)

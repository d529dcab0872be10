"""A letter that somebody attaches, and how its way is told apart on the network."""

from __future__ import annotations

import re
import secrets

CONTENT = secrets.token_bytes(700_000)
PART = re.compile(r"/api/spaces/[^/]+/blobs/[^/]+/parts/\d+")
NAME = "letter to my brother.pdf"


def is_part(request):
    return PART.fullmatch(request.url.path) is not None


def is_download(request):
    return request.method == "GET" and "/blobs/" in request.url.path


def received(hands):
    """Return the one file that the clinician sees, and the thread it is in."""
    thread = hands.thread(hands.clinician)
    (message,) = thread.files()
    return thread, message

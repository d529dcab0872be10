"""Sealed files over HTTP (protocol.md section 7).

A blob travels in parts of PART_BYTES, the last one shorter, each the whole body of a request.
"""

from __future__ import annotations

from typing import Final

from meantime.wire.base import Shape

PART_BYTES: Final = 256 * 1024


class NewBlob(Shape):
    """`size` is the length of the whole blob, one of those that sealed files have."""

    size: int


class BlobProgress(Shape):
    """How much the server holds of a blob; `is_stored` once that is all, and what it should be."""

    received: int
    is_stored: bool

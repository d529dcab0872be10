"""Ways in, a file for each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.billing import problems, service

if TYPE_CHECKING:
    from litestar.handlers import HTTPRouteHandler

__all__ = ["ROUTES", "problems", "service"]

ROUTES: list[HTTPRouteHandler] = []

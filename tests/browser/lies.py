"""A server that lies to one screen: its answers are changed on their way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Route

    from tests.browser.screens import Screen

API = "**/api"


def change(
    screen: Screen, path: str, lie: Callable[[Any], Any], *, method: str = "GET", times: int = 0
) -> None:
    """Let `lie` change the honest answers of `path`; the first `times` of them, 0 for all."""

    def meet(route: Route) -> None:
        if route.request.method != method:
            route.fallback()
            return
        answer = route.fetch()
        route.fulfill(response=answer, body=json.dumps(lie(answer.json())))

    screen.context.route(API + path, meet, **({"times": times} if times else {}))


def replace(screen: Screen, path: str, answer: Any, *, method: str = "GET", times: int = 0) -> None:
    """Give `answer` for `path` without asking the server."""

    def meet(route: Route) -> None:
        if route.request.method != method:
            route.fallback()
            return
        route.fulfill(status=200, content_type="application/json", body=json.dumps(answer))

    screen.context.route(API + path, meet, **({"times": times} if times else {}))


def refuse(screen: Screen, path: str, problem: str, *, method: str = "GET") -> None:
    """Answer `path` with a problem of that name, without asking the server."""

    def meet(route: Route) -> None:
        if route.request.method != method:
            route.fallback()
            return
        body = json.dumps({"type": problem, "status": 409})
        route.fulfill(status=409, content_type="application/problem+json", body=body)

    screen.context.route(API + path, meet)

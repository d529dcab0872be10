"""A server that lies to one screen: its answers are changed on their way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from meantime.protocol import canonical
from meantime.protocol.encoding import b64, unb64
from tests.browser import steps
from tests.browser.axe import violations
from tests.browser.screens import RETRIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Route

    from tests.browser.screens import Screen

API = "**/api"
ENTRIES = "/spaces/*/entries*"


def change(
    screen: Screen, path: str, lie: Callable[[Any], Any], *, method: str = "GET", times: int = 0
) -> None:
    """Let `lie` change the honest answers of `path`; the first `times` of them, 0 for all."""

    def meet(route: Route) -> None:
        if route.request.method != method:
            route.fallback()
            return
        answer = route.fetch(max_retries=RETRIES)
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


def open_again(screen: Screen) -> None:
    """Load the thread anew on a device that has seen it before."""
    screen.page.reload()
    steps.unlock(screen)


def help_is_at_hand(screen: Screen) -> None:
    """See that crisis help stands on the page, and hold the page against axe."""
    expect(screen.crisis_help).to_be_visible()
    assert violations(screen) == []


def header_of(wire: Any) -> dict[str, Any]:
    """Return the header of an entry as it travels."""
    header = canonical.decode(unb64(wire["h"]))
    assert isinstance(header, dict)
    return header


def swap_signature(page: Any) -> Any:
    """Put another signature under the newest entry of a page of the log."""
    for entry in page["entries"][-1:]:  # one that asks before there is news gets none
        entry["s"] = b64(bytes(64))
    return page

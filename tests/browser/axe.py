"""The accessibility rules of axe-core, run in the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.screens import WEB

if TYPE_CHECKING:
    from tests.browser.screens import Screen

SOURCE = WEB / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run()).violations.flatMap(
    ({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`))"""


def violations(screen: Screen) -> list[str]:
    """Return what axe holds against the page as it stands, empty if nothing."""
    screen.page.evaluate(SOURCE.read_text(encoding="utf-8"))
    found: list[str] = screen.page.evaluate(RUN)
    return found

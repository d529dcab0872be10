"""Webhooks of the practice: which programs are told that something has happened, by ids alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.wire.webhooks import (
    Deliveries,
    MadeWebhook,
    NewWebhook,
    Webhook,
    WebhookChange,
    Webhooks,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.sdk.http import Http
    from meantime.wire.webhooks import Kind


@dataclass(frozen=True, slots=True)
class OwnWebhooks:
    """Those of the practice, for its custodians. Every call raises ProblemError, Unreachable."""

    http: Http

    def list(self) -> list[Webhook]:
        """Return them, the oldest first, without their secrets."""
        return self.http.get("/webhooks", Webhooks).webhooks

    def make(self, url: str, kinds: Sequence[Kind]) -> MadeWebhook:
        """Make one; nobody is shown its secret again."""
        return self.http.post("/webhooks", NewWebhook(url=url, kinds=[*kinds]), MadeWebhook)

    def change(
        self, known: Webhook, *, url: str = "", kinds: Sequence[Kind] = (), is_on: bool = True
    ) -> Webhook:
        """Change where one goes and of what it tells; what is empty stays. Turn it on, or off."""
        wanted = [*kinds] or known.kinds
        change = WebhookChange(url=url or known.url, kinds=wanted, is_on=is_on)
        return self.http.put(f"/webhooks/{known.id}", change, Webhook)

    def remove(self, known: Webhook) -> None:
        """Forget one; what waits for it is never sent."""
        self.http.change("DELETE", f"/webhooks/{known.id}")

    def renew_secret(self, known: Webhook) -> MadeWebhook:
        """Give one another secret; the one of before signs as well for a day."""
        return self.http.post(f"/webhooks/{known.id}/secrets", None, MadeWebhook)

    def test(self, known: Webhook) -> None:
        """Tell one of nothing, to try it."""
        self.http.change("POST", f"/webhooks/{known.id}/test")

    def deliveries(self, known: Webhook, cursor: str = "") -> Deliveries:
        """Return a page of what was to be told to one, the newest first."""
        return self.http.get(f"/webhooks/{known.id}/deliveries", Deliveries, cursor=cursor)

    def resend(self, known: Webhook, delivery_id: str) -> None:
        """Tell an event again, under the same id."""
        place = f"/webhooks/{known.id}/deliveries/{delivery_id}/attempts"
        self.http.change("POST", place)

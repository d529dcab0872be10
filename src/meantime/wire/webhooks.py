"""Webhooks: another program of the practice's is told that something has happened, by ids alone."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from meantime.wire.base import Page, Shape

Kind = Literal[
    "message.waiting",
    "alert.opened",
    "alert.acknowledged",
    "alert.closed",
    "appointment.booked",
    "appointment.moved",
    "appointment.cancelled",
    "appointment.restored",
    "consent.given",
    "consent.withdrawn",
    "thread.copied",
    "emergency.opened",
    "record.due",
    "record.destroyed",
]
Fault = Literal["", "private", "unreachable", "answer"]
Off = Literal["", "chosen", "failing", "gone"]


class NewWebhook(Shape):
    """Where to, and which kinds of events."""

    url: str
    kinds: list[Kind]


class WebhookChange(Shape):
    """As `NewWebhook`; one that was off for whatever reason can be turned on again."""

    url: str
    kinds: list[Kind]
    is_on: bool


class Webhook(Shape):
    """A webhook as custodians see it; its secret is shown once, when it is made.

    `off` says why nothing is sent: it was chosen, nothing has worked for days, or the receiver says
    that it is gone. `old_until` is until when the secret of before signs as well.
    """

    id: str
    url: str
    kinds: list[Kind]
    off: Off
    failing_since: datetime | None
    made_at: datetime
    old_until: datetime | None


class Webhooks(Shape):
    webhooks: list[Webhook]


class MadeWebhook(Shape):
    """A webhook and its secret, `whsec_` and base64: nobody is shown it again."""

    webhook: Webhook
    secret: str


class Delivery(Shape):
    """An event for one webhook. `event_id` is the `webhook-id` under which it is sent.

    `state` is `waiting`, `sent` or `failed` for good. `status` is that of the last answer, 0 for
    none; `fault` says why the last attempt failed. `subject` is the id of what the event is about.
    """

    id: str
    event_id: str
    kind: str
    subject: str
    at: datetime
    state: Literal["waiting", "sent", "failed"]
    attempts: int
    tried_at: datetime | None
    status: int
    fault: Fault


class Deliveries(Page):
    """The newest first."""

    deliveries: list[Delivery]

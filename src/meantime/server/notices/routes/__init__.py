"""Ways in."""

from meantime.server.notices.routes import notices, webhooks

ROUTES = [*notices.ROUTES, *webhooks.ROUTES]

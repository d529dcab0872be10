"""Ways in, a file for each part."""

from meantime.server.records.routes import emergencies, keeping, openings, requests

ROUTES = [*emergencies.ROUTES, *keeping.ROUTES, *openings.ROUTES, *requests.ROUTES]

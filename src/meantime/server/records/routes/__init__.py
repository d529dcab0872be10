"""Ways in, a file for each part."""

from meantime.server.records.routes import custody, emergencies, keeping, openings, requests

ROUTES = [*custody.ROUTES, *emergencies.ROUTES, *keeping.ROUTES, *openings.ROUTES, *requests.ROUTES]

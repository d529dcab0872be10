"""Ways in, a file for each part."""

from meantime.server.records.routes import (
    crisis,
    custody,
    emergencies,
    keeping,
    openings,
    requests,
)

ROUTES = [
    *crisis.ROUTES,
    *custody.ROUTES,
    *emergencies.ROUTES,
    *keeping.ROUTES,
    *openings.ROUTES,
    *requests.ROUTES,
]

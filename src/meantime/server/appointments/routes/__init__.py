"""Ways in: the calendar and what was asked for; its feed; busy times."""

from meantime.server.appointments.routes import busy, calendar, feeds

ROUTES = [*calendar.ROUTES, *feeds.ROUTES, *busy.ROUTES]
OPEN_ROUTES = feeds.OPEN_ROUTES  # outside the API: a secret address is all that opens them

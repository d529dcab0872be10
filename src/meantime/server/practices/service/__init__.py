"""Use cases: found a practice, say what it is, let staff do things, see invitations."""

from meantime.server.practices.queries.practices import (
    country_of,
    details_of,
    founded_at,
    locale_of,
    zone_of,
)
from meantime.server.practices.queries.staff import custodians_of, roles_of, staff_role
from meantime.server.practices.service.founding import found, make_setup_code, show_setup_code
from meantime.server.practices.service.invitations import list_invitations
from meantime.server.practices.service.practices import (
    change_practice,
    demand_custodian,
    demand_owner,
    demand_staff,
    is_staff,
    keeps_books,
    keeps_calendars,
    show_practice,
)
from meantime.server.practices.service.seats import follow_seats
from meantime.server.practices.service.staff import change_permissions, list_staff, set_responsible
from meantime.server.practices.service.terms import end_term, list_terms, set_term

__all__ = [
    "change_permissions",
    "change_practice",
    "country_of",
    "custodians_of",
    "demand_custodian",
    "demand_owner",
    "demand_staff",
    "details_of",
    "end_term",
    "follow_seats",
    "found",
    "founded_at",
    "is_staff",
    "keeps_books",
    "keeps_calendars",
    "list_invitations",
    "list_staff",
    "list_terms",
    "locale_of",
    "make_setup_code",
    "roles_of",
    "set_responsible",
    "set_term",
    "show_practice",
    "show_setup_code",
    "staff_role",
    "zone_of",
]

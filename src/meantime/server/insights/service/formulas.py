"""Every metric that is counted here, and by what; docs/metrics.md has the formulas in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.server.appointments import service as appointments
from meantime.server.insights.rules import alerts, contact, dropout, replies
from meantime.server.insights.rules.counts import Count
from meantime.server.insights.service import shares
from meantime.server.notices import service as notices
from meantime.server.policies import service as policies
from meantime.server.policies.rules.offers import is_offered
from meantime.server.safety import service as safety

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from meantime.server.insights.rules.weeks import Weeks
    from meantime.server.insights.service.look import Look

    Formula = Callable[[Look, Weeks], Count]


def response_hours(look: Look, _: Weeks) -> Count:
    return replies.time_to_reply(look.messages, look.frame_of, look.span, look.looked_at)


def answered_share(look: Look, _: Weeks) -> Count:
    return replies.answered(look.messages, look.span, look.looked_at)


def messages_per_open_hour(look: Look, _: Weeks) -> Count:
    return replies.for_each_open_hour(look.messages, look.frames.values(), look.span)


def queue_age(look: Look, _: Weeks) -> Count:
    return replies.queue_age(look.messages, look.frame_of, look.span)


def response_within_window(look: Look, _: Weeks) -> Count:
    return shares.within_window(look.unit, look.practice_id, look.span)


def off_hours_reply_share(look: Look, _: Weeks) -> Count:
    return shares.off_hours(look.unit, look.practice_id, look.span)


def safety_review_on_time(look: Look, _: Weeks) -> Count:
    return shares.reviewed_on_time(look.unit, look.practice_id, look.span)


def consent_current_share(look: Look, _: Weeks) -> Count:
    return shares.consent_current(look.unit, look.practice_id, look.span)


def engagement(look: Look, weeks: Weeks) -> Count:
    return contact.engagement(look.seats, look.posts, weeks.each())


def evenings_free_share(look: Look, _: Weeks) -> Count:
    people = contact.enrolled(look.seats, look.span)
    return contact.evenings_free(look.posts, look.frames, look.span, people)


def reviews_kept_share(look: Look, _: Weeks) -> Count:
    kept, of = notices.reviews_kept(
        look.unit, look.practice_id, look.span, shares.block(), look.but
    )
    return Count(of, kept, contact.enrolled(look.seats, look.span))


def open_threads(look: Look, _: Weeks) -> Count:
    said = policies.decisions_in(look.unit, look.practice_id)
    found = [
        space_id
        for space_id, _ in look.threads
        if space_id in said
        and said[space_id].state == "on"
        and is_offered(said[space_id].decision, said[space_id].state)
    ]
    return Count(len(found), people=len(found))


def alert_minutes(look: Look, _: Weeks) -> Count:
    found = safety.taken_between(look.unit, look.practice_id, look.span, look.but)
    return alerts.time_to_take([alerts.Alert(*each) for each in found], look.looked_at)


def offers_booked_share(look: Look, _: Weeks) -> Count:
    found = appointments.offers_between(look.unit, look.practice_id, look.span, look.but)
    return Count(found.ended, found.taken, found.threads)


def dropout_with_messaging(look: Look, _: Weeks) -> Count:
    return dropout.dropout(cares(look, with_messaging=True), look.looked_at)


def dropout_without_messaging(look: Look, _: Weeks) -> Count:
    return dropout.dropout(cares(look, with_messaging=False), look.looked_at)


def cares(look: Look, *, with_messaging: bool) -> Iterable[dropout.Care]:
    """Yield the care of every client to whom messaging was ever offered, or was not."""
    said = policies.decisions_in(look.unit, look.practice_id)
    met = appointments.meetings_at(look.unit, look.practice_id, look.looked_at)
    for seat in look.seats:
        about, meeting = said.get(seat.space_id), met.get(seat.space_id)
        if (about is not None and about.offered_at is not None) is not with_messaging:
            continue
        yield dropout.Care(
            seat.client_id,
            seat.since,
            meeting.last_at if meeting else None,
            meeting.next_at if meeting else None,
            is_ended=seat.until is not None or (about is not None and about.state == "ended"),
        )


FLOWS: Final[Mapping[str, Formula]] = {
    "response_hours": response_hours,
    "response_within_window": response_within_window,
    "answered_share": answered_share,
    "off_hours_reply_share": off_hours_reply_share,
    "evenings_free_share": evenings_free_share,
    "reviews_kept_share": reviews_kept_share,
    "engagement": engagement,
    "messages_per_open_hour": messages_per_open_hour,
    "queue_age_hours": queue_age,
    "offers_booked_share": offers_booked_share,
    "alert_minutes": alert_minutes,
    "safety_review_on_time": safety_review_on_time,
}
# As it stands when it is counted: the newest counts, not a sum.
STOCKS: Final[Mapping[str, Formula]] = {
    "open_threads": open_threads,
    "dropout_with_messaging": dropout_with_messaging,
    "dropout_without_messaging": dropout_without_messaging,
    "consent_current_share": consent_current_share,
}
FORMULAS: Final[Mapping[str, Formula]] = {**FLOWS, **STOCKS}

"""Ties the rooms together: who hears of what, and what happens when a timer is due."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from meantime.server.accounts.events import SeatSought, SignInOpened, SignInsEnded
from meantime.server.appointments import service as appointments
from meantime.server.appointments.service import busy
from meantime.server.billing import service as billing
from meantime.server.billing.running import RUN_SECONDS, Biller
from meantime.server.billing.service import runs as billing_runs
from meantime.server.boundaries import service as boundaries
from meantime.server.boundaries.events import FrameSet, ReplyTakenBack
from meantime.server.boundaries.service.due import OVERDUE
from meantime.server.boundaries.service.promises import PROMISED
from meantime.server.insights import service as insights
from meantime.server.insights.counting import COUNT_SECONDS, Counter
from meantime.server.insights.events import MadeUpSought
from meantime.server.kit.audit import AuditRow
from meantime.server.kit.events import Hearers
from meantime.server.kit.outbox.posting import (
    MessageFailed,
    MessagePosted,
    MessagePutOff,
    MessageSent,
)
from meantime.server.kit.timers.setting import TimerSet
from meantime.server.notices import service as notices
from meantime.server.notices.mail import Mailer
from meantime.server.notices.push import Pusher
from meantime.server.notices.service import deliveries
from meantime.server.notices.service.deliveries import WEBHOOK
from meantime.server.notices.service.leaving import REMINDER
from meantime.server.notices.service.telling import NOTICES
from meantime.server.notices.service.ways import MAIL, PUSH
from meantime.server.notices.webhooks import Caller
from meantime.server.policies import service as policies
from meantime.server.policies.events import (
    ConsentKept,
    FactsSought,
    LastDaySet,
    MessagingTurned,
    OfferProposed,
)
from meantime.server.practices import service as practices
from meantime.server.records import service as records
from meantime.server.records.crisis import MAKE_SECONDS
from meantime.server.records.service import crisis, emergencies
from meantime.server.records.service import requests as record_requests
from meantime.server.rollout import service as rollout
from meantime.server.safety import service as safety
from meantime.server.spaces import service as spaces
from meantime.server.spaces.events import (
    EntryAppended,
    EntryProposed,
    LogRead,
    ResponsibleChanged,
    SeatsChanged,
    SpaceTouched,
    TermProposed,
    TermTurned,
)
from meantime.server.spaces.wakeups import wake, wake_beside

if TYPE_CHECKING:
    from meantime.server.accounts.server_key import ServerKey
    from meantime.server.appointments.busy import BusyCalendars
    from meantime.server.kit.hub import Hub
    from meantime.server.kit.outbox.sender import Senders
    from meantime.server.kit.store import Store
    from meantime.server.kit.timers.sweeper import Timers
    from meantime.server.notices.service.ways import Ways
    from meantime.server.records.crisis import CrisisKeeper
    from meantime.server.settings import Settings


def hearers(hub: Hub, timers: Timers, senders: Senders, ways: Ways) -> Hearers:
    """Return who hears which event; the one place where rooms are tied together."""
    wired = Hearers()
    wired.on(TimerSet, timers.hear)
    wired.on(MessagePosted, senders.hear)
    wired.on(SeatSought, spaces.find_seat)
    wired.on(SeatsChanged, practices.follow_seats(hub))
    wired.on(SeatsChanged, notices.forget_leavers)
    wired.on(SeatsChanged, crisis.plan_nights)
    wired.on(SeatsChanged, insights.plan_counts)
    wired.on(MadeUpSought, rollout.tell_made_up)
    wired.on(EntryProposed, policies.demand_agreement)
    wired.on(FactsSought, boundaries.tell_frame)
    wired.on(FactsSought, safety.tell_night)
    wired.on(EntryAppended, boundaries.run_clocks)
    wired.on(EntryAppended, boundaries.follow_promises)
    wired.on(ResponsibleChanged, boundaries.hand_over)
    wired.on(SeatsChanged, appointments.follow_seats)
    wired.on(SeatsChanged, appointments.end_feeds_of_leavers)
    wired.on(SeatsChanged, busy.forget_busy_of_leavers)
    wired.on(ResponsibleChanged, appointments.follow_responsible)
    wired.on(EntryAppended, deliveries.hear_entry)
    wired.on(AuditRow, deliveries.hear_done)
    wired.on(EntryAppended, wake(hub))
    wired.on(SeatsChanged, safety.demand_night)
    wired.on(SeatsChanged, rollout.hear_invitation)
    wired.on(OfferProposed, rollout.hear_offer)
    wired.on(EntryAppended, safety.hear_entry)
    wired.on(FrameSet, boundaries.hear_frame)
    wired.on(TermTurned, boundaries.hear_term)
    wired.on(TermTurned, notices.forget_turned)
    wired.on(TermTurned, wake_beside(hub))
    wired.on(SpaceTouched, wake_beside(hub))
    wired.on(LogRead, notices.note_reading)
    wired.on(LogRead, records.note_copy)
    wired.on(TermProposed, emergencies.guard_term)
    wired.on(SeatsChanged, emergencies.guard_seats)
    wired.on(SignInOpened, notices.note_sign_in)
    wired.on(SignInsEnded, notices.forget_signed_out)
    wired.on(MessageFailed, notices.note_failed)
    wired.on(MessageFailed, notices.forget_gone)
    wired.on(MessageFailed, deliveries.note_given_up)
    wired.on(MessageSent, notices.note_sent)
    wired.on(MessageFailed, safety.note_failed(ways))
    wired.on(MessagePutOff, safety.note_failed(ways))
    wired.on(MessageSent, safety.note_sent)
    wire_fees(wired)
    return wired


def wire_fees(wired: Hearers) -> None:
    """Say what money hears of: agreements, answers, and who sits where."""
    wired.on(SeatsChanged, billing_runs.plan_days)
    wired.on(ReplyTakenBack, billing.hear_taken_back)
    wired.on(ConsentKept, billing.hear_consent)
    wired.on(LastDaySet, billing.hear_last_day)
    wired.on(MessagingTurned, billing.hear_messaging)
    wired.on(SeatsChanged, billing.hear_seats)


def handle_timers(timers: Timers, ways: Ways, settings: Settings) -> None:
    """Say what happens when a timer of each kind is due."""
    timers.on(busy.BUSY, busy.fetch_again)
    timers.on(OVERDUE, boundaries.remind)
    timers.on(PROMISED, boundaries.remind_of_promise)
    timers.on(NOTICES, partial(notices.tell_due, ways=ways))
    timers.on(REMINDER, partial(notices.remind, ways=ways))
    timers.on(records.RETENTION, records.remind_due)
    timers.on(record_requests.RECORD_REQUEST, record_requests.remind)
    timers.on(boundaries.COVER, boundaries.turn_cover)
    timers.on(spaces.TERM, spaces.turn_term)
    timers.on(policies.TURN, policies.turn)
    timers.on(emergencies.EMERGENCY, emergencies.end_in_time)
    timers.on(crisis.CRISIS, partial(crisis.order, hour=settings.crisis_hour))
    timers.on(insights.INSIGHTS, insights.order)
    timers.on(billing_runs.BILLING, billing_runs.look)
    timers.on(safety.ALERT, partial(safety.take_step, ways=ways))


def handle_messages(  # noqa: PLR0913, PLR0917  whatever sends
    senders: Senders,
    store: Store,
    key: ServerKey,
    settings: Settings,
    calendars: BusyCalendars,
    crisis_keeper: CrisisKeeper,
) -> None:
    """Say who sends what leaves by each channel; mail only where a mail server is set."""
    if settings.smtp_host:
        senders.on(MAIL, Mailer(store, key, settings).send, settings.smtp_per_minute)
    senders.on(PUSH, Pusher(store, key, settings).send)
    senders.on(WEBHOOK, Caller(store, key, settings).send)
    senders.on(busy.BUSY, calendars.send)
    senders.on(insights.INSIGHTS, Counter(store).send, at_once=1, seconds=COUNT_SECONDS)
    senders.on(billing_runs.BILLING, Biller(store).send, at_once=1, seconds=RUN_SECONDS)
    senders.on(crisis.CRISIS, crisis_keeper.send, at_once=1, seconds=MAKE_SECONDS)

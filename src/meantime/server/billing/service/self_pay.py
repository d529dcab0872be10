"""That a client pays themselves, and no payer is to hear of it.

Source: 45 CFR 164.522(a)(1)(vi).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.billing.queries import holding
from meantime.server.billing.rules.days import ONE_DAY, day_of, month_of
from meantime.server.billing.service.access import role_in
from meantime.server.billing.service.days import today_in, zone_in
from meantime.server.billing.service.posts import demand_post
from meantime.server.kit.problems import NotPermitted
from meantime.server.practices.service.telling import tell_change

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.wire import billing as wire


def set_self_pay(unit: Unit, space_id: str, said: wire.SelfPay) -> wire.SelfPay:
    """Keep what the client wants of their payer, or that a clinician notes it for them.

    It begins with the day of its post, and the first one stays. The client alone ends it, from the
    day of their post on: of the days before, no payer is told later either. Said once more, it goes
    on from the first day, for what is kept back too long can be told, and nothing that was told
    taken back.
    Raises NotFound, NotPermitted.
    """
    role = role_in(unit, space_id)
    if role not in {"client", "clinician"} or (role == "clinician" and not said.is_on):
        raise NotPermitted
    post = demand_post(unit, space_id, said.post_id)
    practice_id = unit.caller.practice_id
    month = month_of(today_in(unit, practice_id))
    account = holding.lock_account(unit, practice_id, space_id, month)
    if account.is_self_pay == said.is_on:
        return said
    day = day_of(post.received_at, zone_in(unit, practice_id))
    since = account.self_pay_since or day
    until = None if said.is_on else day - ONE_DAY
    holding.set_self_pay(unit, practice_id, space_id, since, until)
    unit.audit("self_pay.on" if said.is_on else "self_pay.off", subject=space_id)
    tell_change(unit, practice_id, space_id)
    return said

"""An office in which jo pays for replies, and how anna charges them."""

from meantime.protocol.fee_posts import FeePlan


def today(office):
    return office.hers.fees.show().told.today


def plan(office, **more):
    said = {"kind": "per_message", "currency": "USD", "since": today(office).isoformat()}
    return FeePlan(**{**said, "amount": 1500, "tax": 1000, **more})


def agree(office, **more):
    plan_id = office.hers.fees.offer(plan(office, **more))
    office.theirs.sync().fees.answer(plan_id, "agreed")
    return plan_id


def answered(office, text="How do I begin?", **more):
    """Let jo write and anna answer; return the reply."""
    office.theirs.sync().write(text, **more)
    return office.hers.sync().reply("One step at a time.")


def proposed(office):
    hers = office.hers.sync()
    return {each.reply.entry_id: each.why for each in hers.fees.proposals(today(office))}


def charge(office, *items):
    return office.hers.sync().fees.charge(items, today(office))


def told(thread):
    return thread.sync().fees.show().told

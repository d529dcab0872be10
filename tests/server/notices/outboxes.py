"""What stands in a world's outbox."""

from sqlalchemy import select

from meantime.server.kit.outbox.tables import outbox


def attempts(world):
    """Return the rows of the outbox, oldest first."""
    found = select(outbox).order_by(outbox.c.created_at)
    return world.server.read(lambda unit: unit.db.execute(found).all())

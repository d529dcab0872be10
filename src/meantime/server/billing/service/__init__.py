"""What happens with money: plans, charges, statements."""

from meantime.server.billing import queries

__all__ = ["queries"]

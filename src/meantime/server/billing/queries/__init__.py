"""Every statement about money."""

from meantime.server.billing.tables import charges, plans, statements

__all__ = ["charges", "plans", "statements"]

"""What happens with money: plans, charges, statements."""

from meantime.server.billing.service.following import (
    hear_consent,
    hear_last_day,
    hear_messaging,
    hear_seats,
    hear_taken_back,
)

__all__ = ["hear_consent", "hear_last_day", "hear_messaging", "hear_seats", "hear_taken_back"]

"""The sealed logs: append, sync and wake-ups. The hot path of the server."""

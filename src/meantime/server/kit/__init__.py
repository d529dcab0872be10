"""What every room stands on: the store, units of work, problems, events, audit, wake-ups."""

"""A small practice with a history, made through the SDK, to look around in."""

"""The outbox: what leaves the house is written with its cause, and sent after the commit."""

"""Keeping a client's record by the practice's rules, and destroying it (protocol.md, F14)."""

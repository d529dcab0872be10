"""Policies and their versions, consents, whether messaging is offered, and the gate before it."""

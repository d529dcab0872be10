"""Timers: what is to happen at an instant, kept in the database until it has."""

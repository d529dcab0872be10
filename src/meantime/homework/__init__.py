"""Homework: which tasks stand, when each is to be done, and what came of it. Pure."""

"""Urgent messages: the alert that each opens, the ladder that wakes people, and how one ends."""

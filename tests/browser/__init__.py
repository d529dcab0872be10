"""Journeys of people through the real app, in Chromium, against a real server."""

"""What a client's weeks have in common: how much they wrote and when, and what went with it. Pure.

The same rule stands in the web app (`lib/trends`); `vectors/patterns.json` holds both to it.
"""

"""A session prepared: what of a client's messages and chart is for the next talk. Pure.

The same rule stands in the web app (`lib/preparing`); `vectors/preparing.json` holds both to it.
"""

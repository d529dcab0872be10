"""Saved replies and hints: which are offered, how they are filled, what a word may tell. Pure.

The same rules stand in the web app (`lib/replying`); `vectors/replies.json` holds both to them.
"""

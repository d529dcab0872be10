"""What counts as a word of a text, and when a text is found. Pure.

The same rules stand in the web app (`lib/searching`); `vectors/searching.json` holds both to them.
"""

"""How long a record is kept, by the rules that a practice has filled in. Pure.

The same rules stand in the web app (`lib/retention`); `vectors/retention.json` holds both to them.
"""

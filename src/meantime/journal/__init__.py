"""What is written in a journal by its local days, and what can be seen in it over time. Pure.

The same rules stand in the web app (`lib/journal`); `vectors/journal.json` holds both to them.
"""

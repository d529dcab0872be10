"""What messages cost and what follows from it, in whole units of a currency; pure.

The same rules stand in the web app (`lib/fees/rules`); `vectors/fees.json` holds both to them.
"""

"""Requests about a record: when each is due, and what may answer it. Pure.

The same rules stand in the web app (`lib/requesting`); `vectors/record_requests.json` holds both to
them. What each id is called in words stands in the content `record_requests`.
"""

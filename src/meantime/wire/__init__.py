"""Request and answer shapes per room: one definition for the server and the SDK.

Bytes travel as base64url text without padding, ids as that text, instants as RFC 3339 in UTC.
Instants inside signed headers are integers of milliseconds, as the protocol has them.
"""

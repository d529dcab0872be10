"""Check-ins between sessions: what an answer says, and which ones are open. Pure."""

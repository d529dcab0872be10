"""Cases that Python and TypeScript answer alike, each with what Python makes of it."""

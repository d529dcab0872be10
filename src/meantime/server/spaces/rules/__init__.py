"""What the room decides, without a database: about entries, and about the terms of seats."""

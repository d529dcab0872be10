"""What the room decides, without a database: whom an urgent message wakes, and when."""

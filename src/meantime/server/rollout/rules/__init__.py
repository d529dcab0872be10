"""Who has a place, and whether a task is done."""

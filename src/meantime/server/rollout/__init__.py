"""The roll-out: phases, what shows that their tasks are done, and how many clients have a place."""

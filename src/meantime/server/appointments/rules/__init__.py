"""What can be decided about the calendar without looking anything up."""

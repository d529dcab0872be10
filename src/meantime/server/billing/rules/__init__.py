"""What follows from what is known about money; pure."""

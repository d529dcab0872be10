"""What a practice learns from its own numbers: how sure a number is, and of whom it tells. Pure."""

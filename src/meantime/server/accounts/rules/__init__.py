"""What accounts decide, without a database."""

"""Pure decisions about the record."""

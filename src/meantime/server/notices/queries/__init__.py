"""Statements about notices, and about what people chose for theirs."""

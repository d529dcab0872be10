"""Statements about the record, a file for each part."""

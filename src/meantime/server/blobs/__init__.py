"""Sealed files: taken in part by part, kept beside the data, given to whoever may read the log."""

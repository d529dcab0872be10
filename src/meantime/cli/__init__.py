"""The `meantime` command: one file per group of commands."""

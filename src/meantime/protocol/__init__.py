"""The protocol `mt1`, sealed entries in signed logs: pure, without I/O and without a clock."""

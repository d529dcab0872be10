"""From the log to what people see. Pure: verified entries and opened posts in, views out."""

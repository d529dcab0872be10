"""Who is told, when a notice leaves, and what people may choose: nothing but decisions."""

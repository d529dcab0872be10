"""What the room decides, without a clock: `frames` and `days` first, then what stands on them."""

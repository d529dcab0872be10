"""Every statement about what was counted."""

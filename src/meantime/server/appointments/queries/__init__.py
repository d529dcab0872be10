"""Every statement of this room; each names the practice."""

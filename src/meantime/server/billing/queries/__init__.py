"""Every statement about money."""

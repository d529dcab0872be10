"""Every statement about phases, ticked tasks and exceptions."""

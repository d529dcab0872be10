"""Every statement about policies, consents, and whether messaging is offered."""

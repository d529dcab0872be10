"""Every statement about practices, their staff and their invitations."""

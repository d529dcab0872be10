"""The practice: what it says of itself, its staff, its invitations, who answers for a thread."""

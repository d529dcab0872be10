"""Every statement about accounts, their locks and their sign-ins."""

"""What the practice is paid: numbers from the server, names from desks, papers made here."""

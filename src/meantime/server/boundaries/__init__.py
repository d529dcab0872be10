"""When a clinician is there, and by when a client is answered: from metadata alone."""

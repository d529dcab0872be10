"""What messages cost: plans that were agreed to, what a clinician says is a charge, statements."""

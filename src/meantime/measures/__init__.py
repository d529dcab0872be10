"""What answers to a measure come to: totals, bands, change, and what cannot wait. Pure."""

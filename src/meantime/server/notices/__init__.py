"""What would leave the building: notices that say that something waits, and nothing else."""

"""What happens with money: plans, charges, statements."""

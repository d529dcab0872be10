"""What the server keeps of money: numbers, days and ids."""

"""What people do at the door: unlock, sign in, make an account, change a lock."""

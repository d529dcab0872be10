"""The blind server: orders entries, checks signatures, keeps promises; reads nothing."""

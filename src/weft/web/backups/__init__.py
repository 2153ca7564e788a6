"""A backup of the whole site in one file: every row, every file, the keys; and the way back."""

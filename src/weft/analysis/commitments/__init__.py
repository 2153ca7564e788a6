"""What was promised and what was delivered: benefits that happen once, as plain values."""

"""What was promised, what was delivered, who confirmed it, and what counts for which promise."""

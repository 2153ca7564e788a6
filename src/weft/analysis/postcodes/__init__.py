"""Postcodes as people write them, read by their shape alone; what exists is for an edition to say."""

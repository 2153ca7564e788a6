"""Postcodes, areas, boundaries, deprivation and populations, kept in editions and joined."""

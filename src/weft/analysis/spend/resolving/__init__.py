"""Which names are one organisation: links between mentions, and the groups that they make."""

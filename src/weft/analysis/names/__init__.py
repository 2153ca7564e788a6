"""What a name tells by itself: what tells two of them apart, and whether it may be a person's."""

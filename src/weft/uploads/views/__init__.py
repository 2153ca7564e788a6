"""HTTP in, HTTP out: files that are kept, and files on their way."""

"""What people type about frameworks."""

"""What a place asks for: frameworks in editions, what councils make of them, and crosswalks between them."""
